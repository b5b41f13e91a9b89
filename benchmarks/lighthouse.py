"""`make lighthouse`: the four scores of Lighthouse on a phone, for the pages that readers open.

Each is the best of up to five runs, for a static page is always the same: what else the machine does
can only take points away.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys

from benchmarks.look import PAGES, served_site

VERSION = "12.8.2"
LOOKED_AT = ("home", "category", "day", "article", "pictures", "search")
RUNS = 5
FLAGS = "--headless=new --no-sandbox --disable-gpu"


def scores(url: str) -> dict[str, int]:
    """Return the score of each category, of 100: the best of the runs, which end with the best."""
    best: dict[str, int] = {}
    for _ in range(RUNS):
        found = one_run(url)
        best = {name: max(score, best.get(name, 0)) for name, score in found.items()}
        if min(best.values()) == 100:
            break
    return best


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
