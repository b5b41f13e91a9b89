"""The one composition: from a site's folder to its published pages, stage by stage."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, TypeGuard, TypeVar

from wardnews.archive import Moment, build_archive
from wardnews.article import Article, StandingPage
from wardnews.config import Config
from wardnews.executors import map_batches
from wardnews.output import Written, prepare_output, remove_others, write_file
from wardnews.parse import ARTICLES, ParseOptions, parse_sources
from wardnews.plan import check_addresses, plan_site
from wardnews.problem import Problem, as_strict, has_errors, with_excerpts
from wardnews.render import Frame, render_pages
from wardnews.settings import parse_config
from wardnews.source import (
    read_asset,
    read_assets,
    read_settings,
    read_source,
    read_texts,
    read_theme,
    source_paths,
)
from wardnews.text import nfc
from wardnews.validate import Sources, check_sources

if TYPE_CHECKING:
    from collections.abc import Iterable
    from concurrent.futures import Executor
    from datetime import datetime
    from pathlib import Path

    from wardnews.page import Plan
    from wardnews.parse import Parsed
    from wardnews.theme import Theme

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A site's folder and how it is to be built; `base_url` overrides the settings' when given."""

    root: Path
    as_of: datetime
    base_url: str = ""
    drafts: bool = False
    strict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A site up to its plan: every problem in file order, and no plan where one is an error."""

    problems: tuple[Problem, ...]
    articles: int = 0
    shown: int = 0
    ready: Ready | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """All that is needed to write a site."""

    plan: Plan
    theme: Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did; `written` is `None` where errors kept it from writing anything."""

    problems: tuple[Problem, ...]
    articles: int
    shown: int
    written: Written | None = None


class Tracker(Protocol):
    """Shows how far a stage is while its items pass through."""

    def __call__(self, stage: str, items: Iterable[T], total: int) -> Iterable[T]:
        """Return the same items in the same order."""
        ...


def track_nothing(stage: str, items: Iterable[T], total: int) -> Iterable[T]:
    """Return the items and show nothing."""
    del stage, total
    return items


def build(
    project: Project, output: Path, *, executor: Executor, track: Tracker = track_nothing
) -> BuildReport:
    """Build the site into the folder `output`, or report what keeps it from being published.

    Raises `OperationError` where the site cannot be read or the output not be written.
    """
    prepared = prepare(project, executor=executor, track=track)
    ready = prepared.ready
    written = None if ready is None else write_site(project.root, ready, output, executor, track)
    return BuildReport(
        problems=prepared.problems,
        articles=prepared.articles,
        shown=prepared.shown,
        written=written,
    )


def prepare(project: Project, *, executor: Executor, track: Tracker = track_nothing) -> Prepared:
    """Read, parse, check and plan the site; nothing is written."""
    config = read_config(project)
    if not isinstance(config, Config):
        return Prepared(problems=_in_order(project, config))
    sources, broken = read_sources(project, config, executor, track)
    articles = sum(1 for path in (*sources.by_path, *sources.broken) if path.startswith(ARTICLES))
    problems = _in_order(project, (*broken, *check_sources(sources)))
    if has_errors(problems):
        return Prepared(problems=problems, articles=articles)
    moment = Moment(as_of=project.as_of, drafts=project.drafts)
    archive = build_archive(config, sources.articles, sources.pages, sources.assets, moment)
    theme = read_theme(project.root)
    plan = plan_site(config, archive, sources.assets, theme, moment)
    problems = _in_order(project, (*problems, *check_addresses(plan)))
    if has_errors(problems):
        return Prepared(problems=problems, articles=articles)
    ready = Ready(plan=plan, theme=theme)
    return Prepared(problems=problems, articles=articles, shown=len(archive.items), ready=ready)


def write_site(
    root: Path, ready: Ready, output: Path, executor: Executor, track: Tracker
) -> Written:
    """Render the plan and bring the output folder in line with it: files first, deletions last."""
    plan = ready.plan
    prepare_output(output)
    written = Written()
    for copy in plan.copies:
        written += write_file(output, copy.path, read_asset(root, copy.asset))
    frame = Frame(site=plan.site, templates=ready.theme.templates)
    rendered = map_batches(executor, render_pages, frame, plan.pages)
    pages = zip(plan.pages, rendered, strict=True)
    for page, data in track("writing", pages, len(plan.pages)):
        written += write_file(output, page.path, data)
    return written + remove_others(output, plan.paths)


def read_config(project: Project) -> Config | tuple[Problem, ...]:
    """Return the settings of the site, or what is wrong with them."""
    config = parse_config(read_settings(project.root))
    if isinstance(config, Config) and project.base_url:
        return replace(config, base_url=project.base_url.rstrip("/"))
    return config


def read_sources(
    project: Project, config: Config, executor: Executor, track: Tracker
) -> tuple[Sources, tuple[Problem, ...]]:
    """Read and parse every source; returns what parsed, and the problems of what did not."""
    options = ParseOptions(time_zone=config.time_zone)
    paths = source_paths(project.root)
    counted = track("reading", paths, len(paths))
    files = (read_source(project.root, path) for path in counted)
    parsed = tuple(map_batches(executor, parse_sources, options, files))
    failed = [(nfc(path), each) for path, each in zip(paths, parsed, strict=True) if _failed(each)]
    sources = Sources(
        config=config,
        articles=tuple(each for each in parsed if isinstance(each, Article)),
        pages=tuple(each for each in parsed if isinstance(each, StandingPage)),
        assets=read_assets(project.root),
        broken=frozenset(path for path, _ in failed),
        as_of=project.as_of,
    )
    return sources, tuple(problem for _, problems in failed for problem in problems)


def _failed(parsed: Parsed) -> TypeGuard[tuple[Problem, ...]]:
    return isinstance(parsed, tuple)


def _in_order(project: Project, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems as they are shown: in file order, each with the line it points at."""
    ordered = sorted(problems, key=lambda problem: problem.order)
    bare = {each.place.path for each in ordered if each.place.line and not each.place.excerpt}
    shown = with_excerpts(ordered, read_texts(project.root, sorted(bare)))
    return as_strict(shown) if project.strict else shown
