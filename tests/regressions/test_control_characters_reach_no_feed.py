"""`&#1;` in a body and `"\\x01"` in front matter became characters that no XML may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

from builders import article_text, build_site

if TYPE_CHECKING:
    from conftest import MakeSite


@pytest.mark.parametrize("feed", ["feed.xml", "rss.xml"])
def test_an_entity_of_a_control_character_leaves_the_feed_readable(
    make_site: MakeSite, feed: str
) -> None:
    root = make_site({"content/articles/a.md": article_text("Chữ&#1; ẩn&#x8;&#xFFFE;.", title="A")})
    build_site(root)
    assert "Chữ ẩn." in etree.tostring(etree.parse(root / "build" / feed), encoding="unicode")


def test_an_escaped_control_character_is_named_at_its_place(make_site: MakeSite) -> None:
    root = make_site({"content/articles/a.md": article_text(title='"Gặp\\x01 mặt"')})
    (problem,) = build_site(root).problems
    assert (problem.code, problem.place.line) == ("control-character", 2)
    assert dict(problem.args) == {"character": "U+0001"}
