"""A correction without `updated` reached neither feeds nor sitemaps, and no feed showed it; nor the lead."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from builders import article_text, build_site
from wardnews.text import nfc

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite

DAY = "2020-10-20"
BEGUN = f"{DAY}T00:00:00+07:00"
ADDRESS = "https://hoasua.example/2020/10/16/hai.html"


@pytest.fixture
def built(make_site: MakeSite) -> Path:
    source = article_text(
        "Thân bài.",
        title="Hai",
        summary="Lời <dẫn>.",
        corrections="[{date: 18/10/2020, note: Sửa tên}, {date: 20/10/2020, note: Sửa <số>}]",
    )
    root = make_site({"content/articles/2020/hai.md": source})
    build_site(root)
    return root / "build"


def of_xml(file: Path, path: str) -> list[str]:
    tree = etree.fromstring(file.read_bytes())
    found = tree.xpath(path, namespaces={"a": "http://www.w3.org/2005/Atom"})
    assert isinstance(found, list)
    return [str(each) for each in found]


def test_all_of_them_know_when_it_was(built: Path) -> None:
    assert of_xml(built / "feed.xml", f"//a:entry[a:id='{ADDRESS}']/a:updated/text()") == [BEGUN]
    assert of_xml(built / "feed.xml", "/a:feed/a:updated/text()") == [BEGUN]
    places = "//*[local-name()='url'][*[local-name()='loc']='{}']/*[local-name()='lastmod']/text()"
    assert of_xml(built / "sitemap-2020.xml", places.format(ADDRESS)) == [DAY]
    by_title = {
        each["title"]: each
        for each in json.loads((built / "feed.json").read_text("utf-8"))["items"]
    }
    assert by_title["Hai"]["date_modified"] == BEGUN
    assert "date_modified" not in by_title["Gặp mặt"]
    assert f'"dateModified":"{BEGUN}"' in (built / "2020/10/16/hai.html").read_text("utf-8")


def test_feeds_show_it_before_the_text(built: Path) -> None:
    (item,) = (
        each
        for each in json.loads((built / "feed.json").read_text("utf-8"))["items"]
        if each["title"] == "Hai"
    )
    told = item["content_html"]
    in_order = ["Sửa tên", "Sửa &lt;số&gt;", "Lời &lt;dẫn&gt;.", "<p>Thân bài.</p>"]
    assert sorted(in_order, key=told.index) == in_order
    assert told.count("Đính chính") == 2
    assert nfc(told) == told
