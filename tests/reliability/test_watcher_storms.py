"""Storms over `build --watch`: a burst of files, a branch checked out, one file saved again and again.

Whatever the watcher was told of it, in the end the site is what a clean build makes. How soon is
printed by `benchmarks/watcher_storms.py`.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from watcher_storms import STORMS, seconds_to_rest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent there")


@pytest.mark.slow
@pytest.mark.parametrize("storm", STORMS)
def test_after_a_storm_the_site_is_the_clean_one(storm: str, tmp_path: Path) -> None:
    assert seconds_to_rest(tmp_path, storm, seed=0) >= 0


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(1, 21))
@pytest.mark.parametrize("storm", STORMS)
def test_after_many_storms_the_site_is_the_clean_one(storm: str, seed: int, tmp_path: Path) -> None:
    assert seconds_to_rest(tmp_path, storm, seed=seed) >= 0
