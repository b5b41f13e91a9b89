from __future__ import annotations

import unicodedata

import pytest

from builders import CONFIG, NOW, archive, article, asset, site, standing_page
from wardnews.article import Attachment, Reference
from wardnews.page import Copy, Page, Plan
from wardnews.plan import check_addresses, plan_site, referred_assets
from wardnews.theme import Theme
from wardnews.views import NotFoundPage, RedirectPage

EMPTY = Theme(templates=(), static=())
FOLDER = "content/articles/"


def plan_of(*claims: tuple[str, str], copies: tuple[Copy, ...] = ()) -> Plan:
    """Return a plan of pages that hold nothing: (path, origin)."""
    pages = (Page(path=path, content=NotFoundPage(), origin=origin) for path, origin in claims)
    return Plan(site=site(), pages=tuple(pages), copies=copies)


def found(plan: Plan) -> list[tuple[str, str, str, str]]:
    problems = check_addresses(plan)
    args = [dict(each.args) for each in problems]
    return [
        (each.code, each.place.path, arg["address"], arg["other"])
        for each, arg in zip(problems, args, strict=True)
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2020/10/16/a.html", "2020/10/16/a.html"),
        ("tin/Bai.html", "tin/bai.html"),
        ("tin/bài.html", unicodedata.normalize("NFD", "tin/bài.html")),
        ("tin/BÀI.html", unicodedata.normalize("NFD", "tin/bài.html")),
    ],
)
def test_two_sources_on_one_address_are_both_named(first: str, second: str) -> None:
    assert found(plan_of((first, "a.md"), (second, "b.md"))) == [
        ("duplicate-address", "b.md", second, "a.md")
    ]


def test_every_further_source_of_an_address_is_named() -> None:
    claims = [("x.html", name) for name in ("c.md", "a.md", "b.md")]
    assert [(path, other) for _, path, _, other in found(plan_of(*claims))] == [
        ("b.md", "a.md"),
        ("c.md", "a.md"),
    ]


def test_a_file_cannot_be_the_folder_of_another() -> None:
    assert found(plan_of(("feed.xml", "site.yml"), ("feed.xml/index.html", "a.md"))) == [
        ("duplicate-address", "a.md", "feed.xml/index.html", "site.yml")
    ]


def test_a_copied_file_has_an_address_too() -> None:
    copy = Copy(path="media/x.jpg", asset=asset("x.jpg"))
    assert found(plan_of(("media/x.jpg/index.html", "a.md"), copies=(copy,)))


def test_different_addresses_are_no_problem() -> None:
    assert check_addresses(plan_of(("a.html", "a.md"), ("a/index.html", "b.md"))) == ()


def test_an_empty_site_has_a_plan() -> None:
    plan = plan_site(CONFIG, archive(), {}, EMPTY, NOW)
    assert {"index.html", "404.html", "luu-tru/index.html", "feed.xml", "robots.txt"} <= plan.paths
    assert check_addresses(plan) == ()


def test_an_article_is_written_before_the_lists_that_lead_to_it() -> None:
    plan = plan_site(CONFIG, archive(article("a.md", slug="a")), {}, EMPTY, NOW)
    paths = [page.path for page in plan.pages]
    lists = ["2020/10/16/index.html", "cong-tac-dang/index.html", "index.html", "sitemap.xml"]
    assert [paths.index("2020/10/16/a.html") < paths.index(each) for each in lists] == [True] * 4


def test_a_plan_depends_on_no_order_of_its_articles() -> None:
    made = [article(f"{n}.md", slug=f"{n}") for n in range(6)]
    assert plan_site(CONFIG, archive(*made), {}, EMPTY, NOW) == plan_site(
        CONFIG, archive(*reversed(made)), {}, EMPTY, NOW
    )


def test_an_alias_leads_to_its_article() -> None:
    made = article("a.md", slug="a", aliases=("tin-cu/a.html", "/TinTuc/90/"))
    plan = plan_site(CONFIG, archive(made), {}, EMPTY, NOW)
    pages = {page.path: page.content for page in plan.pages}
    view = RedirectPage(title="Gặp mặt", target="2020/10/16/a.html")
    assert pages["tin-cu/a.html"] == pages["TinTuc/90/index.html"] == view


def test_only_files_that_something_published_refers_to_are_published() -> None:
    link = Reference(written="b.jpg", path=FOLDER + "b.jpg", line=1, column=1)
    files = {FOLDER + name: asset(FOLDER + name) for name in ("a.pdf", "b.jpg", "c.jpg")}
    shown = article("a.md", references=(link,), attachments=(Attachment(file="a.pdf", title="A"),))
    made = archive(shown, assets=files)
    assert referred_assets(made) == {FOLDER + "a.pdf", FOLDER + "b.jpg"}
    plan = plan_site(CONFIG, made, files, EMPTY, NOW)
    assert [copy.asset.path for copy in plan.copies] == [FOLDER + "a.pdf", FOLDER + "b.jpg"]


def test_files_with_the_same_name_and_bytes_share_one_address() -> None:
    paths = (FOLDER + "2019/anh.jpg", FOLDER + "2020/anh.jpg")
    links = tuple(Reference(written=each, path=each, line=1, column=1) for each in paths)
    files = {path: asset(path) for path in paths}
    plan = plan_site(CONFIG, archive(article(references=links)), files, EMPTY, NOW)
    assert [copy.path for copy in plan.copies] == ["media/anh.0123456789ab.jpg"]


def test_standing_pages_stand_in_the_menu_by_their_order() -> None:
    pages = tuple(
        standing_page(f"{slug}.md", title=slug, order=order)
        for slug, order in (("c", 2), ("a", 2), ("b", 1))
    )
    plan = plan_site(CONFIG, archive(pages=pages), {}, EMPTY, NOW)
    assert [link.url for link in plan.site.standing_pages] == ["b.html", "a.html", "c.html"]
