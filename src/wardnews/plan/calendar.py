"""Pages by date: days, months, years, and the calendar of them all."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from wardnews.article import ARTICLES
from wardnews.page import Page
from wardnews.views import (
    ArchivePage,
    DayCount,
    DayPage,
    MonthCount,
    MonthPage,
    YearCount,
    YearPage,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from wardnews.article import Entry

T = TypeVar("T")


def plan_calendar(entries: tuple[Entry, ...]) -> Iterator[Page]:
    """Yield every page of the calendar; `entries` are newest first."""
    days = _days(entries)
    months = _months(days)
    years = _years(months)
    yield from _day_pages(entries, days)
    yield from _month_pages(entries, months)
    yield from _year_pages(years)
    view = ArchivePage(years=years, count=len(entries))
    yield Page(path="luu-tru/index.html", content=view, origin=ARTICLES)


def day_url(day: dt.date) -> str:
    """Return the address of a day's page."""
    return f"{day.year:04}/{day.month:02}/{day.day:02}/index.html"


def month_url(day: dt.date) -> str:
    """Return the address of the page of that day's month."""
    return f"{day.year:04}/{day.month:02}/index.html"


def year_url(year: int) -> str:
    """Return the address of a year's page."""
    return f"{year:04}/index.html"


def _day_pages(entries: tuple[Entry, ...], days: tuple[DayCount, ...]) -> Iterator[Page]:
    groups = groupby(entries, key=lambda entry: entry.date.date())
    around = _with_neighbours([day.date for day in days])
    for (day, own), (newer, older) in zip(groups, around, strict=True):
        view = DayPage(date=day, entries=tuple(own), newer=newer, older=older)
        yield Page(path=day_url(day), content=view, origin=ARTICLES)


def _month_pages(entries: tuple[Entry, ...], months: tuple[MonthCount, ...]) -> Iterator[Page]:
    groups = groupby(entries, key=lambda entry: _first_of_month(entry.date.date()))
    around = _with_neighbours([month.date for month in months])
    for (first, own), month, (newer, older) in zip(groups, months, around, strict=True):
        view = MonthPage(date=first, days=month.days, entries=tuple(own), newer=newer, older=older)
        yield Page(path=month_url(first), content=view, origin=ARTICLES)


def _year_pages(years: tuple[YearCount, ...]) -> Iterator[Page]:
    around = _with_neighbours([year.year for year in years])
    for year, (newer, older) in zip(years, around, strict=True):
        view = YearPage(
            year=year.year, count=year.count, months=year.months, newer=newer, older=older
        )
        yield Page(path=year_url(year.year), content=view, origin=ARTICLES)


def _days(entries: tuple[Entry, ...]) -> tuple[DayCount, ...]:
    """Return the days with news, newest first."""
    groups = groupby(entry.date.date() for entry in entries)
    return tuple(DayCount(date=day, count=sum(1 for _ in own)) for day, own in groups)


def _months(days: tuple[DayCount, ...]) -> tuple[MonthCount, ...]:
    """Return the months with news, newest first, the days of each oldest first."""
    groups = groupby(days, key=lambda day: _first_of_month(day.date))
    return tuple(_month_count(first, tuple(own)) for first, own in groups)


def _month_count(first: dt.date, days: tuple[DayCount, ...]) -> MonthCount:
    count = sum(day.count for day in days)
    return MonthCount(date=first, count=count, days=tuple(reversed(days)))


def _years(months: tuple[MonthCount, ...]) -> tuple[YearCount, ...]:
    """Return the years with news, newest first, the months of each oldest first."""
    groups = groupby(months, key=lambda month: month.date.year)
    return tuple(_year_count(year, tuple(own)) for year, own in groups)


def _year_count(year: int, months: tuple[MonthCount, ...]) -> YearCount:
    count = sum(month.count for month in months)
    return YearCount(year=year, count=count, months=tuple(reversed(months)))


def _first_of_month(day: dt.date) -> dt.date:
    return day.replace(day=1)


def _with_neighbours(newest_first: list[T]) -> list[tuple[T | None, T | None]]:
    """Return the newer and the older neighbour of each."""
    newer: list[T | None] = [None, *newest_first[:-1]]
    older: list[T | None] = [*newest_first[1:], None]
    return list(zip(newer, older, strict=True)) if newest_first else []
