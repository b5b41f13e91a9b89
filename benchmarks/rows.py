"""What is measured, row by row: each is a generator of rows, chosen by name with `--rows`."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.contest import WARDNEWS, prepare_contest
from benchmarks.kinds import count_kinds, is_fair
from benchmarks.live import measure_live
from benchmarks.measuring import run
from benchmarks.table import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from benchmarks.contest import Contest
    from benchmarks.measuring import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Where to work, how many articles each archive has, and how many rounds there are."""

    folder: Path
    articles: int
    large: int
    huge: int
    runs: int
    with_hugo: bool


STARTS = 4
"""How often as many `wardnews --version` are run as there are rounds: each is short."""


def measure_builds(options: Options) -> Iterator[Row]:
    """Yield the rows of whole builds, of builds without a change and after one."""
    contest = prepare_contest(options.folder, options.articles, with_hugo=options.with_hugo)
    theirs: list[Run] = []
    mine: dict[str, list[Run]] = {"cold": [], "unchanged": [], "edited": []}
    for number in range(options.runs):
        tell(f"round {number + 1} of {options.runs}, {options.articles} articles")
        if options.with_hugo:
            theirs.append(contest.build_with_hugo())
        mine["cold"].append(contest.build_cold())
        if number == 0 and options.with_hugo:
            tell_pages(contest)
        mine["unchanged"].append(contest.build_settled())
        mine["edited"].append(contest.build_edited())
    cold, walls = mine["cold"], of(theirs, "wall")
    at = f"{options.articles:,} articles"
    yield Row(
        name=f"cold build, {at}",
        unit="s",
        values=of(cold, "wall"),
        against=walls,
        wanted=(0.6, 0.33),
    )
    yield Row(name="… processors", unit="s", values=of(cold, "cpu"), against=of(theirs, "cpu"))
    yield Row(
        name="… peak memory of all processes",
        unit="MB",
        values=of(cold, "memory"),
        against=of(theirs, "memory"),
        wanted=(0.5, 0.25),
    )
    yield Row(
        name="nothing changed ÷ whole build",
        unit="s",
        values=of(mine["unchanged"], "wall"),
        against=walls,
        wanted=(0.08, 0.04),
    )
    yield Row(
        name="one article edited, `build` ÷ whole build",
        unit="s",
        values=of(mine["edited"], "wall"),
        against=walls,
        wanted=(0.1, 0.05),
    )


def measure_serve(options: Options) -> Iterator[Row]:
    """Yield the rows of an article that is edited while it is looked at."""
    contest = prepare_contest(options.folder, options.articles, with_hugo=options.with_hugo)
    tell(f"{options.runs} edits under serve, {options.articles} articles")
    mine, theirs = measure_live(contest, options.runs, with_hugo=options.with_hugo)
    milliseconds = tuple(1000 * each for each in mine)
    name = (
        f"one article edited under `serve`, {options.articles:,} articles, until Chromium shows it"
    )
    yield Row(name=name, unit="ms", values=milliseconds, is_ratio=False, wanted=(300, 150))
    if theirs:
        yield Row(
            name="… ÷ `hugo server`",
            unit="ms",
            values=milliseconds,
            against=tuple(1000 * each for each in theirs),
            wanted=(0.2, 0.05),
        )


def measure_growth(options: Options) -> Iterator[Row]:
    """Yield how a whole build grows with the archive."""
    small = prepare_contest(options.folder, options.articles, with_hugo=False)
    large = prepare_contest(options.folder, options.large, with_hugo=False)
    rounds = []
    for number in range(options.runs):
        tell(
            f"round {number + 1} of {options.runs}, {options.articles} and {options.large} articles"
        )
        rounds.append((large.build_cold(), small.build_cold()))
    yield Row(
        name=f"growth: cold at {options.large:,} ÷ cold at {options.articles:,}",
        unit="s",
        values=tuple(many.wall for many, _ in rounds),
        against=tuple(few.wall for _, few in rounds),
        wanted=(4.6, 4.1),
    )


def measure_huge(options: Options) -> Iterator[Row]:
    """Yield what the largest archive takes, measured once."""
    tell(f"{options.huge} articles")
    contest = prepare_contest(options.folder, options.huge, with_hugo=False)
    cold, same = contest.build_cold(), contest.build_settled()
    at = f"{options.huge:,} articles"
    yield Row(
        name=f"{at}: cold, peak memory of all processes",
        unit="GB",
        values=(cold.memory / 1000,),
        is_ratio=False,
        wanted=(2, 1),
    )
    yield Row(name="… cold", is_ratio=False, unit="s", values=(cold.wall,))
    yield Row(
        name="… nothing changed, peak memory",
        unit="GB",
        values=(same.memory / 1000,),
        is_ratio=False,
        wanted=(2, 1),
    )
    yield Row(name="… nothing changed", is_ratio=False, unit="s", values=(same.wall,))


def measure_start(options: Options) -> Iterator[Row]:
    """Yield how long the shortest call takes."""
    starts = [
        run([*WARDNEWS, "--version"], with_memory=False) for _ in range(STARTS * options.runs)
    ]
    yield Row(
        name="start: `wardnews --version`",
        unit="s",
        values=of(starts, "wall"),
        is_ratio=False,
        wanted=(0.25, 0.1),
    )


def measure_search(options: Options) -> Iterator[Row]:
    """Yield what the search index adds to a whole build."""
    contest = prepare_contest(options.folder, options.articles, with_hugo=False)
    with_index, without = [], []
    for number in range(options.runs):
        tell(f"round {number + 1} of {options.runs}, with search and without")
        contest.switch_search(on=True)
        with_index.append(contest.build_cold())
        contest.switch_search(on=False)
        without.append(contest.build_cold())
    yield Row(
        name=f"cold build with search ÷ without, {options.articles:,} articles",
        unit="s",
        values=of(with_index, "wall"),
        against=of(without, "wall"),
    )
    yield Row(
        name="… peak memory of all processes",
        unit="MB",
        values=of(with_index, "memory"),
        against=of(without, "memory"),
    )


def tell_pages(contest: Contest) -> None:
    """Print how many pages of each kind both have made; without the same there is no race."""
    mine = count_kinds(contest.site, of_hugo=False)
    theirs = count_kinds(contest.hugo_site, of_hugo=True)
    for kind, count in mine.items():
        print(f"  {kind:20} wardnews {count:7,}   Hugo {theirs[kind]:7,}")
    if not is_fair(mine, theirs):
        raise SystemExit("the sites do not hold the same pages")
    print("  the same pages on both sides", flush=True)


def tell(words: str) -> None:
    print(f"· {words}", file=sys.stderr, flush=True)


def of(runs: list[Run], field: str) -> tuple[float, ...]:
    return tuple(getattr(each, field) for each in runs)


ROWS: dict[str, Callable[[Options], Iterator[Row]]] = {
    "build": measure_builds,
    "serve": measure_serve,
    "growth": measure_growth,
    "huge": measure_huge,
    "start": measure_start,
    "search": measure_search,
}
