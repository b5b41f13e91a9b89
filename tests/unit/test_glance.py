"""A glance at an edited source shows what the build of the whole site then makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import AS_OF, BAI, PAGE, SETTINGS, Preview, article_text, write_files
from wardnews.glance import build_outlook, glance
from word_files import png

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


BASE: dict[str, str] = {
    BAI: article_text(),
    OTHER: article_text("Bài trước.", title="Trước đó", date="15/10/2020"),
    STANDING: "---\ntitle: Giới thiệu\n---\n\nVề phường.\n",
}


class Watched(Preview):
    """A preview of these sources, one of which is then saved anew."""

    def seen(self, path: str, text: str) -> tuple[str, bytes] | None:
        """Return what a glance at the edited source shows, before anything is built."""
        write_files(self.root, dict(BASE))
        report = self.build()
        assert report.ready is not None
        assert self.last_good.basis is not None
        outlook = build_outlook(self.root, self.last_good.basis, report.ready)
        write_files(self.root, {path: text})
        return glance(outlook, path, AS_OF)


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Watched:
    picture = str(Path(BAI).with_name("anh.png"))
    files: dict[str, str | bytes] = {"content/site.yml": SETTINGS, **BASE, picture: png()}
    return Watched(write_files(tmp_path_factory.mktemp("glance") / "trang tin", files))


@pytest.mark.parametrize("edit", EDITS)
def test_the_page_is_the_one_that_the_build_makes(preview: Watched, edit: str) -> None:
    seen = preview.seen(BAI, EDITS[edit])
    was = preview.page()
    preview.build()
    assert seen == (PAGE, preview.page().encode())
    assert was != preview.page()


def test_a_standing_page_too(preview: Watched) -> None:
    link = "[bài](../articles/2020/2020-10-16-gap-mat.md)"
    text = f"---\ntitle: Giới thiệu\nsummary: Đôi điều\n---\n\nXem {link}.\n"
    seen = preview.seen(STANDING, text)
    preview.build()
    assert seen == ("gioi-thieu.html", preview.page("gioi-thieu.html").encode())
    assert PAGE in preview.page("gioi-thieu.html")


@pytest.mark.parametrize("edit", BEYOND)
def test_what_only_a_build_can_tell_is_left_to_it(preview: Watched, edit: str) -> None:
    assert preview.seen(BAI, BEYOND[edit]) is None


def test_a_new_source_is_left_to_the_build(preview: Watched) -> None:
    path = "content/articles/moi.md"
    assert preview.seen(path, article_text()) is None
    (preview.root / path).unlink()
