"""The one composition: from a site's folder to its published pages, stage by stage."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wardnews.archive import Moment, build_archive
from wardnews.cache import with_cache
from wardnews.config import Config
from wardnews.digest import digest_bytes
from wardnews.loading import load_sources
from wardnews.moves import check_moves
from wardnews.output import lock_output, prepare_output, read_manifest
from wardnews.parse import ARTICLES, ParseOptions
from wardnews.plan import check_addresses, plan_site
from wardnews.problem import Problem, as_strict, has_errors, with_excerpts
from wardnews.progress import track_nothing
from wardnews.publishing import publish
from wardnews.settings import parse_config
from wardnews.source import read_settings, read_texts, read_theme, read_visits
from wardnews.stopwatch import Stopwatch
from wardnews.toolchain import load_toolchain
from wardnews.validate import Sources, check_sources
from wardnews.visits import with_visits

if TYPE_CHECKING:
    from collections.abc import Iterable
    from concurrent.futures import Executor
    from datetime import datetime
    from pathlib import Path

    from wardnews.cache import Cache
    from wardnews.loading import Loaded
    from wardnews.page import Plan
    from wardnews.progress import Tracker
    from wardnews.publishing import Published
    from wardnews.stopwatch import Laps
    from wardnews.theme import Theme

CACHE_FOLDER = ".wardnews"
LOCK_SECONDS = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A site's folder and how it is to be built; `base_url` overrides the settings' when given.

    `keep_addresses` refuses to publish what would end an address of the output's last build.
    """

    root: Path
    as_of: datetime
    base_url: str = ""
    drafts: bool = False
    strict: bool = False
    keep_addresses: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """All that is needed to write a site."""

    plan: Plan
    theme: Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A site up to its plan: every problem in file order, and no plan where one is an error."""

    problems: tuple[Problem, ...]
    articles: int = 0
    parsed: int = 0
    shown: int = 0
    ready: Ready | None = None
    seconds: Laps = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did; `published` is `None` where errors kept it from writing anything."""

    problems: tuple[Problem, ...]
    articles: int
    parsed: int
    shown: int
    published: Published | None
    seconds: Laps


def build(
    project: Project,
    output: Path,
    *,
    executor: Executor,
    use_cache: bool = True,
    track: Tracker = track_nothing,
) -> BuildReport:
    """Build the site into the folder `output`, or report what keeps it from being published.

    What is published is the same with the cache and without, and for every executor. Raises
    `OperationError` where the site cannot be read or the output not be written.
    """

    def work(cache: Cache) -> BuildReport:
        return _build(project, output, cache, executor, track)

    read_settings(project.root)  # nothing is made in a folder that holds no site
    file = cache_file(project.root, output) if use_cache else None
    prepare_output(output)
    with lock_output(output, wait=LOCK_SECONDS):
        return with_cache(file, load_toolchain(), work)


def check(
    project: Project,
    *,
    output: Path | None = None,
    executor: Executor,
    track: Tracker = track_nothing,
) -> Prepared:
    """Read, parse, check and plan the site that `output` is to hold; nothing is written."""

    def work(cache: Cache) -> Prepared:
        return prepare(project, output, cache, executor, track)

    return with_cache(None, load_toolchain(), work)


def prepare(
    project: Project, output: Path | None, cache: Cache, executor: Executor, track: Tracker
) -> Prepared:
    """Return the plan of the site, or every problem that keeps it from having one."""
    watch = Stopwatch()
    config = read_config(project)
    if not isinstance(config, Config):
        return Prepared(problems=_in_order(project, config))
    options = ParseOptions(time_zone=config.time_zone)
    loaded = load_sources(project.root, options, cache, executor, track)
    watch.lap("reading")
    problems = _in_order(project, check_loaded(project, config, loaded))
    watch.lap("checking")
    prepared = Prepared(
        problems=problems,
        articles=_count_articles(loaded),
        parsed=loaded.parsed,
        seconds=watch.laps,
    )
    if has_errors(problems):
        return prepared
    moment = Moment(as_of=project.as_of, drafts=project.drafts)
    articles = with_visits(loaded.articles, read_visits(project.root).counts)
    archive = build_archive(config, articles, loaded.pages, loaded.assets, moment)
    theme = read_theme(project.root)
    plan = plan_site(config, archive, loaded.assets, theme, moment)
    last = read_manifest(output) if output and project.keep_addresses else None
    moves = check_moves(last, plan.sources, plan.paths) if last is not None else ()
    problems = _in_order(project, (*problems, *check_addresses(plan), *moves))
    watch.lap("planning")
    prepared = replace(prepared, problems=problems, seconds=watch.laps)
    if has_errors(problems):
        return prepared
    return replace(prepared, shown=len(archive.items), ready=Ready(plan=plan, theme=theme))


def read_config(project: Project) -> Config | tuple[Problem, ...]:
    """Return the settings of the site, or what is wrong with them."""
    config = parse_config(read_settings(project.root))
    if isinstance(config, Config) and project.base_url:
        return replace(config, base_url=project.base_url.rstrip("/"))
    return config


def check_loaded(project: Project, config: Config, loaded: Loaded) -> tuple[Problem, ...]:
    """Return the problems of sources that did not parse, and of all sources together."""
    sources = Sources(
        config=config,
        articles=loaded.articles,
        pages=loaded.pages,
        assets=loaded.assets,
        broken=frozenset(path for path, _ in loaded.broken),
        as_of=project.as_of,
    )
    broken = (problem for _, problems in loaded.broken for problem in problems)
    return (*broken, *check_sources(sources))


def cache_file(root: Path, output: Path) -> Path:
    """Return the cache of this output: below the site, named after the way from it to there."""
    way = os.path.relpath(output.absolute(), root.absolute()).replace(os.sep, "/")
    return root / CACHE_FOLDER / f"{digest_bytes(way.encode())[:16]}.sqlite"


def _build(
    project: Project, output: Path, cache: Cache, executor: Executor, track: Tracker
) -> BuildReport:
    prepared = prepare(project, output, cache, executor, track)
    published = None
    if prepared.ready is not None:
        plan, theme = prepared.ready.plan, prepared.ready.theme
        published = publish(project.root, plan, theme, output, cache, executor, track)
    return BuildReport(
        problems=prepared.problems,
        articles=prepared.articles,
        parsed=prepared.parsed,
        shown=prepared.shown,
        published=published,
        seconds=prepared.seconds + (published.seconds if published else ()),
    )


def _count_articles(loaded: Loaded) -> int:
    broken = sum(1 for path, _ in loaded.broken if path.startswith(ARTICLES))
    return len(loaded.articles) + broken


def _in_order(project: Project, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems as they are shown: in file order, each with the line it points at."""
    ordered = sorted(problems, key=lambda problem: problem.order)
    bare = {each.place.path for each in ordered if each.place.line and not each.place.excerpt}
    shown = with_excerpts(ordered, read_texts(project.root, sorted(bare)))
    return as_strict(shown) if project.strict else shown
