from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from builders import AS_OF, CONFIG, article, asset, at
from wardnews.article import Attachment, Mark, PageFrontMatter, Reference, StandingPage
from wardnews.problem import build_problem
from wardnews.validate import Sources, check_sources

if TYPE_CHECKING:
    from wardnews.article import Article
    from wardnews.problem import Problem

FOLDER = "content/articles/2020/"


def sources(*articles: Article, files: tuple[str, ...] = (), **more: Any) -> Sources:
    given: dict[str, Any] = {
        "config": CONFIG,
        "articles": articles,
        "pages": (),
        "assets": {FOLDER + name: asset(FOLDER + name) for name in files},
        "broken": frozenset(),
        "as_of": AS_OF,
    }
    return Sources(**(given | more))


def found(checked: Sources) -> list[tuple[str, dict[str, str]]]:
    return [(problem.code, dict(problem.args)) for problem in check_sources(checked)]


def places(checked: Sources) -> list[tuple[str, int, int]]:
    problems: tuple[Problem, ...] = check_sources(checked)
    return [(each.place.path, each.place.line, each.place.column) for each in problems]


def linking(written: str, path: str) -> Article:
    """Return an article whose body refers to a path, on line 9."""
    reference = Reference(written=written, path=path, line=9, column=4)
    return article("2020/a.md", references=(reference,))


def test_an_article_in_order_has_no_problem() -> None:
    made = article("2020/a.md", image="anh.jpg", attachments=(Attachment(file="a.pdf", title="A"),))
    assert found(sources(made, files=("anh.jpg", "a.pdf"))) == []


@pytest.mark.parametrize("typed", ["cong tac dang", "CÔNG TÁC ĐẢNG", "Công  tác Đảng"])
def test_a_category_may_be_typed_in_many_ways(typed: str) -> None:
    assert found(sources(article(category=typed))) == []


@pytest.mark.parametrize(
    ("typed", "nearest"), [("Công tác Đản", "Công tác Đảng"), ("Xyz", "Công tác Đảng")]
)
def test_an_unknown_category_is_answered_with_the_nearest(typed: str, nearest: str) -> None:
    made = article(category=typed, marks=(Mark(key="category", line=4, column=11),))
    known = "Công tác Đảng, Dân vận"
    args = {"value": typed, "nearest": nearest, "known": known}
    assert found(sources(made)) == [("unknown-category", args)]
    assert places(sources(made)) == [(made.path, 4, 11)]


def test_a_file_name_of_signs_alone_gives_no_address() -> None:
    page = StandingPage(
        path="content/pages/!.md", slug="", front=PageFrontMatter(title="!"), body="", summary=""
    )
    checked = sources(article("2020/!.md", slug=""), pages=(page,))
    assert [code for code, _ in found(checked)] == ["no-slug", "no-slug"]


@pytest.mark.parametrize(
    ("file", "code", "nearest"),
    [
        ("anh2.jpg", "missing-file", "anh.jpg"),
        ("Anh.JPG", "wrong-case", "anh.jpg"),
        ("../../../etc/passwd", "outside-file", None),
        ("/etc/passwd", "outside-file", None),
        ("../../site.yml", "missing-file", "–"),
        ("a.md", "article-as-file", None),
    ],
)
@pytest.mark.parametrize("key", ["image", "attachments"])
def test_a_named_file_lies_in_the_content_folder(
    key: str, file: str, code: str, nearest: str | None
) -> None:
    given = file if key == "image" else (Attachment(file=file, title="A"),)
    ((code_found, args),) = found(sources(article("2020/a.md", **{key: given}), files=("anh.jpg",)))
    assert (code_found, args["file"], args.get("nearest")) == (code, file, nearest)


