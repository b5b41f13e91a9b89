"""Search against Pagefind and MiniSearch: building, what a query costs a phone, what is found.

    python -m benchmarks.search_bench                               all of it (`make bench-search`)
    python -m benchmarks.search_bench --parts cost --articles 100000           what a query costs

The same archive for all, in one run. With `--folder` it stays there for the next call.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.build_bench import machine, working_folder
from benchmarks.contest import prepare_contest
from benchmarks.corpus import build_articles
from benchmarks.measuring import run
from benchmarks.search_in_chromium import (
    chromium,
    cost_of_pagefind,
    cost_of_query,
    found_by_ours,
    found_by_pagefind,
    served,
)
from benchmarks.search_oracle import Asked, Oracle, ask, blocks_of, facts, url_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.contest import Contest
    from benchmarks.corpus import SyntheticArticle
    from benchmarks.measuring import Run
    from benchmarks.search_in_chromium import Cost

HERE = Path(__file__).parent
PAGEFIND = HERE / "node_modules/.bin/pagefind"
ARTICLES = "*/*/*/bai-*.html"
PARTS = ("build", "cost", "found")
SEED = 1
"""That of the archive of `prepare_contest`."""


@dataclass(frozen=True)
class Found:
    """How well an engine found, over all queries, and what a cold query took."""

    engine: str
    precision: float
    recall: float
    false_hits: int
    kilobytes: float


def main() -> None:
    typed = parse_call()
    print(machine(with_hugo=True), flush=True)
    with working_folder(typed.folder) as folder:
        contest = prepare_contest(folder, typed.articles, with_hugo="build" in typed.parts)
        contest.switch_search(on=True)
        if "build" in typed.parts:
            tell_builds(contest, typed.runs)
        else:
            contest.build()
        if "cost" in typed.parts:
            tell_costs(contest.site, typed.articles, typed.queries)
        if "found" in typed.parts:
            tell_found(contest.site, typed.articles, typed.queries)


def parse_call() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Search, measured side by side.")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--queries", type=int, default=60)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--parts", default=",".join(PARTS), help="some of: %(default)s")
    parser.add_argument("--folder", type=Path, help="keep the archives here, for the next call")
    typed = parser.parse_args()
    typed.parts = typed.parts.split(",")
    return typed


def tell_builds(contest: Contest, runs: int) -> None:
    """Print what building takes, each in turn."""
    measured: dict[str, list[Run]] = {}
    for _ in range(runs):
        contest.switch_search(on=False)
        measured.setdefault("wardnews, search: false", []).append(contest.build_cold())
        contest.switch_search(on=True)
        measured.setdefault("wardnews with search", []).append(contest.build_cold())
        measured.setdefault("Hugo", []).append(contest.build_with_hugo())
        measured.setdefault("Pagefind on the same pages", []).append(index_with_pagefind(contest))
    print(f"\n{contest.articles} articles, medians of {runs}\n")
    print("| | wall s | cpu s | MB |\n|---|---|---|---|")
    middle: dict[str, tuple[float, ...]] = {}
    for name, all_runs in measured.items():
        columns = [(each.wall, each.cpu, each.memory) for each in all_runs]
        middle[name] = tuple(statistics.median(column) for column in zip(*columns, strict=True))
        print(f"| {name} | {middle[name][0]:.1f} | {middle[name][1]:.1f} | {middle[name][2]:.0f} |")
    without, ours, hugo, pagefind = middle.values()
    print(
        f"\nwith search ÷ without: wall {ours[0] / without[0]:.2f}, cpu {ours[1] / without[1]:.2f}"
        f"\nindexing (the difference) ÷ Pagefind: wall {(ours[0] - without[0]) / pagefind[0]:.2f}, "
        f"cpu {(ours[1] - without[1]) / pagefind[1]:.2f}; "
        f"memory of the whole build ÷ Pagefind {ours[2] / pagefind[2]:.2f}"
        f"\nwith search ÷ (Hugo, then Pagefind): wall {ours[0] / (hugo[0] + pagefind[0]):.2f}"
    )


def index_with_pagefind(contest: Contest) -> Run:
    """Have Pagefind index the pages of the articles that wardnews has built."""
    target = contest.site.with_name("pagefind")
    shutil.rmtree(target, ignore_errors=True)
    folders = ("--site", str(contest.site), "--output-path", str(target / "pagefind"))
    measured = run([str(pagefind()), *folders, "--glob", ARTICLES])
    (target / "empty.html").write_text("<!doctype html><title>Pagefind</title>", "utf-8")
    return measured


def pagefind() -> Path:
    """Return the real program: a script of npm's starts it."""
    programs = sorted((HERE / "node_modules/@pagefind").glob("*/bin/pagefind_extended"))
    return programs[0] if programs else PAGEFIND


