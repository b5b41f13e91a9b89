from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from builders import at, entry, site
from formats import complaints
from wardnews import feeds
from wardnews.article import Thumbnail
from wardnews.page import (
    ArticlesJson,
    Feed,
    FeedFormat,
    FeedItem,
    Sitemap,
    SitemapIndex,
    SitemapUrl,
)
from wardnews.text import CONTROL

if TYPE_CHECKING:
    from lxml.etree import _Element

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BASE = "https://hoasua.example"
BODY = '<p>Xem <a href="b.md">bài &amp; ảnh</a>.</p>'
BODIES = {"digest": BODY}
SITE = site(responsible="Ban Tuyên giáo")

LINKS = (("b.md", "2020/01/01/b.html"),)
NEWER = FeedItem(
    entry=entry(2, title='Hội nghị: "A" & <B>', image=Thumbnail(url="media/a.jpg", alt="A")),
    lead="",
    body="digest",
    links=LINKS,
    changed=at("2021-03-04 10:00"),
    corrections=(),
)
OLDER = FeedItem(
    entry=entry(1),
    lead="",
    body="digest",
    links=LINKS,
    changed=entry(1).date,
    corrections=(),
)


def feed(kind: FeedFormat, *items: FeedItem) -> bytes:
    made = Feed(format=kind, title="Tin phường", home="dan-van/index.html", items=items)
    return feeds.render_feed(SITE, f"dan-van/{kind.value}", made, BODIES)


def parse(data: bytes) -> _Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False))


def words(element: _Element, path: str) -> list[str | None]:
    return [each.text for each in element.findall(path)]


def test_atom_has_what_rfc_4287_asks_for() -> None:
    root = parse(feed(FeedFormat.ATOM, NEWER, OLDER))
    assert root.tag == f"{ATOM}feed"
    assert words(root, f"{ATOM}id") == [f"{BASE}/dan-van/"]
    assert words(root, f"{ATOM}title") == ["Tin phường"]
    assert words(root, f"{ATOM}updated") == ["2021-03-04T10:00:00+07:00"]
    assert words(root, f"{ATOM}author/{ATOM}name") == ["Ban Tuyên giáo"]
    links = {each.get("rel"): each.get("href") for each in root.findall(f"{ATOM}link")}
    assert links == {"self": f"{BASE}/dan-van/feed.xml", "alternate": f"{BASE}/dan-van/"}
    first, second = root.findall(f"{ATOM}entry")
    for element in (first, second):
        for name in ("id", "title", "updated"):  # RFC 4287, 4.1.2: exactly one of each
            assert len(element.findall(f"{ATOM}{name}")) == 1
    assert words(first, f"{ATOM}id") == [f"{BASE}/2020/01/03/bai-2.html"]
    assert words(first, f"{ATOM}title") == ['Hội nghị: "A" & <B>']
    assert words(second, f"{ATOM}updated") == words(second, f"{ATOM}published")


def test_the_full_text_of_a_feed_has_absolute_links() -> None:
    content = parse(feed(FeedFormat.ATOM, OLDER)).find(f"{ATOM}entry/{ATOM}content")
    assert content is not None
    assert content.get("type") == "html"
    assert content.text == f'<p>Xem <a href="{BASE}/2020/01/01/b.html">bài &amp; ảnh</a>.</p>'


@pytest.mark.parametrize("kind", FeedFormat)
def test_the_full_text_of_a_feed_begins_with_the_picture(kind: FeedFormat) -> None:
    shown = f'<p><img src="{BASE}/media/a.jpg" alt="A &amp; &quot;B&quot;"></p>'
    image = Thumbnail(url="media/a.jpg", alt='A & "B"')
    data = feed(kind, replace(NEWER, entry=replace(NEWER.entry, image=image)), OLDER)
    if kind is FeedFormat.JSON:
        texts = [each["content_html"] for each in json.loads(data)["items"]]
    else:
        name = f".//{ATOM}content" if kind is FeedFormat.ATOM else f".//{CONTENT}encoded"
        texts = words(parse(data), name)
    assert texts[0].startswith(f"{shown}\n<p>Xem ")
    assert not texts[1].startswith("<p><img")


def test_a_picture_of_the_text_is_not_shown_twice() -> None:
    body = '<figure><img alt="A" src="a.jpg"></figure>'
    item = replace(NEWER, links=(("a.jpg", "media/a.jpg"),))
    made = Feed(format=FeedFormat.JSON, title="Tin", home="index.html", items=(item,))
    data = json.loads(feeds.render_feed(SITE, "feed.json", made, {"digest": body}))
    assert data["items"][0]["content_html"].count("<img") == 1