@pytest.mark.parametrize(
    ("written", "path", "code"),
    [
        ("b.md", FOLDER + "b.md", "broken-link"),
        ("b.html", FOLDER + "b.html", "broken-link"),
        ("anh2.jpg", FOLDER + "anh2.jpg", "missing-file"),
        ("ANH.jpg", FOLDER + "ANH.jpg", "wrong-case"),
        ("../../../x", "x", "outside-file"),
    ],
)
def test_a_link_leads_to_a_file_that_is_there(written: str, path: str, code: str) -> None:
    checked = sources(linking(written, path), files=("anh.jpg",))
    assert [each for each, _ in found(checked)] == [code]
    assert places(checked) == [(FOLDER + "a.md", 9, 4)]


def test_a_link_to_an_article_that_did_not_parse_is_no_second_problem() -> None:
    made = linking("b.md", FOLDER + "b.md")
    assert found(sources(made, broken=frozenset({FOLDER + "b.md"}))) == []


@pytest.mark.parametrize(
    "alias",
    ["../a", "a/../b", "a//b", "", "/", "a?b=1", "a#b", "C:/a", "a\\b", ".wardnews", "con."],
)
def test_an_old_address_stays_inside_the_site(alias: str) -> None:
    marks = (Mark(key="aliases.0", line=6, column=3),)
    checked = sources(article(aliases=(alias,), marks=marks))
    assert found(checked) == [("bad-alias", {"value": alias})]
    assert places(checked) == [("content/articles/2020-10-16-gap-mat.md", 6, 3)]


@pytest.mark.parametrize("alias", ["tin-cu/a.html", "/TinTuc/90/", "Tin cũ/bài 1.html"])
def test_an_old_address_may_be_any_path(alias: str) -> None:
    assert found(sources(article(aliases=(alias,)))) == []


def test_one_title_on_one_day_is_one_article_saved_twice() -> None:
    made = (
        article("a.md", date=at("2020-10-16 08:00")),
        article("b.md", title="GẶP MẶT", date=at("2020-10-16 09:00")),
        article("c.md", date=at("2020-10-17 08:00")),
    )
    assert found(sources(*made)) == [("same-title-and-date", {"other": made[0].path})]
    assert places(sources(*made)) == [(made[1].path, 0, 0)]


@pytest.mark.parametrize(
    ("front", "codes"),
    [
        ({"date": at("2022-01-01")}, ["future-date"]),
        ({"date": at("2021-12-31 23:59")}, []),
        ({"date": at("2022-01-01"), "publish": at("2022-01-01")}, []),
    ],
)
def test_a_date_after_today_is_a_slip_unless_it_waits(
    front: dict[str, Any], codes: list[str]
) -> None:
    assert [code for code, _ in found(sources(article(**front)))] == codes


def test_a_warning_can_be_allowed_for_an_article_or_for_the_site() -> None:
    late = article(date=at("2022-01-01"))
    allowed = article(date=at("2022-01-01"), allow=("future-date",))
    config = replace(CONFIG, allow=("future-date",))
    assert [code for code, _ in found(sources(late))] == ["future-date"]
    assert found(sources(allowed)) == []
    assert found(sources(late, config=config)) == []


def test_an_error_cannot_be_allowed() -> None:
    made = article(category="Xyz", allow=("unknown-category",))
    assert [code for code, _ in found(sources(made))] == ["unknown-category"]


def test_the_warnings_of_parsing_are_handed_on() -> None:
    made = article("a.md")
    warning = build_problem("legacy-d", made.path, 7, 1)
    assert found(sources(replace(made, warnings=(warning,)))) == [("legacy-d", {})]


def test_every_check_runs_over_every_article() -> None:
    made = article("2020/a.md", category="Xyz", image="x.jpg", aliases=("..",))
    codes = [code for code, _ in found(sources(made))]
    assert codes == ["unknown-category", "missing-file", "bad-alias"]


def test_an_address_of_the_old_portal_leads_to_one_article() -> None:
    old = "https://cong-cu.example/tin?id=15521595"
    made = (article("a.md", legacy_url=old), article("b.md", title="B", legacy_url=old))
    args = {"address": old, "other": made[0].path}
    assert found(sources(*made)) == [("duplicate-address", args)]
