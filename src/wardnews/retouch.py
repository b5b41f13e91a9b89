"""Builds a site again in which nothing but the texts of a few sources has changed.

That is what most builds of a large archive are for, and planning all of it again is most of what
they would do. The ground of the last plan (`ground`) tells which part of the archive the pages
rest on that show those texts; this part is planned by the same rules as the whole, and only those
pages of it are looked at. Whatever else has changed, or might have, is left to a whole build.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wardnews.archive import Moment, build_archive
from wardnews.article import Article, Asset, StandingPage, is_markdown
from wardnews.digest import digest_bytes
from wardnews.ground import decode_ground, needed_for
from wardnews.loading import decoded_as, next_trace
from wardnews.making import make_files
from wardnews.manifest import MANIFEST_PATH, with_records
from wardnews.outcome import Published
from wardnews.output import read_output, read_owned, write_file
from wardnews.page import Feed, Plan
from wardnews.parse import ParseOptions
from wardnews.pictures import picture_url
from wardnews.plan import build_site, published_sources
from wardnews.plan.articles import plan_articles, plan_standing_pages
from wardnews.plan.machines import plan_feeds
from wardnews.preparing import read_config
from wardnews.publishing import (
    RECORD,
    Ready,
    aged,
    build_workshop,
    changes_of,
    find_due,
    proved_traces,
    record_of,
)
from wardnews.reading import Suspect, parse_suspects
from wardnews.source import read_theme, read_visits
from wardnews.stopwatch import Stopwatch
from wardnews.text import nfc
from wardnews.traces import CacheDamagedError
from wardnews.unchanged import GROUND
from wardnews.values import dataclass
from wardnews.visits import with_visits

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from concurrent.futures import Executor
    from pathlib import Path

    from wardnews.basis import Source
    from wardnews.cache import Cache
    from wardnews.config import Config
    from wardnews.ground import Ground
    from wardnews.outcome import Project
    from wardnews.page import Page
    from wardnews.progress import Tracker
    from wardnews.reading import Fresh
    from wardnews.source import Listed
    from wardnews.traces import OutputTrace, SourceTrace
    from wardnews.unchanged import Scan, Settled

MOST_SOURCES = 16
"""So many sources are retouched at most: they are parsed here, one after another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retouched:
    """What such a build did: what all the rest came to before, and what was parsed and written."""

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
    output: Path,
    scan: Scan,
    surroundings: str,
    cache: Cache,
    executor: Executor,
    track: Tracker,
) -> Retouched | None:
    """Bring the output up to date where only texts have changed; `None` where more may have.

    Then nothing has been done. What is written is byte for byte what a whole build writes. Raises
    `OutputError`, `SourceError`, `CacheDamagedError`.
    """
    watch = Stopwatch()
    kept = cache.kept(GROUND)
    ground = decode_ground(kept, surroundings) if kept is not None else None
    if kept is None or ground is None or not ground.settled.holds_at(project.as_of):
        return None
    listed = _changed(scan.listing, cache.source_stamps())
    young = _young_where_whole(output, scan.standing, cache)
    config = read_config(project)
    if listed is None or young is None or isinstance(config, tuple):
        return None
    watch.lap("comparing")
    texts = _read_again(project.root, listed, ParseOptions(time_zone=config.time_zone), cache)
    if texts is None or not _nothing_else_is_new(texts, ground, config):
        return None
    watch.lap("reading")
    cache.drop(GROUND)  # until all that follows is done
    cache.put_bodies((each.fresh.body_digest, each.fresh.body) for each in texts if each.is_new)
    cache.put_sources(each.trace for each in texts)
    cache.commit()
    changed = frozenset(each.trace.path for each in texts if each.is_new)
    part = _part(project, config, ground, changed, cache)
    watch.lap("planning")
    traces = cache.outputs(page.path for page in part.plan.pages)
    workshop = build_workshop(output, part, cache.reader)
    due = tuple(find_due(part.plan.pages, workshop, traces, scan.standing))
    made = make_files(project.root, workshop, due, executor)
    changes = changes_of(track("writing", made, len(due)), traces)
    _record(output, part.plan, (traces[each.path] for each in changes), cache)
    cache.put_outputs(aged({**young, **traces}.values()))
    if changed:
        cache.forget_bodies()
    cache.keep(GROUND, kept)
    watch.lap("writing")
    same = ground.settled.files - len(changes)
    published = Published(changes=changes, removed=(), untouched=same, seconds=watch.laps)
    return Retouched(settled=ground.settled, parsed=len(changed), published=published)


