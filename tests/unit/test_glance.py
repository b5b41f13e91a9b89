"""A glance at an edited source shows what the build of the whole site then makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import AS_OF, BAI, PAGE, Preview, article_text
from wardnews.glance import build_outlook, glance
from word_files import png

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite
    from wardnews.glance import Outlook

OTHER = "content/articles/2020/2020-10-15-truoc-do.md"
STANDING = "content/pages/gioi-thieu.md"

EDITS = {
    "text": article_text("Nội dung mới, có **chữ đậm**."),
    "title": article_text(title="Tựa đề <khác>"),
    "summary": article_text(summary="Tóm tắt khác."),
    "category": article_text(category="Dân vận"),
    "time": article_text(date="16/10/2020 07:00"),
    "link": article_text("Xem [bài trước](2020-10-15-truoc-do.md#dau)."),
    "picture": article_text("![Ảnh chung](anh.png)", image="anh.png", image_alt="Ảnh"),
    "draft": article_text(status="draft"),
    "a warning": article_text("Gọi 0912 345 678."),
}
BEYOND = {
    "another day": article_text(date="17/10/2020"),
    "a mistake": article_text(date=""),
    "taken back": article_text(status="withdrawn"),
    "no such category": article_text(category="Không có"),
    "no such picture": article_text(image="khong-co.png", image_alt="Ảnh"),
    "a broken link": article_text("Xem [bài](khong-co.md)."),
}


class Watched(Preview):
    def __init__(self, root: Path) -> None:
        for path, text in (
            (OTHER, article_text("Bài trước.", title="Trước đó", date="15/10/2020")),
            (STANDING, "---\ntitle: Giới thiệu\n---\n\nVề phường.\n"),
        ):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        (root / BAI).parent.joinpath("anh.png").write_bytes(png())
        super().__init__(root)

    def outlook(self) -> Outlook:
        report = self.build()
        assert report.ready is not None
        assert self.last_good.basis is not None
        return build_outlook(self.root, self.last_good.basis, report.ready)

    def seen(self, path: str, text: str) -> tuple[str, bytes] | None:
        outlook = self.outlook()
        (self.root / path).write_text(text, encoding="utf-8")
        return glance(outlook, path, AS_OF)


@pytest.mark.parametrize("edit", EDITS)
def test_the_page_is_the_one_that_the_build_makes(make_site: MakeSite, edit: str) -> None:
    preview = Watched(make_site())
    seen = preview.seen(BAI, EDITS[edit])
    was = preview.page()
    preview.build()
    assert seen == (PAGE, preview.page().encode())
    assert was != preview.page()


def test_a_standing_page_too(make_site: MakeSite) -> None:
    preview = Watched(make_site())
    seen = preview.seen(
        STANDING,
        "---\ntitle: Giới thiệu\nsummary: Đôi điều\n---\n\nXem [bài](../articles/2020/2020-10-16-gap-mat.md).\n",
    )
    preview.build()
    assert seen == ("gioi-thieu.html", preview.page("gioi-thieu.html").encode())
    assert PAGE in preview.page("gioi-thieu.html")


@pytest.mark.parametrize("edit", BEYOND)
def test_what_only_a_build_can_tell_is_left_to_it(make_site: MakeSite, edit: str) -> None:
    assert Watched(make_site()).seen(BAI, BEYOND[edit]) is None


def test_a_new_source_is_left_to_the_build(make_site: MakeSite) -> None:
    assert Watched(make_site()).seen("content/articles/moi.md", article_text()) is None
