"""Two builds of one folder at once: one waits for the other, and the result is the clean one."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from builders import article_text, build_site
from workshop import tree_of

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite

CALL = (sys.executable, "-m", "wardnews", "build", "--as-of", "31/12/2021", "--jobs", "1")


def both(root: Path) -> list[int]:
    arguments = [*CALL, "--source", str(root)]
    # Our own command, called with our own arguments.
    calls = [subprocess.Popen(arguments, stdout=subprocess.DEVNULL) for _ in "ab"]  # noqa: S603
    return [each.wait(timeout=120) for each in calls]


@pytest.mark.slow
def test_two_builds_at_once_leave_the_clean_site(make_site: MakeSite, tmp_path: Path) -> None:
    prove(make_site, tmp_path, times=2)  # the storm of pairs has ten, without their start-up


@pytest.mark.soak
def test_many_more_builds_at_once(make_site: MakeSite, tmp_path: Path) -> None:
    prove(make_site, tmp_path, times=50)


def prove(make_site: MakeSite, folder: Path, times: int) -> None:
    for number in range(times):
        root = make_site({"content/articles/b.md": article_text(title=f"Tin {number}")})
        assert both(root) == [0, 0]
    build_site(root, folder / "sạch")
    assert tree_of(root / "build") == tree_of(folder / "sạch")
