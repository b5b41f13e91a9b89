"""What machines read: feeds, sitemaps, the lists of articles, `robots.txt`."""

from __future__ import annotations

from itertools import groupby, islice
from typing import TYPE_CHECKING

from wardnews.article import last_changed
from wardnews.config import SETTINGS_PATH
from wardnews.page import (
    ArticlesJson,
    Feed,
    FeedFormat,
    FeedItem,
    Headers,
    Page,
    Robots,
    Sitemap,
    SitemapIndex,
    SitemapUrl,
    WebManifest,
)
from wardnews.plan.articles import resolved_links
from wardnews.plan.calendar import day_url, month_url, year_url
from wardnews.plan.retrospect import STATISTICS_URL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from wardnews.archive import Archive, Item
    from wardnews.config import Config

FEED_LENGTH = 20


def plan_feeds(config: Config, archive: Archive, urls: Mapping[str, str]) -> Iterator[Page]:
    """Yield the feeds of the site and of each category, in every format."""
    items = archive.items
    yield from _feeds("", config.title, "index.html", items, urls)
    for category in config.categories:
        url = category.url
        own = (item for item in items if item.entry.category.url == url)
        title = f"{category.name} – {config.title}"
        yield from _feeds(f"{category.slug}/", title, url, own, urls)


def plan_machine_files(archive: Archive) -> Iterator[Page]:
    """Yield the sitemaps, each year's list of articles, `robots.txt`, `_headers`."""
    by_year = [
        (year, tuple(items))
        for year, items in groupby(archive.items, key=lambda item: item.entry.date.year)
    ]
    for year, items in by_year:
        entries = tuple(item.entry for item in reversed(items))
        view = ArticlesJson(year=year, entries=entries)
        yield Page(path=f"{year:04}/articles.json", content=view, origin=SETTINGS_PATH)
    for year, items in by_year:
        urls = tuple(_year_urls(year, items))
        yield Page(path=_sitemap(year), content=Sitemap(urls=urls), origin=SETTINGS_PATH)
    general = Sitemap(urls=tuple(_general_urls(archive)))
    yield Page(path=GENERAL_SITEMAP, content=general, origin=SETTINGS_PATH)
    index = SitemapIndex(sitemaps=(GENERAL_SITEMAP, *(_sitemap(year) for year, _ in by_year)))
    yield Page(path="sitemap.xml", content=index, origin=SETTINGS_PATH)
    yield Page(path="robots.txt", content=Robots(), origin=SETTINGS_PATH)
    yield Page(path="_headers", content=Headers(), origin=SETTINGS_PATH)
    yield Page(path="site.webmanifest", content=WebManifest(), origin=SETTINGS_PATH)


GENERAL_SITEMAP = "sitemap-chung.xml"
"""The addresses that belong to no year: a sitemap index can hold none of its own."""


def _feeds(
    folder: str, title: str, home: str, items: Iterable[Item], urls: Mapping[str, str]
) -> Iterator[Page]:
    newest = tuple(_feed_item(item, urls) for item in islice(items, FEED_LENGTH))
    for format_ in FeedFormat:
        view = Feed(format=format_, title=title, home=home, items=newest)
        yield Page(path=folder + format_.value, content=view, origin=SETTINGS_PATH)


def _feed_item(item: Item, urls: Mapping[str, str]) -> FeedItem:
    article = item.article
    return FeedItem(
        entry=item.entry,
        lead=article.front.summary,
        body=article.body,
        links=resolved_links(article.references, urls),
        changed=_changed(item),
        corrections=article.front.corrections,
    )


def _changed(item: Item) -> datetime:
    front = item.article.front
    return last_changed(front.date, front.updated, front.corrections)


def _year_urls(year: int, items: tuple[Item, ...]) -> Iterator[SitemapUrl]:
    """Yield the year's articles and the pages of its calendar, oldest first."""
    yield SitemapUrl(url=year_url(year))
    oldest_first = tuple(reversed(items))
    for day in dict.fromkeys(item.entry.date.date().replace(day=1) for item in oldest_first):
        yield SitemapUrl(url=month_url(day))
    for day in dict.fromkeys(item.entry.date.date() for item in oldest_first):
        yield SitemapUrl(url=day_url(day))
    for item in oldest_first:
        yield SitemapUrl(url=item.entry.url, changed=_changed(item).date())


def _general_urls(archive: Archive) -> Iterator[SitemapUrl]:
    """Yield what does not come and go with the news: no dates, so that news does not change it."""
    yield SitemapUrl(url="index.html")
    yield SitemapUrl(url="luu-tru/index.html")
    yield SitemapUrl(url="doc-nhieu.html")
    yield SitemapUrl(url=STATISTICS_URL)
    for url in sorted({item.entry.category.url for item in archive.items}):
        yield SitemapUrl(url=url)
    for page in archive.pages:
        yield SitemapUrl(url=page.url)


def _sitemap(year: int) -> str:
    return f"sitemap-{year}.xml"
