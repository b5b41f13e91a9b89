"""Brings the output folder in line with a plan: finds what is due, has it made, removes the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wardnews.article import Entry, Rendition
from wardnews.claim import read_owned
from wardnews.errors import OutputError
from wardnews.indexing import load_index
from wardnews.keying import Keys
from wardnews.making import Due, Workshop, key_of
from wardnews.manifest import (
    MANIFEST_PATH,
    Manifest,
    OutputRecord,
    build_record,
    render_manifest,
)
from wardnews.outcome import Published, Reason
from wardnews.output import (
    is_temporary,
    read_output,
    remove_files,
    sweep_folders,
)
from wardnews.source import size_in
from wardnews.stopwatch import Stopwatch
from wardnews.theme import Frame
from wardnews.toolchain import load_versions
from wardnews.transfer import paths_in_the_way
from wardnews.turn import Turn, take_turn
from wardnews.values import dataclass
from wardnews.views import SearchPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet
    from concurrent.futures import Executor
    from pathlib import Path

    from wardnews.bodies import BodyReader
    from wardnews.cache import Cache
    from wardnews.making import Item
    from wardnews.page import DataFile, Plan, TextFile
    from wardnews.progress import Tracker
    from wardnews.theme import Theme
    from wardnews.traces import OutputTrace


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """All that is needed to write a site."""

    plan: Plan
    theme: Theme

    @property
    def frame(self) -> Frame:
        """What all pages of the site are rendered with."""
        return Frame(site=self.plan.site, templates=self.theme.templates)


def publish(
    root: Path,
    ready: Ready,
    output: Path,
    standing: Mapping[str, str],
    cache: Cache,
    executor: Executor,
    track: Tracker,
) -> Published:
    """Make the output folder hold the plan, and nothing else that wardnews ever wrote there.

    `standing` are the stamps of what stands there. Only what stands in the way of a new file is
    removed before that is made. Raises `OutputError`.
    """
    watch = Stopwatch()
    traces = cache.outputs()
    plan = ready.plan
    traces.update(proved_traces(output, traces.values(), standing))
    corpus, reader, keep = plan.corpus, cache.reader, cache.put_portions
    index = load_index(corpus, standing, traces, reader, keep, executor) if corpus else ()
    items = tuple(_items(plan, index))
    planned = frozenset([MANIFEST_PATH, *(item.path for item in items)])
    workshop = build_workshop(output, ready, reader)
    due = find_due(items, workshop, traces, standing)
    named = read_owned(output)
    removed = files_to_remove(standing, named, planned)
    sweep_folders(output, sorted(named - planned - standing.keys()))
    in_the_way = make_way(output, standing.keys(), removed, planned)
    watch.lap("comparing")
    turn = Turn(
        root=root,
        workshop=workshop,
        due=due,
        removed=tuple(path for path in removed if path not in in_the_way),
        named=named,
        planned=planned,
    )

    def record(_: Iterable[OutputTrace]) -> bytes:
        ordered = sorted(planned - {MANIFEST_PATH})
        return render_manifest(build_manifest(plan, (traces[path] for path in ordered)))

    changes = take_turn(turn, traces, record, cache, executor, track, watch)
    same = len(items) - len(changes)
    return Published(changes=changes, removed=removed, untouched=same, seconds=watch.laps)


def build_workshop(output: Path, ready: Ready, reader: BodyReader) -> Workshop:
    """Return what the pages of a site are made with."""
    keys, frame = Keys(Entry, Rendition), ready.frame
    return Workshop(output, frame, keys.key(frame), keys, reader)


def make_way(
    output: Path, standing: AbstractSet[str], removed: tuple[str, ...], planned: AbstractSet[str]
) -> tuple[str, ...]:
    """Remove the old files that stand in place of a folder, or in the folder of a file.

    Returns them. Raises `OutputError` where a link, or somebody else's file, stands so.
    """
    staying = tuple(sorted(standing - planned - frozenset(removed)))
    for path in paths_in_the_way(staying, planned):
        raise OutputError("in-the-way", path=f"{output}/{path}")
    in_the_way = paths_in_the_way(removed, planned)
    remove_files(output, in_the_way)
    return in_the_way


def files_to_remove(
    standing: Iterable[str], owned: AbstractSet[str], planned: AbstractSet[str]
) -> tuple[str, ...]:
    """Return the files that are not planned and that wardnews wrote, sorted: no one else's."""
    left = (path for path in standing if path not in planned)
    return tuple(sorted(path for path in left if path in owned or is_temporary(path)))


def build_manifest(plan: Plan, traces: Iterable[OutputTrace]) -> Manifest:
    """Return the record of a build that left these files, sorted by path."""
    outputs = tuple(map(record_of, traces))
    return Manifest(
        base_url=plan.site.base_url,
        versions=load_versions(),
        outputs=outputs,
        sources=plan.sources,
        has_drafts=plan.has_drafts,
    )


def record_of(trace: OutputTrace) -> OutputRecord:
    """Return the record of a file of the output."""
    return OutputRecord(path=trace.path, sha256=trace.sha256, size=size_in(trace.stamp))


def reason_to_make(key: str, trace: OutputTrace | None, stamp: str | None) -> Reason | None:
    """Return why a file must be made again, or `None` where what stands there is what is planned.

    `trace` is what the last build knows of it, `stamp` that of the file that stands there now.
    """
    if trace is None:
        return Reason.NEW if stamp is None else Reason.UNKNOWN
    if stamp is None:
        return Reason.MISSING
    if trace.key != key:
        same_content = trace.key.partition(":")[0] == key.partition(":")[0]
        return Reason.THEME if same_content else Reason.CONTENT
    return None if trace.stamp == stamp else Reason.ALTERED


def _items(plan: Plan, index: Iterable[DataFile | TextFile]) -> Iterator[Item]:
    """Yield each file of the site, in the order in which readers must come to see them."""
    yield from plan.copies
    yield from plan.variants
    for page in plan.pages:
        if isinstance(page.content, SearchPage):  # it comes after what it reads
            yield from index
        yield page


def find_due(
    items: Iterable[Item],
    workshop: Workshop,
    traces: Mapping[str, OutputTrace],
    standing: Mapping[str, str],
) -> tuple[Due, ...]:
    """Return the files that must be made, in the order of the items but the new ones first.

    The key of one without a trace need not be known yet.
    """
    due: list[Due] = []
    for item in items:
        trace, stamp = traces.get(item.path), standing.get(item.path)
        key = key_of(item, workshop.keys, workshop.frame_key) if trace is not None else ""
        reason = reason_to_make(key, trace, stamp)
        if reason is not None:
            due.append(Due(item, key, reason, stamp is not None))
    return tuple(sorted(due, key=lambda each: each.stands))


def proved_traces(
    output: Path, traces: Iterable[OutputTrace], standing: Mapping[str, str]
) -> dict[str, OutputTrace]:
    """Return the traces that were young when they were kept, without a stamp where it deceives.

    A file can be written again within one tick of the file system's clock and keep its stamp, so
    the stamp of a file that was young proves nothing: its bytes do (git: "racily clean").
    """
    young = (trace for trace in traces if trace.is_young)
    return {
        trace.path: trace
        if standing.get(trace.path) == trace.stamp and _holds(output, trace)
        else replace(trace, stamp="")
        for trace in young
    }


def _holds(output: Path, trace: OutputTrace) -> bool:
    return build_record(trace.path, read_output(output, trace.path)).sha256 == trace.sha256
