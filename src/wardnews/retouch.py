"""Builds a site again in which nothing but the texts of a few sources has changed.

That is what most builds of a large archive are for, and planning all of it again is most of what
they would do. The ground of the last plan (`ground`) tells which part of the archive the pages
rest on that show those texts; this part is planned by the same rules as the whole, and only those
pages of it are looked at. Whatever else has changed, or might have, is left to a whole build.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wardnews.article import is_markdown
from wardnews.claim import read_owned
from wardnews.digest import digest_bytes
from wardnews.executors import SerialExecutor
from wardnews.ground import decode_ground, encode_ground, is_in_past
from wardnews.indexing import build_tail, text_files
from wardnews.loading import next_trace
from wardnews.manifest import MANIFEST_PATH, with_records
from wardnews.outcome import Published
from wardnews.output import read_output
from wardnews.parse import ParseOptions
from wardnews.part import plan_part, sources_of
from wardnews.preparing import config_of
from wardnews.publishing import build_workshop, files_to_remove, find_due, proved_traces, record_of
from wardnews.reading import Suspect, parse_suspects
from wardnews.search.segment import ENDING, FOLDER, contents_of
from wardnews.stopwatch import Stopwatch
from wardnews.text import nfc
from wardnews.traces import CacheDamagedError
from wardnews.turn import RECORD, Turn, take_turn
from wardnews.unchanged import GROUND
from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from wardnews.basis import Source
    from wardnews.cache import Cache
    from wardnews.ground import Ground
    from wardnews.making import Item
    from wardnews.outcome import Project
    from wardnews.page import Plan
    from wardnews.progress import Tracker
    from wardnews.publishing import Ready
    from wardnews.reading import Fresh
    from wardnews.source import Listed
    from wardnews.traces import OutputTrace, SourceTrace
    from wardnews.unchanged import Inputs, Scan, Settled

MOST_SOURCES = 16
"""So many sources are retouched at most: all is done in this process, for no pool would pay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retouched:
    """What such a build did: what all the rest came to before, and what was parsed and written.

    `ground` is what the cache is to keep of the ground now.
    """

    ground: str
    settled: Settled
    parsed: int
    published: Published


@dataclass(frozen=True, slots=True)
class _Text:
    """A source that was read again: what was known of it, what is now, and what was found out."""

    known: SourceTrace
    trace: SourceTrace
    fresh: Fresh

    @property
    def is_new(self) -> bool:
        """Whether its bytes are others than they were."""
        return bool(self.fresh.value)


def retouch(
    project: Project,
    inputs: Inputs,
    output: Path,
    scan: Scan,
    kept: str,
    cache: Cache,
    track: Tracker,
) -> Retouched | None:
    """Bring the output up to date where only texts have changed; `None` where more may have.

    `kept` is what the cache keeps of the last ground; after this it keeps none. With `None` nothing
    has been done. What is written is byte for byte what a whole build writes. Raises `OutputError`,
    `SourceError`, `CacheDamagedError`.
    """
    watch = Stopwatch()
    ground = decode_ground(kept, inputs.surroundings(project.options))
    if ground is None or not ground.settled.holds_at(project.as_of):
        return None
    stamps = cache.source_stamps()
    listed = _changed(inputs.listing, stamps)
    named = read_owned(output)
    young = _young_where_whole(output, scan.standing, named, cache)
    config = config_of(project, inputs.settings)
    if listed is None or young is None or isinstance(config, tuple):
        return None
    watch.lap("comparing")
    texts = _read_again(project.root, listed, ParseOptions(time_zone=config.time_zone), cache)
    if texts is None or not _nothing_else_is_new(texts, ground):
        return None
    watch.lap("reading")
    changed = _taken_in(texts, cache)
    part = plan_part(project, inputs, config, ground, stamps.keys(), changed, cache)
    watch.lap("planning")
    turn = _turn(project.root, output, scan.standing, named, young, part, cache)

    def record(made: Iterable[OutputTrace]) -> bytes:
        return _record(output, part.plan, made, turn.removed)

    changes = take_turn(turn, young, record, cache, SerialExecutor(), track, watch)
    if changed:
        cache.forget_bodies(each.known.body for each in texts if each.is_new)
    same = ground.settled.files - len(changes)
    published = Published(changes=changes, removed=turn.removed, untouched=same, seconds=watch.laps)
    kept = _next_ground(kept, ground, part.plan)
    return Retouched(ground=kept, settled=ground.settled, parsed=len(changed), published=published)


def _taken_in(texts: Iterable[_Text], cache: Cache) -> frozenset[str]:
    """Keep what was read for good, and return the paths of the sources with other bytes."""
    new = [each for each in texts if each.is_new]
    cache.drop(GROUND)  # until all that follows is done
    cache.put_bodies((each.fresh.body_digest, each.fresh.body) for each in new)
    cache.put_sources(each.trace for each in texts)
    cache.commit()
    return frozenset(each.trace.path for each in new)


