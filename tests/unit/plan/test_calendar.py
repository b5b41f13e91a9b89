from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from builders import at, entry
from wardnews.plan.calendar import day_url, month_url, plan_calendar, year_url
from wardnews.views import ArchivePage, DayCount, DayPage, MonthPage, YearPage

if TYPE_CHECKING:
    from wardnews.article import Entry

DAYS = ("2020-10-16 15:34", "2020-10-16 08:00", "2020-10-02", "2020-01-31", "2018-12-01")


def entries(*moments: str) -> tuple[Entry, ...]:
    made = [entry(number, date=at(moment)) for number, moment in enumerate(moments)]
    return tuple(sorted(made, key=lambda each: each.date, reverse=True))


PAGES = {page.path: page.content for page in plan_calendar(entries(*DAYS))}


def test_addresses_of_days_months_and_years() -> None:
    day = date(2020, 1, 2)
    assert day_url(day) == "2020/01/02/index.html"
    assert month_url(day) == "2020/01/index.html"
    assert year_url(2020) == "2020/index.html"


def test_there_is_a_page_for_each_day_month_and_year_with_news() -> None:
    assert list(PAGES) == [
        "2020/10/16/index.html",
        "2020/10/02/index.html",
        "2020/01/31/index.html",
        "2018/12/01/index.html",
        "2020/10/index.html",
        "2020/01/index.html",
        "2018/12/index.html",
        "2020/index.html",
        "2018/index.html",
        "luu-tru/index.html",
    ]


def test_a_day_holds_its_entries_and_its_neighbours_with_news() -> None:
    page = PAGES["2020/10/02/index.html"]
    assert isinstance(page, DayPage)
    assert [each.date for each in page.entries] == [at("2020-10-02")]
    assert (page.newer, page.older) == (date(2020, 10, 16), date(2020, 1, 31))


def test_the_newest_and_the_oldest_day_have_one_neighbour() -> None:
    newest, oldest = PAGES["2020/10/16/index.html"], PAGES["2018/12/01/index.html"]
    assert isinstance(newest, DayPage)
    assert isinstance(oldest, DayPage)
    assert (newest.newer, newest.older) == (None, date(2020, 10, 2))
    assert (oldest.newer, oldest.older) == (date(2020, 1, 31), None)


def test_a_month_counts_its_days_oldest_first() -> None:
    page = PAGES["2020/10/index.html"]
    assert isinstance(page, MonthPage)
    assert page.days == (
        DayCount(date=date(2020, 10, 2), count=1),
        DayCount(date=date(2020, 10, 16), count=2),
    )
    assert [each.date for each in page.entries] == [at(moment) for moment in DAYS[:3]]
    assert (page.newer, page.older) == (None, date(2020, 1, 1))


def test_a_year_counts_its_months_oldest_first() -> None:
    page = PAGES["2020/index.html"]
    assert isinstance(page, YearPage)
    assert (page.count, page.newer, page.older) == (4, None, 2018)
    assert [(month.date, month.count) for month in page.months] == [
        (date(2020, 1, 1), 1),
        (date(2020, 10, 1), 3),
    ]


def test_the_archive_counts_everything() -> None:
    page = PAGES["luu-tru/index.html"]
    assert isinstance(page, ArchivePage)
    assert (page.count, [(each.year, each.count) for each in page.years]) == (
        5,
        [(2020, 4), (2018, 1)],
    )


def test_an_empty_site_has_an_empty_archive() -> None:
    (page,) = plan_calendar(())
    assert page.content == ArchivePage(years=(), count=0)


@given(st.lists(st.dates(date(1945, 9, 2), date(2100, 12, 31)), max_size=40))
def test_no_article_is_lost_between_days_months_and_years(days: list[date]) -> None:
    contents = [page.content for page in plan_calendar(entries(*(f"{day}" for day in days)))]
    by_day = [len(each.entries) for each in contents if isinstance(each, DayPage)]
    by_month = [len(each.entries) for each in contents if isinstance(each, MonthPage)]
    by_year = [each.count for each in contents if isinstance(each, YearPage)]
    assert sum(by_day) == sum(by_month) == sum(by_year) == len(days)
    assert len(by_day) == len(set(days))