@pytest.mark.parametrize("kind", FeedFormat)
@pytest.mark.parametrize("items", [(), (OLDER,), (NEWER, OLDER)])
def test_a_feed_keeps_to_its_schema(kind: FeedFormat, items: tuple[FeedItem, ...]) -> None:
    assert complaints(kind.value, feed(kind, *items)) == []


def test_rss_has_what_rss_2_0_asks_for() -> None:
    root = parse(feed(FeedFormat.RSS, NEWER, OLDER))
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    (channel,) = root
    assert words(channel, "title") == ["Tin phường"]
    assert words(channel, "link") == [f"{BASE}/dan-van/"]
    assert words(channel, "description") == ["Tin của phường"]
    first, second = channel.findall("item")
    assert words(first, "guid") == words(first, "link") == [f"{BASE}/2020/01/03/bai-2.html"]
    (published,) = words(first, "pubDate")
    assert parsedate_to_datetime(published or "") == NEWER.entry.date
    assert words(second, f"{CONTENT}encoded") == [
        f'<p>Xem <a href="{BASE}/2020/01/01/b.html">bài &amp; ảnh</a>.</p>'
    ]


def test_json_has_what_json_feed_1_1_asks_for() -> None:
    made = json.loads(feed(FeedFormat.JSON, NEWER, OLDER))
    assert made["version"] == "https://jsonfeed.org/version/1.1"
    assert (made["title"], made["home_page_url"]) == ("Tin phường", f"{BASE}/dan-van/")
    assert made["feed_url"] == f"{BASE}/dan-van/feed.json"
    first, second = made["items"]
    assert first["id"] == first["url"] == f"{BASE}/2020/01/03/bai-2.html"
    assert "b.html" in first["content_html"]
    assert datetime.fromisoformat(first["date_published"]) == NEWER.entry.date
    assert datetime.fromisoformat(first["date_modified"]) == NEWER.changed
    assert first["image"] == f"{BASE}/media/a.jpg"
    assert "image" not in second
    assert "date_modified" not in second


@pytest.mark.parametrize("kind", FeedFormat)
def test_a_feed_without_news_can_be_read(kind: FeedFormat) -> None:
    data = feed(kind)
    if kind is FeedFormat.JSON:
        assert json.loads(data)["items"] == []
    else:
        assert parse(data) is not None


@given(st.text().filter(lambda text: not CONTROL.search(text)).map(lambda t: t.replace("\r", "")))
def test_any_title_comes_back_as_it_was_written(title: str) -> None:
    item = replace(OLDER, entry=entry(1, title=title))
    atom = words(parse(feed(FeedFormat.ATOM, item)), f"{ATOM}entry/{ATOM}title")
    rss = words(parse(feed(FeedFormat.RSS, item)), "channel/item/title")
    assert [each or "" for each in (*atom, *rss)] == [title, title]
    assert json.loads(feed(FeedFormat.JSON, item))["items"][0]["title"] == title


def test_a_sitemap_names_addresses_and_days() -> None:
    urls = (
        SitemapUrl(url="index.html"),
        SitemapUrl(url="2020/10/index.html"),
        SitemapUrl(url="2020/10/16/a.html", changed=date(2020, 10, 16)),
    )
    root = parse(feeds.render_sitemap(SITE, Sitemap(urls=urls)))
    assert root.tag == f"{MAP}urlset"
    assert words(root, f"{MAP}url/{MAP}loc") == [
        f"{BASE}/",
        f"{BASE}/2020/10/",
        f"{BASE}/2020/10/16/a.html",
    ]
    assert words(root, f"{MAP}url/{MAP}lastmod") == ["2020-10-16"]


def test_a_sitemap_index_names_the_sitemaps() -> None:
    root = parse(feeds.render_sitemap_index(SITE, SitemapIndex(sitemaps=("sitemap-2020.xml",))))
    assert root.tag == f"{MAP}sitemapindex"
    assert words(root, f"{MAP}sitemap/{MAP}loc") == [f"{BASE}/sitemap-2020.xml"]


def test_robots_may_read_everything() -> None:
    assert feeds.render_robots(SITE).decode().splitlines() == [
        "User-agent: *",
        "Allow: /",
        f"Sitemap: {BASE}/sitemap.xml",
    ]


def test_the_articles_of_a_year_are_objects() -> None:
    made: dict[str, Any] = json.loads(
        feeds.render_articles(SITE, ArticlesJson(year=2020, entries=(entry(1, views=162),)))
    )
    assert made["year"] == 2020
    assert made["articles"] == [
        {
            "url": f"{BASE}/2020/01/02/bai-1.html",
            "title": "Bài số 1",
            "date": "2020-01-02T08:00:00+07:00",
            "category": "Công tác Đảng",
            "views": 162,
            "summary": "Tóm tắt.",
        }
    ]
