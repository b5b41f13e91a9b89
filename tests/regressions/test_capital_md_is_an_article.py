"""`BAI.MD` was taken for an attachment that nothing refers to, and never published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builders import article_text, build_site

if TYPE_CHECKING:
    from conftest import MakeSite


def test_an_article_with_its_ending_in_capitals_is_published(make_site: MakeSite) -> None:
    root = make_site(
        {"content/articles/2020-03-01-BAI.MD": article_text(title="B", date="1/3/2020")}
    )
    assert build_site(root).shown == 2
    assert (root / "build" / "2020/03/01/bai.html").is_file()
