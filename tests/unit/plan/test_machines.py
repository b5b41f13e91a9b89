from __future__ import annotations

from datetime import date

from builders import CONFIG, archive, article, at, standing_page
from wardnews.page import ArticlesJson, Feed, Sitemap, SitemapIndex
from wardnews.plan.machines import plan_feeds, plan_machine_files

ABOUT = standing_page("gioi-thieu.md", title="Giới thiệu")
SMALL = archive(
    article("a.md", slug="a", date=at("2020-10-16"), updated=at("2021-03-04 10:00")),
    article("b.md", slug="b", date=at("2020-10-15"), category="Dân vận"),
    article("c.md", slug="c", date=at("2019-02-28")),
    pages=(ABOUT,),
)
FILES = {page.path: page.content for page in plan_machine_files(SMALL)}


def test_the_site_and_each_category_have_three_feeds() -> None:
    paths = [page.path for page in plan_feeds(CONFIG, SMALL, {})]
    folders = ("", "cong-tac-dang/", "dan-van/")
    names = ("feed.xml", "rss.xml", "feed.json")
    assert paths == [folder + name for folder in folders for name in names]


def test_a_category_feed_holds_only_its_own() -> None:
    (feed, *_) = [p.content for p in plan_feeds(CONFIG, SMALL, {}) if p.path == "dan-van/feed.xml"]
    assert isinstance(feed, Feed)
    assert feed.title == "Dân vận – Đảng ủy phường Hoa Sữa"
    assert [item.entry.url for item in feed.items] == ["2020/10/15/b.html"]


def test_a_feed_holds_the_twenty_newest() -> None:
    many = archive(*(article(f"{n:02}.md", date=at(f"2020-10-{n:02}")) for n in range(1, 26)))
    feed = next(page.content for page in plan_feeds(CONFIG, many, {}))
    assert isinstance(feed, Feed)
    assert [item.entry.date.day for item in feed.items] == list(range(25, 5, -1))


def test_sitemaps_are_cut_by_year() -> None:
    assert FILES["sitemap.xml"] == SitemapIndex(
        sitemaps=("sitemap-chung.xml", "sitemap-2020.xml", "sitemap-2019.xml")
    )


def test_the_sitemap_of_a_year_holds_its_articles_and_its_calendar() -> None:
    year = FILES["sitemap-2020.xml"]
    assert isinstance(year, Sitemap)
    assert [(each.url, each.changed) for each in year.urls] == [
        ("2020/index.html", None),
        ("2020/10/index.html", None),
        ("2020/10/15/index.html", None),
        ("2020/10/16/index.html", None),
        ("2020/10/15/b.html", date(2020, 10, 15)),
        ("2020/10/16/a.html", date(2021, 3, 4)),
    ]


def test_news_does_not_change_the_sitemaps_of_other_years() -> None:
    articles = [item.article for item in SMALL.items]
    later = archive(*articles, article("d.md", date=at("2020-12-01")), pages=(ABOUT,))
    files = {page.path: page.content for page in plan_machine_files(later)}
    same = {"sitemap-2019.xml", "sitemap-chung.xml", "sitemap.xml", "2019/articles.json"}
    assert {path for path in FILES if files[path] == FILES[path]} - {
        "robots.txt",
        "_headers",
        "site.webmanifest",
    } == same


def test_what_belongs_to_no_year_has_a_sitemap_of_its_own() -> None:
    general = FILES["sitemap-chung.xml"]
    assert isinstance(general, Sitemap)
    urls = [each.url for each in general.urls]
    assert {"index.html", "luu-tru/index.html", "dan-van/index.html", "gioi-thieu.html"} <= {*urls}
    assert len(urls) == len(set(urls))


def test_the_articles_of_a_year_are_listed_oldest_first() -> None:
    year = FILES["2020/articles.json"]
    assert isinstance(year, ArticlesJson)
    assert [each.url for each in year.entries] == ["2020/10/15/b.html", "2020/10/16/a.html"]
