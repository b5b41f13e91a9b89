from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from builders import archive, article, asset, at, items, standing_page
from wardnews.archive import Moment, Visibility, category_key, neighbours, preview_mark, visibility
from wardnews.article import Reference, Shape, Status, Thumbnail

if TYPE_CHECKING:
    from datetime import datetime

NOON = Moment(as_of=at("2020-10-16 12:00"))
PREVIEW = Moment(as_of=NOON.as_of, drafts=True)


def titles(entries: object) -> list[str]:
    return [each.title for each in entries]  # type: ignore[attr-defined]  # any tuple of entries


@pytest.mark.parametrize(
    ("front", "public", "preview"),
    [
        ({}, Visibility.SHOWN, Visibility.SHOWN),
        ({"status": Status.DRAFT}, Visibility.HIDDEN, Visibility.SHOWN),
        ({"status": Status.WITHDRAWN}, Visibility.WITHDRAWN, Visibility.WITHDRAWN),
        ({"publish": at("2020-10-16 12:01")}, Visibility.HIDDEN, Visibility.SHOWN),
        ({"publish": at("2020-10-16 12:00")}, Visibility.SHOWN, Visibility.SHOWN),
        ({"expires": at("2020-10-16 12:01")}, Visibility.SHOWN, Visibility.SHOWN),
        ({"expires": at("2020-10-16 12:00")}, Visibility.EXPIRED, Visibility.EXPIRED),
        (
            {"status": Status.WITHDRAWN, "expires": at("2020-10-01")},
            Visibility.WITHDRAWN,
            Visibility.WITHDRAWN,
        ),
    ],
)
def test_what_a_reader_meets_at_an_address(
    front: dict[str, object], public: Visibility, preview: Visibility
) -> None:
    assert visibility(article(**front), NOON) is public
    assert visibility(article(**front), PREVIEW) is preview


@pytest.mark.parametrize(
    ("front", "mark"),
    [({}, ""), ({"status": Status.DRAFT}, "nháp"), ({"publish": at("2020-10-17")}, "chờ đăng")],
)
def test_a_preview_says_why_an_article_is_not_public(front: dict[str, datetime], mark: str) -> None:
    assert preview_mark(article(**front), NOON) == mark


def test_the_newest_comes_first_and_ties_go_by_path() -> None:
    made = archive(
        article("b.md", title="B", date=at("2020-10-16 15:00")),
        article("c.md", title="C", date=at("2020-10-16 16:00")),
        article("a.md", title="A", date=at("2020-10-16 15:00")),
    )
    assert titles(made.entries) == ["C", "A", "B"]


def test_standing_pages_go_by_order_then_by_title_as_vietnamese_sorts() -> None:
    made = archive(
        pages=(
            standing_page("a.md", title="Đoàn thể"),
            standing_page("b.md", title="Ủy ban"),
            standing_page("c.md", title="Dân vận"),
            standing_page("d.md", title="Liên hệ", order=-1),
            standing_page("e.md", title="Ân cần"),
        )
    )
    assert [page.front.title for page in made.pages] == [
        "Liên hệ",
        "Ân cần",
        "Dân vận",
        "Đoàn thể",
        "Ủy ban",
    ]


def test_what_was_taken_back_is_a_notice_and_in_no_list() -> None:
    made = archive(article("a.md"), article("b.md", title="Gỡ", status=Status.WITHDRAWN))
    assert titles(made.entries) == ["Gặp mặt"]
    assert [each.front.title for each in made.notices] == ["Gỡ"]


def test_an_entry_names_its_category_as_the_settings_do() -> None:
    (entry,) = archive(article(category="CÔNG TÁC  đảng")).entries
    assert (entry.category.name, entry.category.url) == (
        "Công tác Đảng",
        "cong-tac-dang/index.html",
    )


@pytest.mark.parametrize("typed", ["Văn hóa – Xã hội", "VĂN HOÁ - XÃ HỘI", "van hoa xa hoi"])
def test_ways_to_type_one_category(typed: str) -> None:
    assert category_key(typed) == "van hoa xa hoi"


def test_the_first_picture_of_the_text_stands_in_for_one_that_is_not_named() -> None:
    shape = Shape(width=300, height=200)
    picture = replace(asset("content/articles/b.jpg"), shape=shape)
    paper = asset("content/articles/a.pdf")
    seen = tuple(
        Reference(written=each.path.rsplit("/", 1)[1], path=each.path, line=1, column=1)
        for each in (paper, picture)
    )
    shown = article("x.md", references=seen)
    (entry,) = archive(shown, assets={each.path: each for each in (paper, picture)}).entries
    assert entry.image is not None
    assert entry.image.shown is not None
    assert (entry.image.alt, entry.image.shown.width) == ("", 300)


def test_a_picture_of_an_article_is_its_thumbnail() -> None:
    made = article("2020/a.md", image="ảnh.jpg", image_alt="Hội trường")
    files = {"content/articles/2020/ảnh.jpg": asset("content/articles/2020/ảnh.jpg")}
    (entry,) = archive(made, assets=files).entries
    assert entry.image == Thumbnail(url="media/anh.0123456789ab.jpg", alt="Hội trường")


def test_neighbours_are_the_next_newer_and_older() -> None:
    made = items(*(article(f"{day}.md", date=at(f"2020-10-{day}")) for day in (11, 12, 13)))
    newest, middle, oldest = neighbours(made)
    assert (newest.newer, newest.older) == (None, made[1].entry)
    assert (middle.newer, middle.older) == (made[0].entry, made[2].entry)
    assert (oldest.newer, oldest.older) == (made[1].entry, None)


def test_nothing_has_no_neighbours() -> None:
    assert neighbours(()) == ()


def test_related_are_older_with_the_most_shared_tags_first() -> None:
    made = items(
        article("5.md", title="5", date=at("2020-10-15"), tags=("Dân vận", "môi trường")),
        article("4.md", title="4", date=at("2020-10-14"), tags=("dân vận",)),
        article("3.md", title="3", date=at("2020-10-13")),
        article("2.md", title="2", date=at("2020-10-12"), tags=("DÂN VẬN", "Môi trường")),
        article("1.md", title="1", date=at("2020-10-11"), category="Dân vận"),
    )
    newest, *_, oldest = neighbours(made)
    assert titles(newest.related) == ["2", "3"]  # "4" is the next older one, with its own link
    assert oldest.related == ()


def test_a_newer_article_leaves_what_an_older_one_leads_on_to() -> None:
    made = [article(f"{day}.md", date=at(f"2020-10-{day}"), tags=("a",)) for day in range(10, 30)]
    before = neighbours(items(*made))
    after = neighbours(items(*made, article("new.md", date=at("2020-11-01"), tags=("a",))))
    assert [each.related for each in after[1:]] == [each.related for each in before]
