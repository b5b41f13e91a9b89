"""Pages that list entries: categories, the most read, the home page; and the page for no page."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from wardnews.article import CategoryLink
from wardnews.config import SETTINGS_PATH
from wardnews.page import Page
from wardnews.plan.retrospect import plan_past_day
from wardnews.views import (
    CategoryBlock,
    CategoryPage,
    HomePage,
    MostReadPage,
    NotFoundPage,
    RedirectPage,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wardnews.archive import Moment
    from wardnews.article import Entry
    from wardnews.config import Category, Config

HOME_PINNED = 3
HOME_LATEST = 8
HOME_BLOCK = 4
HOME_MOST_READ = 8
MOST_READ = 50


def plan_categories(config: Config, entries: tuple[Entry, ...]) -> Iterator[Page]:
    """Yield the pages of every category; `entries` are newest first."""
    by_url: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_url[entry.category.url].append(entry)
    for category in config.categories:
        yield from _category_pages(category, tuple(by_url[category.url]), config.page_size)


def plan_most_read(entries: tuple[Entry, ...]) -> Iterator[Page]:
    """Yield the page of the most read entries."""
    view = MostReadPage(entries=most_read(entries, MOST_READ))
    yield Page(path="doc-nhieu.html", content=view, origin=SETTINGS_PATH)


def plan_home(config: Config, entries: tuple[Entry, ...], moment: Moment) -> Iterator[Page]:
    """Yield the front page."""
    pinned = tuple(entry for entry in entries if entry.pinned)[:HOME_PINNED]
    rest = tuple(entry for entry in entries[: HOME_LATEST + HOME_PINNED] if entry not in pinned)
    view = HomePage(
        pinned=pinned,
        latest=rest[:HOME_LATEST],
        blocks=tuple(_blocks(config, entries)),
        most_read=most_read(entries, HOME_MOST_READ),
        past=plan_past_day(config, entries, moment),
    )
    yield Page(path="index.html", content=view, origin=SETTINGS_PATH)


def plan_not_found(*, looks_up: bool) -> Iterator[Page]:
    """Yield the page that a server shows for an address that is not there."""
    view = NotFoundPage(looks_up=looks_up)
    yield Page(path="404.html", content=view, origin=SETTINGS_PATH)


def most_read(entries: tuple[Entry, ...], length: int) -> tuple[Entry, ...]:
    """Return the entries with the most views, newest first among equals."""
    read = (entry for entry in entries if entry.views)
    return tuple(sorted(read, key=lambda entry: -entry.views)[:length])


def _category_pages(category: Category, entries: tuple[Entry, ...], size: int) -> Iterator[Page]:
    """Yield `index`, the newest one to two pages' worth, and the full pages before it.

    A full page holds the same entries for ever. Its link to the newer page leads to the next
    number even where that one is not full yet: a redirect stands there, so that no full page is
    ever written again.
    """
    full = max(0, len(entries) // size - 1)
    newest = entries[: len(entries) - full * size]
    older = _numbered(full) if full else ""
    yield _category_page(category, newest, 0, newer="", older=older)
    for number in range(full, 0, -1):
        start = len(entries) - number * size
        held = entries[start : start + size]
        older = _numbered(number - 1) if number > 1 else ""
        yield _category_page(category, held, number, newer=_numbered(number + 1), older=older)
    if full:
        view = RedirectPage(title=category.name, target=category.url)
        path = f"{category.slug}/{_numbered(full + 1)}"
        yield Page(path=path, content=view, origin=SETTINGS_PATH)


def _category_page(
    category: Category, entries: tuple[Entry, ...], number: int, *, newer: str, older: str
) -> Page:
    name = _numbered(number) if number else "index.html"
    view = CategoryPage(
        category=CategoryLink(name=category.name, url=category.url),
        description=category.description,
        entries=entries,
        number=number,
        newer=f"{category.slug}/{newer}" if newer else "",
        older=f"{category.slug}/{older}" if older else "",
        first=entries[-1].date.date() if entries else None,
        last=entries[0].date.date() if entries else None,
    )
    return Page(path=f"{category.slug}/{name}", content=view, origin=SETTINGS_PATH)


def _numbered(number: int) -> str:
    return f"trang-{number}.html"


def _blocks(config: Config, entries: tuple[Entry, ...]) -> Iterator[CategoryBlock]:
    for category in config.categories:
        link = CategoryLink(name=category.name, url=category.url)
        own = (entry for entry in entries if entry.category.url == link.url)
        if newest := tuple(islice(own, HOME_BLOCK)):
            yield CategoryBlock(category=link, entries=newest)
