"""Takes the output from one build's state to the next: makes files, records them, removes others.

Whoever has found out what is due leaves it to this module, so that there is one order of doing
things that neither a reader nor a build that dies can be caught in.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from wardnews.claim import read_owned, write_owned
from wardnews.digest import digest_bytes
from wardnews.making import make_files
from wardnews.manifest import MANIFEST_PATH
from wardnews.outcome import Change
from wardnews.output import remove_files, write_file
from wardnews.source import is_racy
from wardnews.traces import OutputTrace
from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Executor
    from pathlib import Path

    from wardnews.cache import Cache
    from wardnews.making import Due, Made, Workshop
    from wardnews.progress import Tracker
    from wardnews.stopwatch import Stopwatch

RECORD = "record"
"""The name in the cache of the digest of the last `manifest.json`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What a build does to the output: the files to make, in order, and those to remove.

    `named` are the files that the mark names now, `planned` all that are to stand afterwards.
    """

    root: Path
    workshop: Workshop
    due: tuple[Due, ...]
    removed: tuple[str, ...]
    named: frozenset[str]
    planned: frozenset[str]


def take_turn(
    turn: Turn,
    traces: dict[str, OutputTrace],
    record: Callable[[Iterable[OutputTrace]], bytes],
    cache: Cache,
    executor: Executor,
    track: Tracker,
    watch: Stopwatch,
) -> tuple[Change, ...]:
    """Make and remove files, and return what was made; its traces are put among `traces`.

    New files come first, for no page leads to them yet; then what changes, then the record, which
    `record` returns for the traces of what was made; deletions last. So a reader who comes in
    between meets no broken link. The mark names whatever may stand there at any moment, so a
    build that dies leaves nothing that the next one does not know as ours. Raises `OutputError`.
    """
    output = turn.workshop.output
    if not turn.planned <= turn.named:
        write_owned(output, turn.planned.union(turn.named, turn.removed))
    made = make_files(turn.root, turn.workshop, turn.due, executor)
    changes = _changes_of(track("writing", made, len(turn.due)), traces)
    data = record([traces[each.path] for each in changes])
    write_file(output, MANIFEST_PATH, data, exists=MANIFEST_PATH in turn.named)
    cache.keep(RECORD, digest_bytes(data))
    watch.lap("writing")
    remove_files(output, turn.removed)
    cache.forget_outputs(sorted(traces.keys() - turn.planned) + list(turn.removed))
    cache.put_outputs(_aged(traces[path] for path in turn.planned & traces.keys()))
    if read_owned(output) != turn.planned:  # there is no mark where the folder was moved away
        write_owned(output, turn.planned)
    watch.lap("removing")
    return changes


def _changes_of(
    made: Iterable[tuple[Due, Made]], traces: dict[str, OutputTrace]
) -> tuple[Change, ...]:
    """Return what was made, each file's trace put among the others."""
    changes: list[Change] = []
    for due, done in made:
        path = due.item.path
        traces[path] = OutputTrace(path, done.key, done.stamp, done.sha256, is_young=True)
        changes.append(Change(path=path, reason=due.reason, effect=done.effect))
    return tuple(changes)


def _aged(traces: Iterable[OutputTrace]) -> Iterator[OutputTrace]:
    """Yield the young traces as they are to be kept, each with the age that its file has now."""
    now_ns = time.time_ns()
    for trace in traces:
        if trace.is_young:
            is_young = is_racy(trace.stamp, now_ns=now_ns)
            yield OutputTrace(trace.path, trace.key, trace.stamp, trace.sha256, is_young=is_young)
