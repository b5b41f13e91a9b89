"""Builds again whenever something may have changed, until Ctrl-C; nothing else ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wardnews.errors import OutputError, SourceError, WardnewsError, reason_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from wardnews.watch import Watcher

PATIENCE = 3
"""How often a file that another program holds is tried before anything is said of it."""

LONGEST_RETRY = 5.0


def rebuild_forever(
    rebuild: Callable[[], None], failed: Callable[[WardnewsError], None], watcher: Watcher
) -> None:
    """Call `rebuild` after each change, and `failed` with what stops it; returns never.

    A file that cannot be read or written is tried again by itself: Word and virus scanners hold
    files for a moment, and a branch that is checked out is for a moment half there.
    """
    failures = 0
    while True:
        watcher.wait(retry_after(failures))
        error = error_of(rebuild)
        is_passing = isinstance(error, SourceError | OutputError)
        failures = failures + 1 if is_passing else 0
        if error is not None and (not is_passing or failures >= PATIENCE):
            failed(error)


def retry_after(failures: int) -> float | None:
    """Return how many seconds after so many failures to try again; `None` after none."""
    return min(0.1 * 2**failures, LONGEST_RETRY) if failures else None


def error_of(rebuild: Callable[[], object]) -> WardnewsError | None:
    """Return what stops a build, also what nobody foresaw: a preview goes on in any case."""
    try:
        rebuild()
    except WardnewsError as error:
        return error
    except OSError as error:
        return SourceError("cannot-read", path=str(error.filename or ""), reason=reason_of(error))
    except Exception as error:  # as the command line's own last resort
        return WardnewsError("unexpected", reason=f"{type(error).__name__}: {error}")
    return None
