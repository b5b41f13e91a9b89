"""A site up to its plan: sources, settings and theme are read, checked and planned."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wardnews.archive import Moment, build_archive
from wardnews.article import ARTICLES
from wardnews.basis import Basis, LastGood, reported, sources_at_fault, standing, step_back
from wardnews.config import Config
from wardnews.loading import load_sources
from wardnews.moves import check_moves
from wardnews.output import read_published
from wardnews.parse import ParseOptions
from wardnews.plan import check_addresses, plan_site
from wardnews.problem import Problem, as_strict, has_errors, with_excerpts
from wardnews.publishing import Ready
from wardnews.settings import parse_config
from wardnews.source import read_texts
from wardnews.stopwatch import Stopwatch
from wardnews.validate import Sources, check_sources
from wardnews.values import dataclass
from wardnews.visits import with_visits

if TYPE_CHECKING:
    from collections.abc import Iterable
    from concurrent.futures import Executor
    from pathlib import Path

    from wardnews.archive import Archive
    from wardnews.article import SourceFile
    from wardnews.basis import Decoded
    from wardnews.cache import Cache
    from wardnews.loading import Loaded
    from wardnews.outcome import Project
    from wardnews.progress import Tracker
    from wardnews.stopwatch import Laps
    from wardnews.unchanged import Inputs


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A site up to its plan: every problem in file order, and no plan where one is an error.

    `basis` is what the plan was made from: with errors too, where last good versions stand in.
    """

    problems: tuple[Problem, ...]
    articles: int = 0
    parsed: int = 0
    ready: Ready | None = None
    archive: Archive | None = None
    seconds: Laps = ()
    basis: Basis | None = None
    decoded: Decoded | None = None

    @property
    def shown(self) -> int:
        """How many articles readers see."""
        return len(self.archive.items) if self.archive else 0


def prepare(
    project: Project,
    inputs: Inputs,
    output: Path | None,
    cache: Cache,
    executor: Executor,
    track: Tracker,
    last_good: LastGood | None = None,
) -> Prepared:
    """Return the plan of the site, or every problem that keeps it from having one."""
    watch = Stopwatch()
    config, problems = _usable_config(project, inputs.settings, last_good)
    if config is None:
        return Prepared(problems=_in_order(project, problems))
    options = ParseOptions(time_zone=config.time_zone)
    root = project.root
    decoded = last_good.decoded if last_good is not None else None
    loaded = load_sources(root, inputs.listing, options, cache, executor, track, decoded=decoded)
    watch.lap("reading")
    problems += tuple(problem for _, found in loaded.broken for problem in found)
    basis = _basis(config, loaded)
    if last_good is not None:
        basis = step_back(basis, last_good, sorted(basis.absent), cache.has_body)
    while True:
        can_plan = last_good is not None or not has_errors(problems)
        found, ready, archive = _plan(project, inputs, output, basis, watch, can_plan=can_plan)
        problems += reported(basis, found)
        at_fault = sources_at_fault(basis, found) if last_good is not None else ()
        if last_good is None or not at_fault:
            break
        basis = step_back(basis, last_good, at_fault, cache.has_body)
    return Prepared(
        problems=_in_order(project, dict.fromkeys(problems)),
        articles=_count_articles(loaded),
        parsed=loaded.parsed,
        ready=ready,
        archive=archive,
        seconds=watch.laps,
        basis=basis if ready else None,
        decoded=loaded.decoded,
    )


def config_of(project: Project, settings: SourceFile) -> Config | tuple[Problem, ...]:
    """Return what the settings of the site say, or what is wrong with them."""
    config = parse_config(settings)
    if isinstance(config, Config) and project.base_url:
        return replace(config, base_url=project.base_url.rstrip("/"))
    return config


def check_basis(project: Project, basis: Basis) -> tuple[Problem, ...]:
    """Return the problems of all sources together."""
    sources = Sources(
        config=basis.config,
        articles=basis.articles,
        pages=basis.pages,
        assets=basis.assets,
        broken=basis.absent,
        as_of=project.as_of,
    )
    return standing(basis, check_sources(sources))


def _usable_config(
    project: Project, settings: SourceFile, last_good: LastGood | None
) -> tuple[Config | None, tuple[Problem, ...]]:
    """Return the settings, the last good ones or none where they are wrong, and what is wrong."""
    config = config_of(project, settings)
    if isinstance(config, Config):
        return config, ()
    good = last_good.basis if last_good is not None else None
    return (good.config if good is not None else None), config


def _basis(config: Config, loaded: Loaded) -> Basis:
    return Basis(
        config=config,
        sources={
            **{article.path: article for article in loaded.articles},
            **{page.path: page for page in loaded.pages},
        },
        assets=loaded.assets,
        absent=frozenset(path for path, _ in loaded.broken),
    )


def _plan(
    project: Project,
    inputs: Inputs,
    output: Path | None,
    basis: Basis,
    watch: Stopwatch,
    *,
    can_plan: bool,
) -> tuple[tuple[Problem, ...], Ready | None, Archive | None]:
    """Return what is wrong with the basis, and its plan and archive if it has one."""
    problems = check_basis(project, basis)
    watch.lap("checking")
    if not can_plan or has_errors(_weighed(project, problems)):
        return problems, None, None
    moment = Moment(as_of=project.as_of, drafts=project.drafts)
    articles = with_visits(basis.articles, inputs.visits.counts)
    archive = build_archive(basis.config, articles, basis.pages, basis.assets, moment)
    theme = inputs.theme
    plan = plan_site(basis.config, archive, basis.assets, theme, moment, inputs.own)
    last = read_published(output) if output and project.keep_addresses else None
    moves = check_moves(last, plan.sources, plan.paths) if last is not None else ()
    problems = (*problems, *check_addresses(plan), *moves)
    watch.lap("planning")
    if has_errors(_weighed(project, problems)):
        return problems, None, None
    return problems, Ready(plan=plan, theme=theme), archive


def _weighed(project: Project, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return the problems as grave as the call wants them taken."""
    return as_strict(problems) if project.strict else problems


def _count_articles(loaded: Loaded) -> int:
    broken = sum(1 for path, _ in loaded.broken if path.startswith(ARTICLES))
    return len(loaded.articles) + broken


def _in_order(project: Project, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems as they are shown: in file order, each with the line it points at."""
    ordered = sorted(problems, key=lambda problem: problem.order)
    bare = {each.place.path for each in ordered if each.place.line and not each.place.excerpt}
    return _weighed(project, with_excerpts(ordered, read_texts(project.root, sorted(bare))))
