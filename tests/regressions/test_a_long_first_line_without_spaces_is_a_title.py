"""A Word document whose first line has 300 letters without a space was refused as one without text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest

from builders import build_site, write_files
from wardnews.importers.word import parse_word
from word_files import saved

if TYPE_CHECKING:
    from conftest import MakeSite, Run


def document(title: str) -> bytes:
    made = docx.Document()
    made.add_paragraph(title)
    made.add_paragraph("Đảng ủy phường thông báo.")
    return saved(made)


@pytest.mark.parametrize(
    ("title", "cut"),
    [
        ("Ngày-" * 100, "Ngày-" * 60),
        ("Tin " + "x" * 400, "Tin " + "x" * 296),
        ("Thông báo số " * 40, ("Thông báo số " * 23).strip()),
        ("a" * 300 + " b", "a" * 300),
    ],
)
def test_the_title_is_cut_and_the_line_stays(title: str, cut: str) -> None:
    page = parse_word(document(title), "a.docx", None)
    assert page.title == cut
    assert page.blocks == (title.strip(), "Đảng ủy phường thông báo.")
    assert [note.code for note in page.notes] == ["note-title"]


def test_its_article_builds(make_site: MakeSite, run: Run) -> None:
    root = write_files(make_site(), {"2020-10-17.docx": document("x" * 5000)})
    into = root / "content/articles"
    called = run("import", root / "2020-10-17.docx", "--into", into, "--category", "Dân vận")
    assert called.code == 0
    assert "Dòng đầu quá dài để làm tiêu đề" in called.out
    assert build_site(root).shown == 2
