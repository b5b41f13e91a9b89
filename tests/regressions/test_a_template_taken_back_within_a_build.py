"""A template that was tried for a moment stayed in the pages: the build was kept as one without it.

A build of texts alone did not look whether its theme was still that which it had begun with; and
whoever looks only before and after misses what was saved and taken back in between.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any
from unittest import mock

import pytest

from builders import AS_OF, SETTINGS, article_text, build_site, read_tree, write_files
from wardnews import part, preparing
from wardnews.build import build
from wardnews.executors import SerialExecutor
from wardnews.outcome import Project
from wardnews.output import LOCK, MARK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TICK = 0.05
SOURCE = "content/articles/a.md"
PAGE = "{{% extends 'base.html' %}}{{% block main %}}{}{{{{ body }}}}{{% endblock %}}\n"


@pytest.fixture(autouse=True)
def fine_clock() -> Iterator[None]:
    with mock.patch("wardnews.source.RACY_NS", int(TICK * 1e9)):
        yield


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = write_files(tmp_path, {"content/site.yml": SETTINGS + "search: false\n"})
    save_template(root, "đúng")
    save_text(root, "Hai.")
    build_again(root)
    return root


def save_template(root: Path, mark: str) -> None:
    write_files(root, {"templates/article.html": PAGE.format(mark)})


def save_text(root: Path, text: str) -> None:
    write_files(root, {SOURCE: article_text(f"Một.\n\n{text}", title="Tin")})


def build_again(root: Path) -> None:
    time.sleep(2 * TICK)
    project = Project(root=root, as_of=AS_OF)
    build(project, root / "build", executor=SerialExecutor())


def is_clean(root: Path) -> bool:
    build_again(root)
    build_site(root, root / "clean")
    trees = [read_tree(root / name) for name in ("build", "clean")]
    return all(
        data == trees[1][path] for path, data in trees[0].items() if path not in (MARK, LOCK)
    )


def test_a_build_of_texts_alone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan_part = part.plan_part

    def meanwhile(*args: Any) -> Any:
        save_template(root, "thử")
        return plan_part(*args)

    save_text(root, "Ba.")
    with monkeypatch.context() as patch:
        patch.setattr("wardnews.retouch.plan_part", meanwhile)
        build_again(root)
    save_template(root, "đúng")
    assert is_clean(root)


def test_a_whole_build(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare = preparing.prepare

    def meanwhile(*args: Any) -> Any:
        save_template(root, "thử")
        prepared = prepare(*args)
        save_template(root, "đúng")
        return prepared

    write_files(root, {"content/articles/b.md": article_text("Hai.", title="Mới")})
    with monkeypatch.context() as patch:
        patch.setattr(preparing, "prepare", meanwhile)
        build_again(root)
    assert is_clean(root)
