"""A site with one article showed the heading "Tin mới" over an empty list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import article_text, build_site

if TYPE_CHECKING:
    from conftest import MakeSite


@pytest.mark.parametrize("count", [1, 2])
def test_latest_news_have_a_heading_where_there_are_any(make_site: MakeSite, count: int) -> None:
    more = {"content/articles/2020/hai.md": article_text(title="Hai")} if count == 2 else {}
    root = make_site({**more})
    build_site(root)
    home = (root / "build/index.html").read_text("utf-8")
    assert ("Tin mới" in home) is (count == 2)
    assert '<ul class="titles">\n</ul>' not in home
