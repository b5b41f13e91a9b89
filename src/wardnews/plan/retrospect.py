"""Pages that look back: each day of the year through all years, and the figures of the archive."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, TypeAlias
from zoneinfo import ZoneInfo

from wardnews.article import ARTICLES
from wardnews.history import DayOfYearPage, Figure, PastDay, StatisticsPage
from wardnews.page import Page
from wardnews.plan.calendar import year_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wardnews.archive import Moment
    from wardnews.article import Entry
    from wardnews.config import Config

STATISTICS_URL = "thong-ke.html"

ByDay: TypeAlias = dict[tuple[int, int], tuple["Entry", ...]]


def plan_days_of_year(entries: tuple[Entry, ...]) -> Iterator[Page]:
    """Yield a page for each day of the year that has news in any year.

    A page holds all years, so that no other day makes it anew: news of today changes one.
    """
    for (month, day), own in _by_day(entries).items():
        view = DayOfYearPage(month=month, day=day, entries=own)
        yield Page(path=day_of_year_url(month, day), content=view, origin=ARTICLES)


def plan_past_day(config: Config, entries: tuple[Entry, ...], moment: Moment) -> PastDay | None:
    """Return what the home page shows of this day in earlier years; `None` for an empty archive."""
    by_day = _by_day(entries)
    if not by_day:
        return None
    today = moment.as_of.astimezone(ZoneInfo(config.time_zone)).date()
    own = by_day.get((today.month, today.day), ())
    return PastDay(
        month=today.month,
        day=today.day,
        entries=tuple(entry for entry in own if entry.date.year < today.year),
        days=tuple(f"{month:02}-{day:02}" for month, day in by_day),
    )


def plan_statistics(config: Config, entries: tuple[Entry, ...]) -> Iterator[Page]:
    """Yield the figures of the archive by year and by category."""
    years, categories = Counter[str](), Counter[str]()
    year_views, category_views = Counter[str](), Counter[str]()
    for entry in entries:
        year, category = str(entry.date.year), entry.category.url
        years[year] += 1
        categories[category] += 1
        year_views[year] += entry.views
        category_views[category] += entry.views
    view = StatisticsPage(
        years=tuple(
            Figure(
                label=f"Năm {year}",
                url=year_url(int(year)),
                articles=years[year],
                views=year_views[year],
            )
            for year in sorted(years)
        ),
        categories=tuple(
            Figure(
                label=each.name,
                url=each.url,
                articles=categories[each.url],
                views=category_views[each.url],
            )
            for each in config.categories
        ),
    )
    yield Page(path=STATISTICS_URL, content=view, origin=ARTICLES)


def day_of_year_url(month: int, day: int) -> str:
    """Return the address of the page of a day through all years."""
    return f"ngay-nay/{month:02}-{day:02}.html"


def _by_day(entries: tuple[Entry, ...]) -> ByDay:
    """Return the entries by month and day, in the order of the year."""
    found: defaultdict[tuple[int, int], list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry.date.month, entry.date.day].append(entry)
    return {key: tuple(own) for key, own in sorted(found.items())}
