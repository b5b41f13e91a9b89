"""`make lighthouse`: the four scores of Lighthouse on a phone, for the pages that readers open.

Each is the median of three runs: one alone tells what else the machine was doing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from statistics import median

from benchmarks.look import PAGES, served_site

VERSION = "12.8.2"
LOOKED_AT = ("home", "category", "day", "article", "pictures", "search")
RUNS = 3
FLAGS = "--headless=new --no-sandbox --disable-gpu"


def scores(url: str) -> dict[str, int]:
    """Return the score of each category, of 100: the median of the runs."""
    runs = [one_run(url) for _ in range(RUNS)]
    return {name: round(median(run[name] for run in runs)) for name in runs[0]}


def one_run(url: str) -> dict[str, int]:
    command = ["npx", "--yes", f"lighthouse@{VERSION}", url, "--quiet", "--output=json"]
    environment = {**os.environ, "CHROME_PATH": "/usr/bin/chromium"}
    done = subprocess.run(
        [*command, f"--chrome-flags={FLAGS}"], capture_output=True, check=True, env=environment
    )
    categories = json.loads(done.stdout)["categories"]
    return {name: round(100 * each["score"]) for name, each in categories.items()}


def main() -> int:
    worst = 100
    with served_site() as url:
        for name in LOOKED_AT:
            found = scores(url + PAGES[name])
            worst = min(worst, *found.values())
            print(f"{name:10}", *(f"{key} {value}" for key, value in found.items()))
    return 0 if worst == 100 else 1


if __name__ == "__main__":
    sys.exit(main())
