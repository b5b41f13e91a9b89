"""The templates of a theme, compiled once, and what they may call.

The way to the site's root is a global of the templates, not a value of each page: so a file of
macros is run once for all pages of one depth, and needs no context of the page that imports it.
"""

from __future__ import annotations

import calendar
from functools import lru_cache
from operator import methodcaller
from typing import TYPE_CHECKING

import jinja2
from markupsafe import Markup, escape

from wardnews import policy, text
from wardnews.compiling import QuickEnvironment
from wardnews.errors import TemplateBroken
from wardnews.languages import language_name
from wardnews.pictures import COLUMN, picture_markup
from wardnews.plan.calendar import day_url, month_url, year_url
from wardnews.plan.retrospect import day_of_year_url
from wardnews.urls import absolute_url

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, MutableMapping
    from datetime import date
    from types import CodeType

    from wardnews.article import Rendition
    from wardnews.theme import Frame
    from wardnews.views import Site

SHARED_PARTS = 1024
"""How many rendered parts a worker remembers: menus and footers by depth and section."""


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


class Templates:
    """The templates of one frame, ready to be filled in."""

    def __init__(self, frame: Frame) -> None:
        self.site = frame.site
        self._sources = {each.name: each.text for each in frame.templates}
        self._quick = _Environments(QuickEnvironment, self.site, self._sources)
        self._plain: _Environments | None = None

    def fill_in(self, name: str, root: str, values: Mapping[str, object]) -> str:
        """Return the template with these values, seen from where `root` is the way to the root.

        What the quick way of compiling does not know is done again as Jinja2 itself does it.
        Raises `TemplateBroken`.
        """
        try:
            return self._quick.of(root).get_template(name).render(values)
        except _TEMPLATE_ERRORS:
            return self._filled_in_plainly(name, root, values)

    def _filled_in_plainly(self, name: str, root: str, values: Mapping[str, object]) -> str:
        if self._plain is None:
            self._plain = _Environments(jinja2.Environment, self.site, self._sources)
        try:
            return self._plain.of(root).get_template(name).render(values)
        except _TEMPLATE_ERRORS as error:
            raise TemplateBroken(
                "bad-template", file=_place(error) or name, reason=str(error).rstrip(".")
            ) from error


@lru_cache(maxsize=4)
def load_templates(frame: Frame) -> Templates:
    """Return the templates of a frame, compiled when they are first used, and once a process."""
    return Templates(frame)


class _Environments:
    """An environment for each depth, made when a page of that depth is first filled in."""

    def __init__(
        self, kind: type[jinja2.Environment], site: Site, sources: Mapping[str, str]
    ) -> None:
        self._kind = kind
        self._site = site
        self._loader = _Loader(sources)
        self._by_root: dict[str, jinja2.Environment] = {}

    def of(self, root: str) -> jinja2.Environment:
        """Return the environment in which `root` is the way to the site's root."""
        found = self._by_root.get(root)
        if found is None:
            found = self._by_root[root] = _environment(self._kind, self._site, self._loader, root)
        return found


class _Loader(jinja2.BaseLoader):
    """Compiles each template once, for the environments of all depths."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = sources
        self._compiled: dict[str, CodeType] = {}

    def load(
        self,
        environment: jinja2.Environment,
        name: str,
        globals: MutableMapping[str, object] | None = None,  # noqa: A002  # jinja2's own name
    ) -> jinja2.Template:
        if name not in self._sources:
            raise jinja2.TemplateNotFound(name)
        if name not in self._compiled:
            self._compiled[name] = environment.compile(self._sources[name], name, name)
        # A plain dictionary: jinja2 compares the names with those of an importing page, each time.
        return environment.template_class.from_code(
            environment, self._compiled[name], dict(globals or {})
        )


def _place(error: Exception) -> str:
    """Return the name of the template that cannot be parsed or found, "" for another error."""
    if isinstance(error, jinja2.TemplateSyntaxError | jinja2.TemplateNotFound):
        return str(error.name or "")
    return ""


def _environment(
    kind: type[jinja2.Environment], site: Site, loader: jinja2.BaseLoader, root: str
) -> jinja2.Environment:
    environment = kind(
        loader=loader,
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
        iso=methodcaller("isoformat"),
        number=text.number,
        file_size=text.file_size,
        day_url=day_url,
        month_url=month_url,
    )
    environment.globals.update(
        site=site,
        root=root,
        shared=_shared_of(environment),
        content_policy=escape(policy.page_policy(site.monitoring)),
        referrer_policy=policy.REFERRER,
        asset=_asset_of(site),
        absolute=lambda url: absolute_url(site.base_url, url),
        day_url=day_url,
        month_url=month_url,
        year_url=year_url,
        day_of_year_url=day_of_year_url,
        calendar=_weeks,
        responsive_picture=_picture,
        language_name=language_name,
    )
    return environment


def _shared_of(environment: jinja2.Environment) -> Callable[..., Markup]:
    """Return what renders a part that is alike on many pages, once for all with the same values.

    The part sees `site`, `root` and the values it is given, nothing of the page.
    """

    @lru_cache(maxsize=SHARED_PARTS)
    def shared(name: str, /, **values: str | bool) -> Markup:
        part = environment.get_template(name).render(**values)
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
