"""Feeds, sitemaps and lists for machines, as bytes.

Sources: Atom RFC 4287, RSS 2.0, JSON Feed 1.1, sitemaps.org 0.9, RFC 9309 (robots.txt).
XML is built as a tree, so that nothing an editor wrote can leave its place; control characters,
which XML 1.0 cannot hold, are refused when a source is read.
"""

from __future__ import annotations

import html
import json
import xml.etree.ElementTree as ET
from email.utils import format_datetime
from typing import TYPE_CHECKING, assert_never

from wardnews.body import resolve_links
from wardnews.page import ArticlesJson, Feed, FeedFormat, FeedItem, Sitemap, SitemapIndex
from wardnews.text import day
from wardnews.urls import absolute_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wardnews.views import Site

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"

# The names of a namespace's elements read best with the prefix that everybody knows.
ET.register_namespace("content", CONTENT)
ET.register_namespace("atom", ATOM)


def render_feed(site: Site, path: str, feed: Feed, bodies: Mapping[str, str]) -> bytes:
    """Return the feed in its format; `path` is its own address, `bodies` are by digest."""
    texts = tuple(_full_text(site, item, bodies) for item in feed.items)
    match feed.format:
        case FeedFormat.ATOM:
            return _atom(site, path, feed, texts)
        case FeedFormat.RSS:
            return _rss(site, path, feed, texts)
        case FeedFormat.JSON:
            return _json_feed(site, path, feed, texts)
    assert_never(feed.format)


def render_sitemap(site: Site, sitemap: Sitemap) -> bytes:
    """Return a sitemap."""
    root = ET.Element("urlset", xmlns=SITEMAPS)
    for each in sitemap.urls:
        url = ET.SubElement(root, "url")
        _text(url, "loc", absolute_url(site.base_url, each.url))
        if each.changed is not None:
            _text(url, "lastmod", each.changed.isoformat())
    return _xml(root)


def render_sitemap_index(site: Site, index: SitemapIndex) -> bytes:
    """Return the list of the sitemaps."""
    root = ET.Element("sitemapindex", xmlns=SITEMAPS)
    for name in index.sitemaps:
        _text(ET.SubElement(root, "sitemap"), "loc", absolute_url(site.base_url, name))
    return _xml(root)


def render_articles(site: Site, articles: ArticlesJson) -> bytes:
    """Return a year's entries as JSON, one object an article."""
    return _json(
        {
            "year": articles.year,
            "articles": [
                {
                    "url": absolute_url(site.base_url, entry.url),
                    "title": entry.title,
                    "date": entry.date.isoformat(),
                    "category": entry.category.name,
                    "views": entry.views,
                    "summary": entry.summary,
                }
                for entry in articles.entries
            ],
        }
    )


def render_robots(site: Site) -> bytes:
    """Return `robots.txt`: everybody may read everything, and here is the map."""
    lines = ("User-agent: *", "Allow: /", f"Sitemap: {absolute_url(site.base_url, 'sitemap.xml')}")
    return ("\n".join(lines) + "\n").encode()


def _atom(site: Site, path: str, feed: Feed, texts: tuple[str, ...]) -> bytes:
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": site.language})
    _text(root, "id", absolute_url(site.base_url, feed.home))
    _text(root, "title", feed.title)
    _text(root, "updated", _updated(feed))
    ET.SubElement(root, "link", rel="self", href=absolute_url(site.base_url, path))
    ET.SubElement(root, "link", rel="alternate", href=absolute_url(site.base_url, feed.home))
    author = ET.SubElement(root, "author")
    _text(author, "name", site.responsible or site.title)
    for item, text in zip(feed.items, texts, strict=True):
        root.append(_atom_entry(site, item, text))
    return _xml(root)


def _atom_entry(site: Site, item: FeedItem, text: str) -> ET.Element:
    entry = item.entry
    url = absolute_url(site.base_url, entry.url)
    element = ET.Element("entry", {"xml:lang": entry.language} if entry.language else {})
    _text(element, "id", url)
    _text(element, "title", entry.title)
    ET.SubElement(element, "link", rel="alternate", href=url)
    _text(element, "published", entry.date.isoformat())
    _text(element, "updated", item.changed.isoformat())
    ET.SubElement(element, "category", term=entry.category.name)
    _text(element, "summary", entry.summary)
    content = ET.SubElement(element, "content", type="html")
    content.text = text
    return element


