"""`wardnews search --category` denied a category of the site in which no article stands yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


@pytest.mark.parametrize("typed", ["Dân vận", "dan van", "dan-van"])
def test_that_it_is_empty_is_told(built: Path, run: Run, typed: str) -> None:
    called = run("search", "nội dung", "--category", typed, "--source", built)
    assert called.code == 0
    assert called.out == "Chuyên mục “Dân vận” chưa có bài nào.\n"
    as_json = run("search", "nội dung", "--category", typed, "--source", built, "--format", "json")
    assert as_json.out == "[]\n"


def test_in_one_with_articles_nothing_is_found(built: Path, run: Run) -> None:
    called = run("search", "zzyzx", "--category", "Công tác Đảng", "--source", built)
    assert called.out.startswith("Không tìm thấy bài nào.")


def test_one_that_is_not_there_is_denied_and_all_are_named(built: Path, run: Run) -> None:
    called = run("search", "nội dung", "--category", "Thể thao", "--source", built)
    assert called.code == 2
    assert "Công tác Đảng, Dân vận, Văn hóa – Xã hội" in called.err
