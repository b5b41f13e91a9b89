"""Words before and after the end of a line, a paragraph or a cell were glued: `tổng kếtcông tác`."""

from __future__ import annotations

import docx
import lxml.html
import pytest

from wardnews.body import clean_html
from wardnews.importers.html_markdown import Converter
from wardnews.importers.html_tree import words_of
from wardnews.importers.portal_html import parse_portal_html
from wardnews.importers.word import parse_word
from word_files import saved

PORTAL = """<body><div><h3>Hội nghị tổng kết<br>công tác năm</h3>
<p>Ngày đăng 16/10/2020 | 15:34</p>
<div><p>Đảng ủy phường tổ chức hội nghị tổng kết công tác năm.</p></div></div></body>"""


def tree(source: str) -> lxml.html.HtmlElement:
    return lxml.html.fragment_fromstring(source, create_parent="div")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>tổng kết<br>công tác</p>", "tổng kết công tác"),
        ("<p>một</p><p>hai</p>", "một hai"),
        ("<table><caption>a</caption><tr><td>b</td><th>c</th></tr><tr><td>d</table>", "a b c d"),
        ("trước<ul><li>x</li><li>y</li></ul>sau", "trước x y sau"),
        ("<p>Đảng <b>ủ</b>y <!-- không -->họp</p>", "Đảng ủy họp"),
    ],
)
def test_what_stands_apart_on_the_screen_stands_apart(source: str, words: str) -> None:
    assert words_of(tree(source)) == words


def test_a_title_of_two_lines() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    paragraph.add_run("Hội nghị tổng kết").add_break()
    paragraph.add_run("công tác năm")
    document.add_paragraph("Nội dung.")
    assert parse_word(saved(document), "a.docx", None).title == "Hội nghị tổng kết công tác năm"
    page = parse_portal_html(PORTAL.encode(), "a.html", None)
    assert page.title == "Hội nghị tổng kết công tác năm"


def test_the_table_above_an_official_letter_is_no_title() -> None:
    document = docx.Document()
    head = document.add_table(1, 2)
    head.cell(0, 0).text = "ĐẢNG BỘ QUẬN\nĐẢNG ỦY PHƯỜNG"
    head.cell(0, 1).text = "ĐẢNG CỘNG SẢN VIỆT NAM\nNgày 16 tháng 10 năm 2020"
    document.add_paragraph("Thông báo lịch tiếp công dân")
    document.add_paragraph("Đảng ủy phường thông báo.")
    page = parse_word(saved(document), "a.docx", None)
    assert (page.title, page.date) == ("Thông báo lịch tiếp công dân", "16/10/2020")
    assert page.blocks[0].startswith("| ĐẢNG BỘ QUẬN<br>ĐẢNG ỦY PHƯỜNG | ĐẢNG CỘNG SẢN")


def test_a_document_that_is_a_table_keeps_it() -> None:
    document = docx.Document()
    table = document.add_table(2, 1)
    table.cell(0, 0).text = "Lịch tiếp công dân"
    table.cell(1, 0).text = "Thứ Hai"
    page = parse_word(saved(document), "a.docx", None)
    assert page.title == "Lịch tiếp công dân"
    assert page.blocks == ("| Lịch tiếp công dân |\n|---|\n| Thứ Hai |",)


def test_a_note_of_two_paragraphs_stays_one_note() -> None:
    note = '<ol><li id="footnote-2"><p>Câu một.</p><p>Câu hai.</p></li></ol>'
    mark = '<p>Số liệu<sup><a href="#footnote-2">[1]</a></sup></p>'
    converter = Converter(picture=lambda _: None, link=lambda href: href)
    blocks = converter.blocks(list(tree(mark + note)))
    assert blocks == ["Số liệu[^2]", "[^2]: Câu một.\n\n    Câu hai."]
    shown = clean_html("\n\n".join(blocks))
    assert "<p>Câu một.</p>\n<p>Câu hai." in shown


def test_a_link_around_blocks_stays_a_link() -> None:
    converter = Converter(picture=lambda _: None, link=lambda href: href)
    source = '<p>Xem:</p><a href="https://a.vn"><div>Kế hoạch</div><div>số 5</div></a>'
    assert converter.blocks([tree(source)]) == ["Xem:", "[Kế hoạch số 5](https://a.vn)"]
