"""Of eight old articles of nothing but signs and pictures no index could be read: no search at all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from builders import article_text, build_site

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite, Run

WORDLESS = 8


def test_the_newest_articles_are_found(make_site: MakeSite, run: Run) -> None:
    root = make_site(wordless_and_newest())
    build_site(root)
    assert found(run, root, "nội dung") == 9
    assert found(run, root, "nội dung", "--category", "Công tác Đảng") == 9
    assert found(run, root, "một hai") == 0


def wordless_and_newest() -> dict[str, str | bytes]:
    """Return articles of which the oldest, which are frozen, have no word."""
    return {
        f"content/articles/2020/2020-09-{day:02}-bai.md": article_text(
            "…" if day <= WORDLESS else "Nội dung.",
            title="'!!!'" if day <= WORDLESS else "Tin",
            date=f"{day}/9/2020",
        )
        for day in range(1, 2 * WORDLESS + 1)
    }


def found(run: Run, root: Path, *asked: str) -> int:
    called = run("search", *asked, "--source", root, "--format", "json")
    assert called.code == 0
    return len(json.loads(called.out))
