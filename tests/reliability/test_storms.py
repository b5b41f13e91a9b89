"""The figures of docs/reliability.md: their short form in every run, the long one in `make soak`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parent / "storms.py"
SHORT = {"kills": 100, "hindered": 2_000, "readers": 20_000, "pairs": 10, "caches": 200}
LONG = {"kills": 2_000, "hindered": 2_000, "readers": 200_000, "pairs": 50, "caches": 1_000}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="storms fork")


def wrong_after(folder: Path, storm: str, count: int, seed: int, articles: int) -> list[str]:
    """Return everything that went wrong in that many rounds of a storm over so many articles."""
    call = [sys.executable, str(PROGRAM), str(folder), str(seed), str(count), storm, str(articles)]
    done = subprocess.run(call, check=False, capture_output=True, text=True)  # noqa: S603  # our own
    assert done.returncode == 0, done.stderr
    found: list[str] = json.loads(done.stdout)
    return found


@pytest.mark.slow
@pytest.mark.parametrize(("storm", "count"), SHORT.items())
def test_a_short_storm(tmp_path: Path, storm: str, count: int) -> None:
    assert wrong_after(tmp_path, storm, count, seed=1, articles=2) == []


@pytest.mark.soak
@pytest.mark.parametrize(("storm", "count"), LONG.items())
def test_a_long_storm(tmp_path: Path, storm: str, count: int) -> None:
    assert wrong_after(tmp_path, storm, count, seed=2, articles=6) == []
