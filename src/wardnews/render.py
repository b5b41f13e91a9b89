"""A planned page → the bytes of its file."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, assert_never

from markupsafe import Markup

from wardnews import feeds, policy, redirects, structured
from wardnews.body import resolve_links
from wardnews.cards import with_documents
from wardnews.history import DayOfYearPage, StatisticsPage
from wardnews.page import (
    ArticlesJson,
    Feed,
    Headers,
    MachineContent,
    OpenSearch,
    Page,
    RedirectMap,
    RedirectShard,
    Robots,
    Sitemap,
    SitemapIndex,
    WebManifest,
)
from wardnews.pictures import with_pictures
from wardnews.search.opensearch import render_opensearch
from wardnews.urls import root_of
from wardnews.values import dataclass
from wardnews.views import (
    ArchivePage,
    ArticlePage,
    CategoryPage,
    DayPage,
    HomePage,
    HtmlContent,
    MonthPage,
    MostReadPage,
    NotFoundPage,
    RedirectPage,
    SearchPage,
    Site,
    StandingPageView,
    WithdrawnPage,
    YearPage,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wardnews.templating import Templates
    from wardnews.theme import Frame

TEMPLATES: dict[type[HtmlContent], str] = {
    ArticlePage: "article.html",
    WithdrawnPage: "withdrawn.html",
    CategoryPage: "category.html",
    DayPage: "day.html",
    MonthPage: "month.html",
    YearPage: "year.html",
    ArchivePage: "archive.html",
    DayOfYearPage: "day-of-year.html",
    StatisticsPage: "statistics.html",
    HomePage: "home.html",
    MostReadPage: "most-read.html",
    SearchPage: "search.html",
    StandingPageView: "standing-page.html",
    NotFoundPage: "not-found.html",
    RedirectPage: "redirect.html",
}

# In sanitised markup `<` and `>` stand only around tags, and `"` in a value is escaped.
_TAG = re.compile(r"<[^>]*>")


def renderer(frame: Frame) -> Callable[[Page, Mapping[str, str]], bytes]:
    """Return what renders pages of a frame: for each the bodies that it shows are given too.

    They are given by their digests, and may be more than those.
    """
    return partial(_page, _templates(frame))


def render_page(frame: Frame, page: Page, bodies: Mapping[str, str]) -> bytes:
    """Return the bytes of one page, as `renderer` does."""
    return renderer(frame)(page, bodies)


@dataclass(frozen=True, slots=True, kw_only=True)
class Yearbook:
    """All articles of a year, oldest first, with `data:` pictures; `style` is a style sheet."""

    year: int
    style: str
    articles: tuple[ArticlePage, ...]


def render_yearbook(frame: Frame, book: Yearbook, bodies: Mapping[str, str]) -> bytes:
    """Return the yearbook as one HTML file whose links lead to the site; `bodies` by digest."""
    root = f"{frame.site.base_url}/"
    shown = tuple(
        _with_own_ids(_body(page, bodies, "", root), f"bai-{number}-")
        for number, page in enumerate(book.articles, start=1)
    )
    style = Markup(book.style)  # noqa: S704  # the theme's own style sheet
    values = {"book": book, "bodies": shown, "style": style}
    return _templates(frame).fill_in("yearbook.html", "", values).encode()


def _templates(frame: Frame) -> Templates:
    """Return the templates of a frame; a build that renders nothing never loads Jinja2."""
    from wardnews.templating import load_templates  # noqa: PLC0415  # see above

    return load_templates(frame)


def _page(templates: Templates, page: Page, bodies: Mapping[str, str]) -> bytes:
    content = page.content
    if isinstance(content, MachineContent):
        return _machine_page(templates.site, page.path, content, bodies)
    return _html_page(templates, page.path, content, bodies).encode()


def _with_own_ids(body: Markup, prefix: str) -> Markup:
    """Return a body whose ids no other body of the same page has: both count notes from 1."""

    def owned(tag: re.Match[str]) -> str:
        return tag[0].replace(' id="', f' id="{prefix}').replace(' href="#', f' href="#{prefix}')

    return Markup(_TAG.sub(owned, str(body)))  # noqa: S704  # the same body, and digits


def _machine_page(  # noqa: C901  # one case for each kind of content
    site: Site, path: str, content: MachineContent, bodies: Mapping[str, str]
) -> bytes:
    match content:
        case Feed():
            data = feeds.render_feed(site, path, content, bodies)
        case Sitemap():
            data = feeds.render_sitemap(site, content)
        case SitemapIndex():
            data = feeds.render_sitemap_index(site, content)
        case ArticlesJson():
            data = feeds.render_articles(site, content)
        case OpenSearch():
            data = render_opensearch(site)
        case Robots():
            data = feeds.render_robots(site)
        case Headers():
            data = policy.render_headers(site.monitoring)
        case WebManifest():
            data = structured.render_web_manifest(site)
        case RedirectMap():
            data = redirects.render_map(site, content)
        case RedirectShard():
            data = redirects.render_shard(content)
        case _:
            assert_never(content)
    return data


def _html_page(
    templates: Templates, path: str, content: HtmlContent, bodies: Mapping[str, str]
) -> str:
    site = templates.site
    root = f"{site.base_url}/" if isinstance(content, NotFoundPage) else root_of(path)
    values: dict[str, object] = {"page": content, "path": path}
    data = structured.structured_data(site, path, content)
    values["structured_data"] = Markup(data)  # noqa: S704  # escaped for where it stands
    if isinstance(content, ArticlePage | StandingPageView):
        values["body"] = _body(content, bodies, root, root)
    return templates.fill_in(TEMPLATES[type(content)], root, values)


def _body(
    page: ArticlePage | StandingPageView, bodies: Mapping[str, str], pictures: str, links: str
) -> Markup:
    """Return the body of a page; `pictures` and `links` are the ways to the site's root."""
    # The one place where HTML of an editor's becomes Markup: `body.sanitise` has cleaned it.
    drawn = with_pictures(bodies[page.body], dict(page.pictures), pictures)
    told = with_documents(drawn, dict(page.documents))
    resolved = resolve_links(told, dict(page.links), links)
    return Markup(resolved)  # noqa: S704  # sanitised, see above
