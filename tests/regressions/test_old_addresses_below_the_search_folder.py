"""A build of one text took an old address below `tim-kiem/` for a file of the index, and removed it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from unittest import mock

import pytest

from builders import AS_OF, SETTINGS, article_text, write_files
from wardnews.build import build
from wardnews.executors import SerialExecutor
from wardnews.outcome import Project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TICK = 0.05


@pytest.fixture(autouse=True)
def fine_clock() -> Iterator[None]:
    with mock.patch("wardnews.source.RACY_NS", int(TICK * 1e9)):
        yield


def test_it_stays(tmp_path: Path) -> None:
    names = [f"content/articles/d{day:02}.md" for day in range(1, 21)]
    old = 'legacy_url: "https://cu.example/tim-kiem/cu.html"\naliases: [tim-kiem]'
    texts = {
        name: article_text("Mở đầu.\n\nHai.", title=f"Tin {at}", date=f"{at:02}/10/2020")
        for at, name in enumerate(names, 1)
    }
    texts[names[-1]] = texts[names[-1]].replace("title:", f"{old}\ntitle:", 1)
    root = write_files(tmp_path, {"content/site.yml": SETTINGS, **texts})
    project = Project(root=root, as_of=AS_OF)
    time.sleep(2 * TICK)
    build(project, root / "build", executor=SerialExecutor())
    addresses = [root / "build/tim-kiem/cu.html", root / "build/tim-kiem/index.html"]
    assert all(each.is_file() for each in addresses)
    file = root / names[-1]
    file.write_text(file.read_text("utf-8") + "\nBa.\n", "utf-8")
    with mock.patch("wardnews.preparing.prepare", side_effect=AssertionError("planned")):
        published = build(project, root / "build", executor=SerialExecutor()).published
    assert published is not None
    assert all(path.endswith(".bin") for path in published.removed)
    assert all(each.is_file() for each in addresses)
