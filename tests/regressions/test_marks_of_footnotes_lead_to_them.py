"""The mark of a footnote in a table with joined cells led nowhere, and one in a title became a part of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from wardnews.body import clean_html
from wardnews.importers.word import parse_word
from word_files import part_of, with_footnotes, with_markup, with_part

if TYPE_CHECKING:
    from wardnews.importers.page import ImportedPage

MARK = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
LINE = "<w:p><w:r><w:t>{}</w:t></w:r>{}</w:p>"
JOINED = f"""<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{LINE.format("Tổng", MARK.format(2))}
</w:tc></w:tr><w:tr><w:tc>{LINE.format("a", MARK.format(3))}</w:tc><w:tc>{LINE.format("b", "")}</w:tc></w:tr></w:tbl>"""
AFTER = LINE.format("Sau", MARK.format(4))


def page(data: bytes) -> ImportedPage:
    return parse_word(with_footnotes(data, ["Ghi hai.", "Ghi ba.", "Ghi bốn."]), "a.docx", None)


@pytest.mark.parametrize("markup", [JOINED + AFTER, AFTER + JOINED])
def test_every_mark_has_the_number_of_its_note(markup: str) -> None:
    shown = clean_html("\n\n".join(page(with_markup(markup)).blocks))
    marks = dict(
        re.findall(r'<sup id="fnref:(\d)"><a [^>]*href="#fn:\1"[^>]*>(\d)</a></sup>', shown)
    )
    notes = re.findall(r'<li id="fn:(\d)">', shown)
    assert marks == {name: str(number) for number, name in enumerate(notes, start=1)}
    assert sorted(notes) == ["2", "3", "4"]
    assert "[" not in shown


def test_a_mark_in_a_title_stands_below_it() -> None:
    data = with_markup("")
    body = part_of(data, "word/document.xml").decode()
    body = body.replace("tổng kết</w:t></w:r>", f"tổng kết</w:t></w:r>{MARK.format(2)}")
    made = page(with_part(data, "word/document.xml", body.encode()))
    assert made.title == "Hội nghị tổng kết"
    assert made.blocks == ("[^2]", "Đảng ủy phường tổ chức hội nghị.", "[^2]: Ghi hai.")
