"""What only all sources together can tell: one small function a check, all in `CHECKS`."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from wardnews import text
from wardnews.addresses import MAX_SEGMENT, is_reserved, is_unsafe_segment, parse_old_address
from wardnews.archive import (
    Moment,
    Visibility,
    categories_by_name,
    category_key,
    visibility,
)
from wardnews.article import Article, StandingPage, beside
from wardnews.media import is_active
from wardnews.personal import digits_of
from wardnews.problem import build_problem
from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from wardnews.article import Asset
    from wardnews.config import Config
    from wardnews.problem import Problem

Source: TypeAlias = Article | StandingPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Everything that was read: `assets` by path; `broken` are the paths that did not parse."""

    config: Config
    articles: tuple[Article, ...]
    pages: tuple[StandingPage, ...]
    assets: Mapping[str, Asset]
    broken: frozenset[str]
    as_of: datetime

    @property
    def parsed(self) -> tuple[Source, ...]:
        """Articles and pages together."""
        return (*self.articles, *self.pages)

    @property
    def by_path(self) -> dict[str, Source]:
        """What parsed, by its path."""
        return {source.path: source for source in self.parsed}


def check_sources(sources: Sources) -> tuple[Problem, ...]:
    """Return what every check finds, less the warnings that their article or the site allows."""
    allowed = {source.path: frozenset(source.front.allow) for source in sources.parsed}
    everywhere = frozenset(sources.config.allow)
    found = [problem for check in CHECKS for problem in check(sources)]
    found.extend(warning for source in sources.parsed for warning in source.warnings)
    own_phone = digits_of(sources.config.contact.phone)
    return tuple(
        problem
        for problem in found
        if not problem.is_silenced(allowed.get(problem.place.path, frozenset()) | everywhere)
        and not _is_own_phone(problem, own_phone)
    )


def check_categories(sources: Sources) -> Iterator[Problem]:
    """An article stands in a category of `site.yml`, compared after folding."""
    known = categories_by_name(sources.config)
    names = [category.name for category in sources.config.categories]
    for article in sources.articles:
        if category_key(article.front.category) in known:
            continue
        typed = article.front.category
        nearest = text.nearest(typed, names) or names[0]
        args = {"value": typed, "nearest": nearest, "known": ", ".join(names)}
        yield _at(article, "category", "unknown-category", **args)


def check_slugs(sources: Sources) -> Iterator[Problem]:
    """An address is a name that every system can give a file."""
    for source in sources.parsed:
        if not source.slug:
            yield build_problem("no-slug", source.path)
        elif is_reserved(source.slug):
            args = {"key": "slug", "value": source.slug, "example": f"bai-{source.slug}"}
            yield _at(source, "slug", "reserved-slug", **args)
        elif len(source.slug) > MAX_SEGMENT:
            args = {"key": "slug", "limit": str(MAX_SEGMENT), "example": "gap-mat"}
            yield _at(source, "slug", "long-slug", **args)


def check_files(sources: Sources) -> Iterator[Problem]:
    """A picture or document that an article names lies in the content folder, in the same case."""
    paths = _Paths(sources)
    for article in sources.articles:
        front = article.front
        named = [("image", front.image)] if front.image else []
        named.extend((f"attachments.{at}", each.file) for at, each in enumerate(front.attachments))
        for key, file in named:
            found = tuple(paths.check(article, file, *_place(article, key)))
            if not found and beside(article.path, file) not in sources.assets:
                yield _at(article, key, "article-as-file", file=file)
            yield from found


def check_active_files(sources: Sources) -> Iterator[Problem]:
    """A file that a browser would run is no picture and no document, and is not published."""
    for article in sources.articles:
        front = article.front
        named = [("image", front.image)] if front.image else []
        named += [(f"attachments.{at}", each.file) for at, each in enumerate(front.attachments)]
        for key, file in named:
            if is_active(file):
                yield _at(article, key, "active-file", file=file)
    for source in sources.parsed:
        for each in source.references:
            if each.path in sources.assets and is_active(each.path):
                place = (source.path, each.line, each.column)
                yield build_problem("active-file", *place, file=each.written)


def check_references(sources: Sources) -> Iterator[Problem]:
    """A relative link or picture of a body leads to a file that is there."""
    paths = _Paths(sources)
    for source in sources.parsed:
        for each in source.references:
            yield from paths.check_path(source, each.written, each.path, each.line, each.column)


def check_translations(sources: Sources) -> Iterator[Problem]:
    """The original of a translation is an article that is there."""
    paths = _Paths(sources)
    for article in sources.articles:
        if file := article.front.translation_of:
            at = _place(article, "translation_of")
            yield from paths.check(article, file, *at)
            if beside(article.path, file) in sources.assets:
                yield build_problem("broken-link", article.path, *at, file=file, nearest="–")


def check_hidden_links(sources: Sources) -> Iterator[Problem]:
    """A public text leads to no draft, nor to an article whose day has not come."""
    moment = Moment(as_of=sources.as_of)
    hidden = {
        article.path
        for article in sources.articles
        if visibility(article, moment) is Visibility.HIDDEN
    }
    for source in sources.parsed:
        for each in source.references:
            if each.path in hidden and source.path not in hidden:
                place = (source.path, each.line, each.column)
                yield build_problem("hidden-link", *place, file=each.written)


