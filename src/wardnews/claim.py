"""Whose a folder is, so that nothing of anybody else's is ever written over or deleted.

The output carries a mark; a folder that does not, and is not empty, is left alone. The mark names
every file that wardnews may have written there. A lock keeps two builds out of one folder.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import filelock

from wardnews.errors import OutputError, UsageError
from wardnews.output import LOCK, MARK, cannot_write, write_over
from wardnews.source import real_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

LOCK_SECONDS = 60.0
SOURCE_FOLDERS = ("content", "templates", "static")


def refuse_sources(place: Path, root: Path) -> None:
    """Raise `UsageError` for a place to write to that lies among the sources of the site at `root`."""
    at = real_path(place)
    own = [real_path(root / folder) for folder in SOURCE_FOLDERS]
    if at == real_path(root / MARK) or any(at.is_relative_to(each) for each in own):
        raise UsageError("output-in-sources", path=str(place))


def refuse_taken(file: Path, root: Path, output: Path) -> None:
    """Raise `UsageError` for a file to write among the sources of a site, or in a built one.

    There it would take a page's place, or make the folder one that no build may write to.
    """
    refuse_sources(file, root)
    folders = real_path(file).parents
    if real_path(output) in folders or any((each / MARK).is_file() for each in folders):
        raise UsageError("output-in-output", path=str(file))


def prepare_output(root: Path, *, sources: Path | None = None) -> None:
    """Make and mark the output folder; raises `OutputError` for a folder of somebody else's.

    Raises `UsageError` for one that lies among the sources of the site at `sources`.
    """
    try:
        if sources is not None:
            refuse_sources(root, sources)
        # The mark is looked for last: another build may be making and marking the same folder now.
        if root.is_dir() and any(root.iterdir()) and not (root / MARK).is_file():
            raise OutputError("foreign-output", path=str(root))
        root.mkdir(parents=True, exist_ok=True)
        (root / MARK).touch()
    except OSError as error:
        raise cannot_write(root, error) from error


@contextlib.contextmanager
def lock_output(root: Path, *, wait: float) -> Iterator[None]:
    """Hold the output folder for one command; raises `OutputError` when another does for too long.

    `wait` is in seconds. The lock is the operating system's: it ends with its process.
    """
    lock = filelock.FileLock(root / LOCK, timeout=wait)
    try:
        lock.acquire()
    except filelock.Timeout as error:
        raise OutputError("output-busy", path=str(root)) from error
    except OSError as error:
        raise cannot_write(root / LOCK, error) from error
    try:
        yield
    finally:
        lock.release()


def read_owned(root: Path) -> frozenset[str]:
    """Return the paths of all files that wardnews may have written, as the mark names them."""
    try:
        return frozenset((root / MARK).read_text("utf-8", "replace").split("\n")) - {""}
    except OSError as error:
        raise cannot_write(root / MARK, error) from error


def write_owned(root: Path, paths: Iterable[str]) -> None:
    """Name in the mark all files that wardnews may have written; raises `OutputError`.

    A build names new files before it writes them and drops old ones after it has removed them,
    so a build that dies leaves no file that the next one does not know as ours.
    """
    text = "".join(f"{path}\n" for path in sorted(paths))
    write_over(root / MARK, text.encode("utf-8", "replace"))