def _rss(site: Site, path: str, feed: Feed, texts: tuple[str, ...]) -> bytes:
    root = ET.Element("rss", version="2.0")
    channel = ET.SubElement(root, "channel")
    _text(channel, "title", feed.title)
    _text(channel, "link", absolute_url(site.base_url, feed.home))
    _text(channel, "description", site.description or site.title)
    _text(channel, "language", site.language)
    own = {"href": absolute_url(site.base_url, path), "rel": "self", "type": "application/rss+xml"}
    ET.SubElement(channel, f"{{{ATOM}}}link", own)
    for item, text in zip(feed.items, texts, strict=True):
        channel.append(_rss_item(site, item, text))
    return _xml(root)


def _rss_item(site: Site, item: FeedItem, text: str) -> ET.Element:
    entry = item.entry
    url = absolute_url(site.base_url, entry.url)
    element = ET.Element("item")
    _text(element, "title", entry.title)
    _text(element, "link", url)
    _text(element, "guid", url)
    _text(element, "pubDate", format_datetime(entry.date))
    _text(element, "category", entry.category.name)
    _text(element, "description", entry.summary)
    _text(element, f"{{{CONTENT}}}encoded", text)
    return element


def _json_feed(site: Site, path: str, feed: Feed, texts: tuple[str, ...]) -> bytes:
    return _json(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "home_page_url": absolute_url(site.base_url, feed.home),
            "feed_url": absolute_url(site.base_url, path),
            "language": site.language,
            "items": [
                _json_item(site, item, text) for item, text in zip(feed.items, texts, strict=True)
            ],
        }
    )


def _json_item(site: Site, item: FeedItem, text: str) -> dict[str, object]:
    entry = item.entry
    url = absolute_url(site.base_url, entry.url)
    shown: dict[str, object] = {
        "id": url,
        "url": url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": text,
        "date_published": entry.date.isoformat(),
        "tags": [entry.category.name],
    }
    if item.changed != entry.date:
        shown["date_modified"] = item.changed.isoformat()
    if entry.language:
        shown["language"] = entry.language
    if entry.image is not None:
        shown["image"] = absolute_url(site.base_url, entry.image.url)
    return shown


def _full_text(site: Site, item: FeedItem, bodies: Mapping[str, str]) -> str:
    """Return what the article's page shows, in the same order, with absolute links.

    A feed is read anywhere, and nobody is to read a text before what corrects it.
    """
    body = resolve_links(bodies[item.body], dict(item.links), f"{site.base_url}/")
    return "\n".join((*_before_text(item), *_shown_picture(site, item, body), body))


def _before_text(item: FeedItem) -> Iterator[str]:
    """Yield a paragraph for each correction, and the lead where the editor wrote one."""
    for each in item.corrections:
        when = f'<time datetime="{each.date.isoformat()}">{day(each.date)}</time>'
        yield f"<p><strong>Đính chính</strong> {when}: {html.escape(each.note)}</p>"
    if item.lead:
        yield f"<p><strong>{html.escape(item.lead)}</strong></p>"


def _shown_picture(site: Site, item: FeedItem, body: str) -> Iterator[str]:
    """Yield the picture of the article, where its text does not show it."""
    if image := item.entry.image:
        url = html.escape(absolute_url(site.base_url, image.url))
        if f'src="{url}"' not in body:
            yield f'<p><img src="{url}" alt="{html.escape(image.alt)}"></p>'


def _updated(feed: Feed) -> str:
    """Return when the feed last changed: with its newest item, never with the clock."""
    latest = max((item.changed for item in feed.items), default=None)
    return latest.isoformat() if latest else "1970-01-01T00:00:00+00:00"


def _text(parent: ET.Element, name: str, content: str) -> None:
    ET.SubElement(parent, name).text = content


def _xml(root: ET.Element) -> bytes:
    ET.indent(root, " ")
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
