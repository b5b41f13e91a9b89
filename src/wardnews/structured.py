"""What a page says about itself to machines: JSON-LD (schema.org), and the web manifest.

Sources: schema.org `NewsArticle`, `BreadcrumbList`, `WebSite`; W3C Web Application Manifest.
"""

from __future__ import annotations

import json
from functools import lru_cache
from json.encoder import encode_basestring as _text
from typing import TYPE_CHECKING, TypeAlias

from wardnews import text
from wardnews.article import last_changed
from wardnews.history import StatisticsPage
from wardnews.plan.calendar import month_url, year_url
from wardnews.urls import absolute_url
from wardnews.views import (
    ArchivePage,
    ArticlePage,
    CategoryPage,
    DayPage,
    HomePage,
    MonthPage,
    MostReadPage,
    StandingPageView,
    YearPage,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from wardnews.views import HtmlContent, Site

Step: TypeAlias = tuple[str, str]

ARCHIVE: Step = ("Lưu trữ", "luu-tru/index.html")

ICONS = (("favicon.svg", "any", "image/svg+xml"), ("icon.png", "192x192", "image/png"))
"""Files of the theme that stand for the site; some phones draw no SVG."""

# Inside <script> only `</script>` and `<!--` end anything, but no reader need know that.
_ESCAPES = {mark: f"\\u{ord(mark):04x}" for mark in ("<", ">", "&", "\u2028", "\u2029")}


def structured_data(site: Site, path: str, content: HtmlContent) -> str:
    """Return the JSON-LD of a page, escaped for `<script>`; "" for one that says nothing."""
    graph: list[str] = []
    if isinstance(content, ArticlePage):
        graph.append(_news_article(site, path, content))
    if isinstance(content, HomePage):
        graph.append(_web_site(site, path))
    if steps := _steps(path, content):
        graph.append(_breadcrumbs(site.base_url, steps))
    if not graph:
        return ""
    return _escaped(f'{{"@context":"https://schema.org","@graph":{_list(graph)}}}')


def render_web_manifest(site: Site) -> bytes:
    """Return what a phone needs to keep the site on its home screen."""
    assets = dict(site.assets)
    icons = [
        {"src": assets[name], "sizes": sizes, "type": kind}
        for name, sizes, kind in ICONS
        if name in assets
    ]
    manifest: dict[str, object] = {
        "name": site.title,
        "short_name": site.title,
        "description": site.description,
        "lang": site.language,
        "start_url": "index.html",
        "display": "browser",
        "icons": icons,
    }
    written = json.dumps(manifest, ensure_ascii=False, separators=(",", ":"))
    return f"{written}\n".encode()


def _news_article(site: Site, path: str, page: ArticlePage) -> str:
    entry = page.entry
    url = _url(site.base_url, path)
    publisher = _publisher(site.title, site.base_url)
    image = entry.image
    changed = last_changed(entry.date, page.updated, page.corrections)
    return _object(
        "NewsArticle",
        headline=_text(entry.title),
        description=_text(page.lead or entry.summary),
        url=url,
        mainEntityOfPage=url,
        datePublished=_text(entry.date.isoformat()),
        dateModified=_text(changed.isoformat()),
        inLanguage=_text(entry.language or site.language),
        articleSection=_text(entry.category.name),
        author=_object("Person", name=_text(page.author)) if page.author else publisher,
        publisher=publisher,
        image=_list([_url(site.base_url, image.url)]) if image is not None else "",
        keywords=_list(map(_text, page.tags)) if page.tags else "",
        correction=_list(_text(each.note) for each in page.corrections) if page.corrections else "",
    )


@lru_cache
def _publisher(title: str, base_url: str) -> str:
    return _object("Organization", name=_text(title), url=_url(base_url, "index.html"))


def _web_site(site: Site, path: str) -> str:
    return _object(
        "WebSite",
        name=_text(site.title),
        url=_url(site.base_url, path),
        inLanguage=_text(site.language),
    )


def _steps(path: str, content: HtmlContent) -> tuple[Step, ...]:
    """Return the way from the home page to the page, the same that its readers see."""
    steps: tuple[Step, ...]
    match content:
        case ArticlePage(entry=entry):
            steps = ((entry.category.name, entry.category.url), (entry.title, path))
        case CategoryPage(category=category):
            steps = ((category.name, category.url),)
        case DayPage(date=day):
            steps = (*_month_steps(day), (text.day(day), path))
        case MonthPage(date=first):
            steps = _month_steps(first)
        case YearPage(year=year):
            steps = (ARCHIVE, (f"Năm {year}", path))
        case ArchivePage():
            steps = (ARCHIVE,)
        case MostReadPage():
            steps = (("Tin đọc nhiều", path),)
        case StatisticsPage():
            steps = (("Thống kê", path),)
        case StandingPageView(title=title):
            steps = ((title, path),)
        case _:
            steps = ()
    return steps


def _month_steps(day: dt.date) -> tuple[Step, ...]:
    year = (f"Năm {day.year}", year_url(day.year))
    return (ARCHIVE, year, (text.month(day.year, day.month), month_url(day)))


def _breadcrumbs(base_url: str, steps: tuple[Step, ...]) -> str:
    shown = (("Trang chủ", "index.html"), *steps)
    items = (_list_item(base_url, position, *step) for position, step in enumerate(shown, start=1))
    return _object("BreadcrumbList", itemListElement=_list(items))


@lru_cache(maxsize=1024)
def _list_item(base_url: str, position: int, name: str, url: str) -> str:
    """Return a step on the way to a page; most are on the way to many others too."""
    item = _url(base_url, url)
    return _object("ListItem", position=str(position), name=_text(name), item=item)


def _object(kind: str, **members: str) -> str:
    """Return a schema.org thing; its members are written in JSON already, "" where there is none.

    Pages have so many of the same members that `json` would take twice as long for all as this.
    """
    written = [f',"{name}":{value}' for name, value in members.items() if value]
    return f'{{"@type":"{kind}"{"".join(written)}}}'


def _list(items: Iterable[str]) -> str:
    return f"[{','.join(items)}]"


def _url(base_url: str, path: str) -> str:
    return _text(absolute_url(base_url, path))


def _escaped(data: str) -> str:
    for mark, escape in _ESCAPES.items():  # `str.translate` takes fifty times as long
        data = data.replace(mark, escape)
    return data
