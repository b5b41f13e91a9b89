"""A built site of synthetic articles, made once for all workers of a test run."""

from __future__ import annotations

import os
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from benchmarks.corpus import build_articles, write_archive
from filelock import FileLock

from wardnews.build import build
from wardnews.executors import open_executor
from wardnews.outcome import Project

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from benchmarks.corpus import SyntheticArticle

ARTICLES = 2_015
"""The newest 15 are not frozen yet, and no more can be."""
SEED = 6


def articles(count: int = ARTICLES) -> list[SyntheticArticle]:
    return list(build_articles(count, SEED))


def some_articles(count: int) -> list[SyntheticArticle]:
    """Return all articles of a small archive, and of a large one some from each of its years."""
    return list(build_articles(count, SEED, range(0, count, max(1, count // ARTICLES))))


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """Return a folder of this test run that all its workers know."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def built_site(folder: Path, count: int = ARTICLES) -> Path:
    """Return the output of a site with that many articles, built now or by another worker."""
    root = folder / f"search-{count}"
    with FileLock(folder / f"search-{count}.lock"):
        if not (root / "ready").exists():
            write_archive(root, count, SEED)
            project = Project(
                root=root, as_of=datetime(2026, 1, 1, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
            )
            with open_executor(None) as executor:
                report = build(project, root / "build", executor=executor)
            assert report.shown == count, report.problems[:3]
            (root / "ready").touch()
    return root / "build"
