"""A file of somebody else's was deleted where wardnews had once had, or had meant to have, a file.

The mark of an output went on naming what a build that broke off had never written, for the next
build met a state that it knew; and a cache from an earlier time counted as a second mark.
"""

from __future__ import annotations

import shutil
import time
from typing import TYPE_CHECKING
from unittest import mock

import pytest

from builders import AS_OF, article_text, write_files
from wardnews.build import CACHE_FOLDER, build
from wardnews.claim import read_owned
from wardnews.executors import SerialExecutor
from wardnews.outcome import Project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import MakeSite
    from wardnews.build import BuildReport

TICK = 0.05
SOURCE, PAGE = "content/articles/b.md", "2020/10/16/b.html"
FOREIGN = "<p>của người khác"


class BrokenOffError(Exception):
    pass


@pytest.fixture(autouse=True)
def fine_clock() -> Iterator[None]:
    with mock.patch("wardnews.source.RACY_NS", int(TICK * 1e9)):
        yield


def build_later(root: Path) -> BuildReport:
    time.sleep(2 * TICK)
    project = Project(root=root, as_of=AS_OF)
    return build(project, root / "build", executor=SerialExecutor())


def is_left_alone(root: Path) -> bool:
    """Put a file of somebody else's in the place of the page, build, and tell whether it stays."""
    write_files(root / "build", {PAGE: FOREIGN})
    build_later(root)
    file = root / "build" / PAGE
    return file.is_file() and file.read_text("utf-8") == FOREIGN


def test_what_a_build_that_broke_off_meant_to_write(make_site: MakeSite) -> None:
    root = make_site()
    for _ in range(3):
        build_later(root)  # until nothing is young, and the state is known
    write_files(root, {SOURCE: article_text(title="Họp")})
    broken_off = mock.patch("wardnews.turn.make_files", side_effect=BrokenOffError)
    with broken_off, pytest.raises(BrokenOffError):
        build_later(root)
    assert PAGE in read_owned(root / "build")
    (root / SOURCE).unlink()
    build_later(root)
    assert PAGE not in read_owned(root / "build")
    assert is_left_alone(root)


def test_what_a_cache_of_another_day_knows(make_site: MakeSite) -> None:
    root = make_site({SOURCE: article_text(title="Họp")})
    build_later(root)
    shutil.copytree(root / CACHE_FOLDER, root / "cất")
    (root / SOURCE).unlink()
    build_later(root)
    shutil.rmtree(root / CACHE_FOLDER)
    (root / "cất").rename(root / CACHE_FOLDER)
    assert is_left_alone(root)
