"""What a page says about itself to machines: JSON-LD (schema.org), and the web manifest.

Sources: schema.org `NewsArticle`, `BreadcrumbList`, `WebSite`; W3C Web Application Manifest.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, TypeAlias

from wardnews import text
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
    from wardnews.views import HtmlContent, Site

Step: TypeAlias = tuple[str, str]

ARCHIVE: Step = ("Lưu trữ", "luu-tru/index.html")

ICONS = (("favicon.svg", "any", "image/svg+xml"), ("icon.png", "192x192", "image/png"))
"""Files of the theme that stand for the site; some phones draw no SVG."""

# Inside <script> only `</script>` and `<!--` end anything, but no reader need know that.
_ESCAPES = {mark: f"\\u{ord(mark):04x}" for mark in ("<", ">", "&", "\u2028", "\u2029")}
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def structured_data(site: Site, path: str, content: HtmlContent) -> str:
    """Return the JSON-LD of a page, escaped for `<script>`; "" for one that says nothing."""
    graph: list[dict[str, object]] = []
    if isinstance(content, ArticlePage):
        graph.append(_news_article(site, path, content))
    if isinstance(content, HomePage):
        graph.append(
            {
                "@type": "WebSite",
                "name": site.title,
                "url": absolute_url(site.base_url, path),
                "inLanguage": site.language,
            }
        )
    if steps := _steps(path, content):
        graph.append(_breadcrumbs(site, steps))
    if not graph:
        return ""
    return _escaped(_json({"@context": "https://schema.org", "@graph": graph}))


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
    return (_json(manifest) + "\n").encode()


def _news_article(site: Site, path: str, page: ArticlePage) -> dict[str, object]:
    entry = page.entry
    url = absolute_url(site.base_url, path)
    publisher = {
        "@type": "Organization",
        "name": site.title,
        "url": absolute_url(site.base_url, "index.html"),
    }
    author = {"@type": "Person", "name": page.author} if page.author else publisher
    found: dict[str, object] = {
        "@type": "NewsArticle",
        "headline": entry.title,
        "description": page.lead or entry.summary,
        "url": url,
        "mainEntityOfPage": url,
        "datePublished": entry.date.isoformat(),
        "dateModified": _changed(page),
        "inLanguage": entry.language or site.language,
        "articleSection": entry.category.name,
        "author": author,
        "publisher": publisher,
    }
    if entry.image is not None:
        found["image"] = [absolute_url(site.base_url, entry.image.url)]
    if page.tags:
        found["keywords"] = list(page.tags)
    if page.corrections:
        found["correction"] = [each.note for each in page.corrections]
    return found


def _changed(page: ArticlePage) -> str:
    """Return when the article last changed: by hand, or by a correction of that day."""
    known = page.updated or page.entry.date
    corrected = max((each.date for each in page.corrections), default=dt.date.min)
    return corrected.isoformat() if corrected > known.date() else known.isoformat()


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


def _breadcrumbs(site: Site, steps: tuple[Step, ...]) -> dict[str, object]:
    shown = enumerate((("Trang chủ", "index.html"), *steps), start=1)
    items = [
        {
            "@type": "ListItem",
            "position": position,
            "name": name,
            "item": absolute_url(site.base_url, url),
        }
        for position, (name, url) in shown
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _escaped(data: str) -> str:
    for mark, escape in _ESCAPES.items():  # `str.translate` takes fifty times as long
        data = data.replace(mark, escape)
    return data


def _json(value: object) -> str:
    return _ENCODER.encode(value)
