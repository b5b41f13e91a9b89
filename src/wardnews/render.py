"""A planned page → the bytes of its file."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, assert_never

import jinja2
from markupsafe import Markup

from wardnews import feeds, policy, redirects, structured, text
from wardnews.body import resolve_links
from wardnews.errors import TemplateBroken
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
from wardnews.pictures import COLUMN, picture_markup, with_pictures
from wardnews.plan.calendar import day_url, month_url, year_url
from wardnews.plan.retrospect import day_of_year_url
from wardnews.search.opensearch import render_opensearch
from wardnews.urls import absolute_url, root_of
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
    from datetime import date

    from wardnews.article import Rendition
    from wardnews.theme import Template

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


SHARED_PARTS = 1024
"""How many rendered parts a worker remembers: menus and footers by depth and section."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages of a site are rendered with."""

    site: Site
    templates: tuple[Template, ...]


# What a template that a site brings may do wrong: it is code, and can divide by zero.
_TEMPLATE_ERRORS = (
    jinja2.TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Job:
    """A page and the bodies that it shows, by digest."""

    page: Page
    bodies: tuple[tuple[str, str], ...]


def render_pages(frame: Frame, jobs: tuple[Job, ...]) -> tuple[bytes, ...]:
    """Return the bytes of each page, in order: the unit of work of a worker."""
    return tuple(render_page(frame, job.page, dict(job.bodies)) for job in jobs)


def render_page(frame: Frame, page: Page, bodies: Mapping[str, str]) -> bytes:
    """Return the bytes of one page; `bodies` holds at least those that it shows, by digest."""
    content = page.content
    if isinstance(content, MachineContent):
        return _machine_page(frame.site, page.path, content, bodies)
    return _html_page(frame, page.path, content, bodies).encode()


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
    values = {"site": frame.site, "book": book, "bodies": shown, "style": style}
    return _rendered(frame, "yearbook.html", values).encode()


def _with_own_ids(body: Markup, prefix: str) -> Markup:
    """Return a body whose ids no other body of the same page has: both count notes from 1."""
    own = str(body).replace(' id="', f' id="{prefix}').replace(' href="#', f' href="#{prefix}')
    return Markup(own)  # noqa: S704  # the same body, and digits


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


def _html_page(frame: Frame, path: str, content: HtmlContent, bodies: Mapping[str, str]) -> str:
    site = frame.site
    root = f"{site.base_url}/" if isinstance(content, NotFoundPage) else root_of(path)
    values: dict[str, object] = {"site": site, "page": content, "path": path, "root": root}
    data = structured.structured_data(site, path, content)
    values["structured_data"] = Markup(data)  # noqa: S704  # escaped for where it stands
    if isinstance(content, ArticlePage | StandingPageView):
        values["body"] = _body(content, bodies, root, root)
    return _rendered(frame, TEMPLATES[type(content)], values)


def _body(
    page: ArticlePage | StandingPageView, bodies: Mapping[str, str], pictures: str, links: str
) -> Markup:
    """Return the body of a page; `pictures` and `links` are the ways to the site's root."""
    # The one place where HTML of an editor's becomes Markup: `body.sanitise` has cleaned it.
    drawn = with_pictures(bodies[page.body], dict(page.pictures), pictures)
    resolved = resolve_links(drawn, dict(page.links), links)
    return Markup(resolved)  # noqa: S704  # sanitised, see above


def _rendered(frame: Frame, name: str, values: Mapping[str, object]) -> str:
    try:
        return _environment(frame).get_template(name).render(values)
    except _TEMPLATE_ERRORS as error:
        raise TemplateBroken(
            "bad-template", file=_place(error) or name, reason=str(error)
        ) from error


def _place(error: Exception) -> str:
    """Return the name of the template that cannot be parsed or found, "" for another error."""
    if isinstance(error, jinja2.TemplateSyntaxError | jinja2.TemplateNotFound):
        return str(error.name or "")
    return ""


@lru_cache(maxsize=4)
def _environment(frame: Frame) -> jinja2.Environment:
    templates = {template.name: template.text for template in frame.templates}
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(templates),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.filters.update(
        day=text.day,
        clock=text.clock,
        long_date=text.long_date,
        month=lambda value: text.month(value.year, value.month),
        iso=lambda value: value.isoformat(),
        number=text.number,
        file_size=text.file_size,
    )
    environment.globals.update(
        shared=_shared_of(environment, frame.site),
        content_policy=policy.page_policy(frame.site.monitoring),
        referrer_policy=policy.REFERRER,
        asset=_asset_of(frame.site),
        absolute=lambda url: absolute_url(frame.site.base_url, url),
        day_url=day_url,
        month_url=month_url,
        year_url=year_url,
        day_of_year_url=day_of_year_url,
        calendar=_weeks,
        responsive_picture=_picture,
    )
    return environment


def _shared_of(environment: jinja2.Environment, site: Site) -> Callable[..., Markup]:
    """Return what renders a part that is alike on many pages, once for all with the same values.

    The part sees `site` and the values it is given, nothing of the page.
    """

    @lru_cache(maxsize=SHARED_PARTS)
    def shared(name: str, /, **values: str | bool) -> Markup:
        part = environment.get_template(name).render(site=site, **values)
        return Markup(part.rstrip("\n"))  # noqa: S704  # rendered with autoescape

    return shared


def _asset_of(site: Site) -> Callable[[str], str]:
    urls = dict(site.assets)

    def asset(name: str) -> str:
        if name not in urls:
            raise jinja2.TemplateRuntimeError(f"static/{name}")
        return urls[name]

    return asset


def _picture(
    picture: Rendition, alt: str, root: str, sizes: str = COLUMN, *, lazy: bool = True
) -> Markup:
    """Return the picture in all its sizes, for templates."""
    markup = picture_markup(picture, alt, root, sizes, lazy=lazy)
    return Markup(markup)  # noqa: S704  # the function escapes every part


def _weeks(month: date) -> tuple[tuple[date | None, ...], ...]:
    """Return the weeks of a month from Monday, with `None` for the days of its neighbours."""
    weeks = calendar.Calendar().monthdatescalendar(month.year, month.month)
    return tuple(tuple(day if day.month == month.month else None for day in week) for week in weeks)
