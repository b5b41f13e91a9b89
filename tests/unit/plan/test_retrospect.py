from __future__ import annotations

from dataclasses import replace
from typing import Any

from builders import CONFIG, NOW, at, entry
from wardnews.archive import Moment
from wardnews.article import CategoryLink, Entry
from wardnews.history import DayOfYearPage, Figure, PastDay, StatisticsPage
from wardnews.plan.retrospect import plan_days_of_year, plan_past_day, plan_statistics


def on(day: str, **fields: Any) -> Entry:
    return replace(entry(), date=at(f"{day} 08:00"), title=day, **fields)


NEWS = (on("2021-10-16"), on("2020-12-01"), on("2020-10-16"), on("2016-02-29"))


def test_each_day_of_the_year_with_news_has_a_page_of_all_years() -> None:
    pages = {page.path: page.content for page in plan_days_of_year(NEWS)}
    assert list(pages) == ["ngay-nay/02-29.html", "ngay-nay/10-16.html", "ngay-nay/12-01.html"]
    assert pages["ngay-nay/10-16.html"] == DayOfYearPage(
        month=10, day=16, entries=(NEWS[0], NEWS[2])
    )


def test_news_of_one_day_changes_the_page_of_that_day_only() -> None:
    before = {page.path: page.content for page in plan_days_of_year(NEWS)}
    after = {page.path: page.content for page in plan_days_of_year((on("2022-12-01"), *NEWS))}
    assert {path for path in after if after[path] != before.get(path)} == {"ngay-nay/12-01.html"}


def test_the_home_page_shows_this_day_of_earlier_years() -> None:
    moment = Moment(as_of=at("2021-10-16 23:30"))
    days = ("02-29", "10-16", "12-01")
    assert plan_past_day(CONFIG, NEWS, moment) == PastDay(
        month=10, day=16, entries=(NEWS[2],), days=days
    )
    other = plan_past_day(CONFIG, NEWS, Moment(as_of=at("2021-10-17 00:10")))
    assert other == PastDay(month=10, day=17, entries=(), days=days)


def test_an_empty_archive_has_no_past() -> None:
    assert plan_past_day(CONFIG, (), NOW) is None
    assert not list(plan_days_of_year(()))


def test_figures_are_sums_by_year_and_by_category() -> None:
    other = CategoryLink(name="Dân vận", url="dan-van/index.html")
    news = (on("2021-10-16", views=5), on("2020-12-01", views=7, category=other), on("2020-01-01"))
    (page,) = plan_statistics(CONFIG, news)
    assert page.path == "thong-ke.html"
    assert page.content == StatisticsPage(
        years=(
            Figure(label="Năm 2020", url="2020/index.html", articles=2, views=8),
            Figure(label="Năm 2021", url="2021/index.html", articles=1, views=5),
        ),
        categories=(
            Figure(label="Công tác Đảng", url="cong-tac-dang/index.html", articles=2, views=6),
            Figure(label="Dân vận", url="dan-van/index.html", articles=1, views=7),
        ),
    )
