"""The race against Hugo: the same texts, the same kinds of pages, in turn, on a memory disk.

    python -m benchmarks.build_bench                                      the whole table (`make bench`)
    python -m benchmarks.build_bench --rows build --runs 1 --articles 1000       a quick look

Prints medians and medians of ratios, what is wanted, and the machine. With `--folder` the archives
stay there for the next call.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import platform
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.contest import hugo
from benchmarks.rows import ROWS, Options
from benchmarks.table import format_table

if TYPE_CHECKING:
    from collections.abc import Iterator


def main() -> None:
    typed = parse_call()
    print(machine(with_hugo=typed.with_hugo), flush=True)
    with working_folder(typed.folder) as folder:
        options = Options(
            folder=folder,
            articles=typed.articles,
            large=typed.large,
            huge=typed.huge,
            runs=typed.runs,
            with_hugo=typed.with_hugo,
        )
        rows = [row for name in typed.rows for row in ROWS[name](options)]
    print(f"\nmedians of {typed.runs}, load {os.getloadavg()[0]:.1f} at the end\n")
    print(format_table(rows))


def parse_call() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="The race against Hugo.")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--large", type=int, default=40_000, help="articles, for the row growth")
    parser.add_argument("--huge", type=int, default=100_000, help="articles, for the row huge")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--rows", default=",".join(ROWS), help="some of: %(default)s")
    parser.add_argument("--without-hugo", action="store_false", dest="with_hugo")
    parser.add_argument("--folder", type=Path, help="keep the archives here, for the next call")
    typed = parser.parse_args()
    typed.rows = typed.rows.split(",")
    if unknown := set(typed.rows) - ROWS.keys():
        parser.error(f"no such rows: {', '.join(sorted(unknown))}; there are {', '.join(ROWS)}")
    return typed


@contextlib.contextmanager
def working_folder(kept: Path | None) -> Iterator[Path]:
    """Yield where both work: on a memory disk where there is one, so that no disk is measured."""
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept
        return
    disk = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(dir=disk) as folder:
        yield Path(folder)


def machine(*, with_hugo: bool) -> str:
    """Return what this is measured on, and with which versions."""
    facts = [f"{os.cpu_count()} × {processor()}", platform.platform()]
    facts.append(f"Python {platform.python_version()}")
    if with_hugo:
        told = subprocess.run([hugo(), "version"], capture_output=True, check=True, text=True)
        facts.append(told.stdout.split("-")[0])
    return "; ".join([*facts, f"load {os.getloadavg()[0]:.1f} at the start"])


def processor() -> str:
    """Return the name of the processor, as far as the system tells it."""
    file = Path("/proc/cpuinfo")
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    names = (line.partition(": ")[2] for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


if __name__ == "__main__":
    main()
