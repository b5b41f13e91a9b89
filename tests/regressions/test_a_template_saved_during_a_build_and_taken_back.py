"""A template that was saved while a build read the articles, and taken back after it, stayed shown.

The plan was made with it, but kept as one of what stood there when the build began.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any
from unittest import mock

import pytest

from builders import AS_OF, SETTINGS, article_text, build_site, read_tree, write_files
from wardnews import preparing
from wardnews.build import build
from wardnews.executors import SerialExecutor
from wardnews.outcome import Project
from wardnews.output import LOCK, MARK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TICK = 0.05
PAGE = "{{% extends 'base.html' %}}{{% block main %}}{}{{{{ body }}}}{{% endblock %}}\n"


@pytest.fixture(autouse=True)
def fine_clock() -> Iterator[None]:
    with mock.patch("wardnews.source.RACY_NS", int(TICK * 1e9)):
        yield


def save(root: Path, mark: str) -> None:
    write_files(root, {"templates/article.html": PAGE.format(mark)})


def build_again(root: Path) -> None:
    time.sleep(2 * TICK)
    project = Project(root=root, as_of=AS_OF)
    build(project, root / "build", executor=SerialExecutor())


def test_it_is_gone_with_the_next_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_files(
        tmp_path,
        {
            "content/site.yml": SETTINGS + "search: false\n",
            "content/articles/a.md": article_text("Một.", title="Tin"),
        },
    )
    save(root, "đúng")
    prepare = preparing.prepare

    def meanwhile(*args: Any, **options: Any) -> Any:
        save(root, "thử")
        return prepare(*args, **options)

    with monkeypatch.context() as patch:
        patch.setattr(preparing, "prepare", meanwhile)
        build_again(root)
    save(root, "đúng")
    build_again(root)
    build_site(root, root / "clean")
    trees = [read_tree(root / name) for name in ("build", "clean")]
    for tree in trees:
        for ours in (MARK, LOCK):
            tree.pop(ours, None)
    assert trees[0] == trees[1]
