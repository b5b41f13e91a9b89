"""Workers forked while the cache was being filled found it locked, and the build began anew.

SQLite keeps in each process which locks its files hold, and a fork inherits that.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from builders import AS_OF, SETTINGS, article_text, write_files
from wardnews import cache, executors, loading
from wardnews.build import build
from wardnews.executors import BATCH, LazyProcessExecutor
from wardnews.outcome import Project

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

ARTICLES = BATCH + 8
WORDS = 5000
"""So many in each that SQLite writes the first batch into its file before the transaction ends."""


@pytest.mark.skipif(sys.platform != "linux", reason="only there are workers forked")
def test_a_large_first_build_begins_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[str] = []
    connect = cache._connection

    def counted(file: Path, toolchain: str) -> sqlite3.Connection:
        begun.append(toolchain)
        return connect(file, toolchain)

    monkeypatch.setattr(cache, "_connection", counted)
    monkeypatch.setattr(loading, "KEPT_AT_ONCE", 1)
    # The first batch is done here, and kept; then workers are forked.
    monkeypatch.setattr(executors, "SECONDS_HERE", {"fork": 1e-9, "spawn": 1e-9})
    monkeypatch.setattr(executors, "_way_to_start", lambda: "fork")
    files: dict[str, str | bytes] = {
        f"content/articles/bai-{number}.md": article_text(f"Bài {number}. " + "phường ta " * WORDS)
        for number in range(ARTICLES)
    }
    root = write_files(tmp_path, {"content/site.yml": SETTINGS, **files})
    with LazyProcessExecutor(2) as executor:
        report = build(Project(root=root, as_of=AS_OF), root / "build", executor=executor)
    assert report.shown == ARTICLES
    assert len(begun) == 1