def check_pictures(sources: Sources) -> Iterator[Problem]:
    """A picture that an article or page shows can be read, and is not too large to be."""
    flawed = {path: asset.flaw for path, asset in sources.assets.items() if asset.flaw}
    for source in sources.parsed if flawed else ():
        for each in source.references:
            if each.path in flawed:
                at = (source.path, each.line, each.column)
                yield build_problem(flawed[each.path], *at, file=each.written)
    for article in sources.articles if flawed else ():
        path = beside(article.path, article.front.image) if article.front.image else ""
        if path in flawed:
            yield _at(article, "image", flawed[path], file=article.front.image)


def check_aliases(sources: Sources) -> Iterator[Problem]:
    """An old address is a path inside the site: it cannot climb out, nor carry a query."""
    for article in sources.articles:
        for number, alias in enumerate(article.front.aliases):
            if any(map(is_unsafe_segment, alias.strip("/").split("/"))):
                yield _at(article, f"aliases.{number}", "bad-alias", value=alias)


def check_portal_addresses(sources: Sources) -> Iterator[Problem]:
    """An address of the old portal leads to one article."""
    seen: dict[str, str] = {}
    for article in sources.articles:
        if article.front.legacy_url:
            key = parse_old_address(article.front.legacy_url).key
            other = seen.setdefault(key, article.path)
            if other != article.path:
                args = {"address": article.front.legacy_url, "other": other}
                yield _at(article, "legacy_url", "duplicate-address", **args)


def check_repetitions(sources: Sources) -> Iterator[Problem]:
    """The same title on the same day twice is one article, saved twice."""
    alike: defaultdict[tuple[object, int], list[Article]] = defaultdict(list)
    for article in sources.articles:
        alike[article.front.date.date(), article.front.title.count(" ")].append(article)
    suspects = {each.path for group in alike.values() if len(group) > 1 for each in group}
    seen: dict[tuple[str, object], str] = {}
    for article in sources.articles:
        if article.path not in suspects:  # folding takes long, and changes no space
            continue
        key = (text.fold(article.front.title), article.front.date.date())
        if key in seen:
            yield _at(article, "title", "same-title-and-date", other=seen[key])
        seen.setdefault(key, article.path)


def check_future_dates(sources: Sources) -> Iterator[Problem]:
    """A date after today is a slip of the pen, unless the article waits for its `publish`."""
    for article in sources.articles:
        front = article.front
        if front.date.date() > sources.as_of.date() and front.publish is None:
            yield _at(article, "date", "future-date", value=text.day(front.date))


CHECKS: tuple[Callable[[Sources], Iterator[Problem]], ...] = (
    check_categories,
    check_slugs,
    check_files,
    check_active_files,
    check_references,
    check_translations,
    check_hidden_links,
    check_pictures,
    check_aliases,
    check_portal_addresses,
    check_repetitions,
    check_future_dates,
)


def _is_own_phone(problem: Problem, own_phone: str) -> bool:
    """Return whether the problem is that the site's own telephone number stands in a text."""
    if problem.code != "personal-data":
        return False
    return digits_of(dict(problem.args)["value"]) in own_phone


class _Paths:
    """The files of the content folder, to be asked for one by one."""

    def __init__(self, sources: Sources) -> None:
        readable = {source.path for source in sources.parsed}
        self.paths = readable | sources.broken | sources.assets.keys()

    @cached_property
    def by_folded(self) -> dict[str, list[str]]:
        """The paths that differ in nothing but case, sorted; asked for only where one is missing."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for path in sorted(self.paths):
            found[path.casefold()].append(path)
        return found

    def check(self, source: Source, file: str, line: int, column: int) -> Iterator[Problem]:
        yield from self.check_path(source, file, beside(source.path, file), line, column)

    def check_path(
        self, source: Source, written: str, path: str, line: int, column: int
    ) -> Iterator[Problem]:
        if path in self.paths:
            return
        at = (source.path, line, column)
        if not path.startswith("content/"):
            yield build_problem("outside-file", *at, file=written)
        elif same := self.by_folded.get(path.casefold()):
            name = same[0].rsplit("/", 1)[-1]
            yield build_problem("wrong-case", *at, file=written, nearest=name)
        else:
            code = "broken-link" if path.endswith((".md", ".html")) else "missing-file"
            yield build_problem(code, *at, file=written, nearest=self.nearest_name(path))

    def nearest_name(self, path: str) -> str:
        """Return the name most like the missing one in the same folder, or a dash."""
        folder, _, name = path.rpartition("/")
        names = (other.rpartition("/") for other in sorted(self.paths))
        return text.nearest(name, (name for base, _, name in names if base == folder)) or "–"


def _at(source: Source, key: str, code: str, /, **args: str) -> Problem:
    line, column = _place(source, key)
    return build_problem(code, source.path, line, column, **args)


def _place(source: Source, key: str) -> tuple[int, int]:
    """Return where a field's value stands: line and column, 0 where it was not given."""
    for name in (key, key.split(".", 1)[0]):
        for mark in source.marks:
            if mark.key == name:
                return mark.line, mark.column
    return 0, 0
