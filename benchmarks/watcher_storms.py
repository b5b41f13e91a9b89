"""How many seconds after a storm of changes the watched site is the clean one; the goal is 5.

python -m benchmarks.watcher_storms [ROUNDS]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from watcher_storms import STORMS, seconds_to_rest  # found by the line above


def main(rounds: int) -> None:
    for storm in STORMS:
        taken = []
        for seed in range(rounds):
            with tempfile.TemporaryDirectory() as folder:
                taken.append(seconds_to_rest(Path(folder), storm, seed))
        print(f"{storm:10} " + " ".join(f"{each:5.1f}" for each in taken))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