def _changed(listing: tuple[Listed, ...], stamps: Mapping[str, str]) -> tuple[Listed, ...] | None:
    """Return the sources that must be read again; `None` where files came, went, or are many."""
    found = tuple(each for each in listing if not each[1] or stamps.get(each[0]) != each[1])
    known = all(is_markdown(path) and nfc(path) in stamps for path, _ in found)
    return found if known and len(listing) == len(stamps) and len(found) <= MOST_SOURCES else None


def _young_where_whole(
    output: Path, standing: Mapping[str, str], cache: Cache
) -> dict[str, OutputTrace] | None:
    """Return the traces whose stamps proved nothing, now proved; `None` where a file is altered."""
    record = {MANIFEST_PATH: standing.get(MANIFEST_PATH, "")}
    if {**cache.output_stamps(), **record} != standing or read_owned(output) != standing.keys():
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
        _Text(trace, next_trace(trace, stamp, fresh, trace.options), fresh)
        for (_, stamp), trace, fresh in zip(listed, traces, found, strict=True)
    )


def _nothing_else_is_new(texts: Iterable[_Text], ground: Ground, config: Config) -> bool:
    """Return whether all other pages, and what is wrong with the site, are as they were."""
    new = [each for each in texts if each.is_new]
    paths = {each.trace.path for each in new}
    if any(problem.place.path in paths for problem in ground.settled.problems):
        return False
    if config.search and any(each.path in paths for each in ground.shown):
        return False  # the index would have to be made again
    before = _sources(each.known.value for each in new)
    now = _sources(each.trace.value for each in new)
    return list(map(_apart_from_text, before)) == list(map(_apart_from_text, now))


def _apart_from_text(source: Source) -> Source:
    """Return all that a plan knows of a source but its digests, and where its lines stand."""
    references = tuple(replace(each, line=0, column=0) for each in source.references)
    return replace(source, body="", digest="", references=references, marks=())


def _part(
    project: Project, config: Config, ground: Ground, changed: Collection[str], cache: Cache
) -> Ready:
    """Return the plan of the pages that show the `changed` sources, and of nothing else."""
    notices = [path for path in ground.notices if path in changed]
    found = _sources(_values({*needed_for(ground, changed), *notices, *ground.pages}, cache))
    named = {path for each in found for path in (*_referred(each), *each.files)}
    values = _values(cache.source_stamps().keys() & named, cache)
    others: list[Source | Asset] = decoded_as((Article, StandingPage, Asset), values)
    assets = {nfc(each.path): each for each in others if isinstance(each, Asset)}
    sources = {each.path: each for each in (*found, *others) if not isinstance(each, Asset)}
    urls = {
        **{path: picture_url(asset) for path, asset in assets.items()},
        **{path: sources[path].url for path in ground.public & sources.keys()},
    }
    moment = Moment(as_of=project.as_of, drafts=project.drafts)
    articles = with_visits(
        [each for each in found if isinstance(each, Article)],
        read_visits(project.root).counts,
    )
    pages = [each for each in found if isinstance(each, StandingPage)]
    archive = build_archive(config, articles, pages, assets, moment)
    theme = read_theme(project.root)
    planned = (
        *plan_articles(archive, assets, urls),
        *plan_standing_pages(archive, assets, urls),
        *plan_feeds(config, archive, urls),
    )
    own = frozenset(each.url for each in found if each.path in changed)
    plan = Plan(
        site=build_site(config, archive, theme),
        pages=tuple(page for page in planned if _shows(page, own)),
        copies=(),
        sources=tuple(each for each in published_sources(archive, {}) if each.path in changed),
    )
    return Ready(plan=plan, theme=theme)


def _shows(page: Page, urls: Collection[str]) -> bool:
    """Return whether the page shows the text of a source at one of these addresses."""
    if isinstance(page.content, Feed):
        return any(item.entry.url in urls for item in page.content.items)
    return page.path in urls


def _record(output: Path, plan: Plan, made: Iterable[OutputTrace], cache: Cache) -> None:
    """Bring the record of the build up to date."""
    before = read_output(output, MANIFEST_PATH)
    try:
        data = with_records(before, map(record_of, made), plan.sources)
    except ValueError as error:
        raise CacheDamagedError("a file is not recorded") from error
    write_file(output, MANIFEST_PATH, data, exists=True)
    cache.keep(RECORD, digest_bytes(data))


def _values(paths: Collection[str], cache: Cache) -> list[str]:
    """Return what is known of these paths; raises `CacheDamagedError` where it is lost."""
    traces = cache.sources(paths)
    if len(traces) != len(paths):
        raise CacheDamagedError("a source is missing")
    return [each.value for each in traces.values()]


def _sources(values: Iterable[str]) -> list[Source]:
    return decoded_as((Article, StandingPage), values)


def _referred(source: Source) -> Iterator[str]:
    return (each.path for each in source.references)