def tell_costs(site: Path, articles: int, queries: int) -> None:
    """Print the bytes, requests and seconds of queries with an empty cache, and the largest shard."""
    some = list(build_articles(articles, SEED))[:: max(1, articles // 500)]
    asked = [each.typed for each in (*ask(some, queries, 7)[8:], *facts(some, queries // 4, 8))]
    with served(site) as url, chromium() as browser:
        costs = [cost_of_query(browser, url, each, throttled=True) for each in asked]
    print(f"\n{articles} articles, {len(costs)} queries in Chromium, slow 4G, processor ÷ 4\n")
    print("| | median | p95 |\n|---|---|---|")
    for name, kind in (("index", "index"), ("script", "script"), ("ten results", "results")):
        sizes = [each.bytes.get(kind, 0) / 1000 for each in costs]
        print(f"| {name}, KB | {statistics.median(sizes):.0f} | {p95(sizes):.0f} |")
    everything = [sum(each.bytes.values()) - each.bytes.get("page", 0) for each in costs]
    print(
        f"| all of these, KB | {statistics.median(everything) / 1000:.0f} | {p95(everything) / 1000:.0f} |"
    )
    for kind in ("index", "results"):
        counts = [each.requests.get(kind, 0) for each in costs]
        print(f"| requests for {kind} | {statistics.median(counts):.0f} | {p95(counts):.0f} |")
    seconds = [each.seconds for each in costs]
    print(f"| first result, s | {statistics.median(seconds):.2f} | {p95(seconds):.2f} |")
    shards = [file.stat().st_size for file in (site / "tim-kiem").rglob("t*.bin")]
    print(f"\n{len(shards)} shards, the largest {max(shards) / 1000:.1f} KB")


def p95(values: Iterable[float]) -> float:
    """Return the value that 95 of 100 do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * 95 // 100)]


def tell_found(site: Path, articles: int, queries: int) -> None:
    """Print how well each engine finds what the oracle finds, and what a cold query costs."""
    written = list(build_articles(articles, SEED))
    asked = [*ask(written, queries, 9), *facts(written, queries // 4, 10)]
    oracle = Oracle(written)
    expected = [oracle.found(each)[0] for each in asked]
    del oracle
    typed = [each.typed for each in asked]
    rows = [*in_chromium(site, typed, expected), with_minisearch(site, written, asked, expected)]
    print(f"\n{len(typed)} queries over {articles} articles\n")
    print("| | precision | recall | false hits | KB a cold query, median |\n|---|---|---|---|---|")
    for row in rows:
        figures = f"{row.precision:.3f} | {row.recall:.3f} | {row.false_hits} | {row.kilobytes:.0f}"
        print(f"| {row.engine} | {figures} |")


def in_chromium(site: Path, typed: list[str], expected: Sequence[set[str]]) -> Iterable[Found]:
    """Yield how wardnews and Pagefind find."""
    with chromium() as browser:
        with served(site) as url:
            found = found_by_ours(browser, url, site, typed)
            costs = [cost_of_query(browser, url, each, throttled=False) for each in typed[::4]]
        yield weigh("wardnews", found, expected, costs)
        with served(site.with_name("pagefind")) as url:
            found = found_by_pagefind(browser, url, typed)
            costs = [cost_of_pagefind(browser, url, each) for each in typed[::4]]
        yield weigh("Pagefind", found, expected, costs)


def with_minisearch(
    site: Path, written: list[SyntheticArticle], asked: list[Asked], expected: Sequence[set[str]]
) -> Found:
    """Return how MiniSearch finds, with our folding, and print what its index takes to make."""
    documents = [(url_of(each), "\n".join(blocks_of(each))) for each in written]
    queries = [[word for item in each.items for word in item] for each in asked]
    file = site.with_name("minisearch.json")
    file.write_text(json.dumps({"documents": documents, "queries": queries}), "utf-8")
    script = str(HERE / "minisearch.mjs")
    node = ["node", "--max-old-space-size=12000", script, str(file)]
    started = time.perf_counter()
    told = json.loads(subprocess.run(node, capture_output=True, check=True).stdout)
    print(
        f"\nMiniSearch: index in {told['seconds']:.1f} s, {told['megabytes']:.0f} MB "
        f"({time.perf_counter() - started:.1f} s with the queries)"
    )
    found = [set(urls) for urls in told["found"]]
    result = weigh("MiniSearch, folded", found, expected, [])
    return Found(
        result.engine, result.precision, result.recall, result.false_hits, told["bytes"] / 1000
    )


def weigh(
    engine: str, found: Sequence[set[str]], expected: Sequence[set[str]], costs: Sequence[Cost]
) -> Found:
    """Return means over the queries, and how much was found where nothing should be."""
    pairs = list(zip(found, expected, strict=True))
    precisions = [len(had & wanted) / len(had) for had, wanted in pairs if had]
    recalls = [len(had & wanted) / len(wanted) for had, wanted in pairs if wanted]
    sizes = [sum(each.bytes.values()) - each.bytes.get("page", 0) for each in costs]
    return Found(
        engine=engine,
        precision=statistics.mean(precisions),
        recall=statistics.mean(recalls),
        false_hits=sum(len(had) for had, wanted in pairs if not wanted),
        kilobytes=statistics.median(sizes) / 1000 if sizes else 0.0,
    )


if __name__ == "__main__":
    main()