def _turn(
    root: Path,
    output: Path,
    standing: Mapping[str, str],
    named: frozenset[str],
    young: Mapping[str, OutputTrace],
    part: Ready,
    cache: Cache,
) -> Turn:
    """Return what must be made and removed so that the output shows the part of the archive."""
    items = tuple(_items(part.plan, cache))
    known = {**cache.outputs(each.path for each in items), **young}
    workshop = build_workshop(output, part, cache.reader)
    due = find_due(items, workshop, known, standing)
    removed = _removed(named, part.plan)
    return Turn(
        root=root,
        workshop=workshop,
        due=due,
        removed=removed,
        named=named,
        planned=named.union(each.item.path for each in due).difference(removed),
    )


def _items(plan: Plan, cache: Cache) -> Iterator[Item]:
    """Yield each file that may have to be made, in the order in which readers come to see them."""
    if plan.corpus is not None:
        yield from text_files(plan.corpus)
        yield from build_tail(plan.corpus, cache.reader)
    yield from plan.pages


def _removed(named: Iterable[str], plan: Plan) -> tuple[str, ...]:
    """Return the files of the search index whose folder has another name now, sorted."""
    if plan.corpus is None:
        return ()
    names = (*plan.corpus.segments, *(chunk.name for chunk in plan.corpus.chunks))
    folders = tuple(f"{FOLDER}{name}/" for name in names)
    of_index = (path for path in named if path.startswith(FOLDER) and path.endswith(ENDING))
    return tuple(sorted(path for path in of_index if not path.startswith(folders)))


def _next_ground(kept: str, ground: Ground, plan: Plan) -> str:
    """Return what is to be kept of the ground now; `kept` is what was kept of it before."""
    if plan.corpus is None:
        return kept
    return encode_ground(replace(ground, contents=contents_of(plan.corpus)))


def _changed(listing: tuple[Listed, ...], stamps: Mapping[str, str]) -> tuple[Listed, ...] | None:
    """Return the sources that must be read again; `None` where files came, went, or are many."""
    found = tuple(each for each in listing if not each[1] or stamps.get(each[0]) != each[1])
    known = all(is_markdown(path) and nfc(path) in stamps for path, _ in found)
    return found if known and len(listing) == len(stamps) and len(found) <= MOST_SOURCES else None


def _young_where_whole(
    output: Path, standing: Mapping[str, str], named: frozenset[str], cache: Cache
) -> dict[str, OutputTrace] | None:
    """Return the traces whose stamps proved nothing, now proved; `None` where a file is altered.

    Files of somebody else's may stand beside ours.
    """
    stamps = cache.output_stamps()
    known = named == {MANIFEST_PATH, *stamps} and not files_to_remove(standing, named, named)
    if not known or any(standing.get(path) != stamp for path, stamp in stamps.items()):
        return None
    if MANIFEST_PATH not in standing:
        return None
    if digest_bytes(read_output(output, MANIFEST_PATH)) != cache.kept(RECORD):
        return None
    paths = cache.young_outputs()
    young = proved_traces(output, cache.outputs(paths).values(), standing)
    is_whole = len(young) == len(paths) and all(trace.stamp for trace in young.values())
    return young if is_whole else None


def _read_again(
    root: Path, listed: tuple[Listed, ...], options: ParseOptions, cache: Cache
) -> tuple[_Text, ...] | None:
    """Return what the sources hold now; `None` where one has a mistake, or nothing is known of it."""
    known = cache.sources(nfc(path) for path, _ in listed)
    if len(known) != len(listed):
        return None
    traces = [known[nfc(path)] for path, _ in listed]
    pairs = zip(listed, traces, strict=True)
    suspects = tuple(Suspect(path=path, known=trace.data) for (path, _), trace in pairs)
    found = parse_suspects((root, options), suspects)
    if any(fresh.problems for fresh in found):
        return None
    return tuple(
        _Text(trace, next_trace(trace.path, trace, stamp, fresh, trace.options), fresh)
        for (_, stamp), trace, fresh in zip(listed, traces, found, strict=True)
    )


def _nothing_else_is_new(texts: Iterable[_Text], ground: Ground) -> bool:
    """Return whether all other pages, and what is wrong with the site, are as they were."""
    new = [each for each in texts if each.is_new]
    paths = {each.trace.path for each in new}
    if any(problem.place.path in paths for problem in ground.settled.problems):
        return False
    if is_in_past(ground, paths):
        return False  # all of the past would have to be merged again
    before = sources_of(each.known.value for each in new)
    now = sources_of(each.trace.value for each in new)
    return list(map(_apart_from_text, before)) == list(map(_apart_from_text, now))


def _apart_from_text(source: Source) -> Source:
    """Return all that a plan knows of a source but its digests, and where its lines stand."""
    references = tuple(replace(each, line=0, column=0) for each in source.references)
    return replace(source, body="", digest="", references=references, marks=())


def _record(
    output: Path, plan: Plan, made: Iterable[OutputTrace], removed: tuple[str, ...]
) -> bytes:
    """Return the record of the build as it is to be now."""
    before = read_output(output, MANIFEST_PATH)
    try:
        return with_records(before, map(record_of, made), plan.sources, removed)
    except ValueError as error:
        raise CacheDamagedError("a file is not recorded") from error
