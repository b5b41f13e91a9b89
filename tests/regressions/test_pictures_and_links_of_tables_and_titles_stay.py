"""Pictures and links vanished without a note in a table with joined cells, and pictures in a title."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import lxml.html
import pytest

from builders import build_site, write_files
from wardnews.importers.html_markdown import Converter
from wardnews.importers.page import Document, Picture
from wardnews.importers.word import parse_word
from word_files import png, saved

if TYPE_CHECKING:
    from conftest import MakeSite, Run

JOINED = """<table><tr><td colspan="2" style="x"><p><img src="f/a.png" alt='Bà "con"' onerror="x"></p></td></tr>
<tr><td><a href="https://a.vn/?x=1&amp;y" class="z">Liên <b>kết</b></a> <a href="f/k.pdf">Kế hoạch</a></td>
<td>m<sup>2</sup> *không* <script>x</script><iframe src="https://b.vn">y</iframe> &lt;i&gt;</td></tr>
<tr><td><img src="f/thieu.png" alt="thiếu"></td><td><a href="file:///x">tệp</a></td></tr></table>"""
PAGE = f"""<html><head><meta charset="utf-8"></head><body><div><h3>Bảng ảnh</h3>
<p>Ngày đăng 18/04/2021 | 07:45</p><div><p>Sáng nay bà con tổ dân phố ra quân dọn vệ sinh.</p>
{JOINED}</div></div></body></html>"""


def converted(source: str) -> tuple[list[str], Converter]:
    root = lxml.html.fragment_fromstring(source, create_parent="div")
    converter = Converter(
        picture=lambda source: Picture(ending=".png", file=source) if source else None,
        link=lambda href: Document(file=href, title="") if href.endswith(".pdf") else href,
    )
    return converter.blocks(list(root)), converter


def test_a_table_with_joined_cells_keeps_all_it_holds() -> None:
    (block,), converter = converted(JOINED)
    assert block.split("\n") == [
        "<table>",
        "<tr>",
        '<td colspan="2"><img src="wardnews-picture-1.png" alt="Bà &quot;con&quot;"></td>',
        "</tr>",
        "<tr>",
        '<td><a href="https://a.vn/?x=1&amp;y">Liên <b>kết</b></a> Kế hoạch</td>',
        "<td>m<sup>2</sup> *không*  &lt;i&gt;</td>",
        "</tr>",
        "<tr>",
        '<td><img src="wardnews-picture-2.png" alt="thiếu"></td>',
        "<td>tệp</td>",
        "</tr>",
        "</table>",
    ]
    assert [each.file for each in converter.pictures] == ["f/a.png", "f/thieu.png"]
    assert converter.documents == [Document(file="f/k.pdf", title="Kế hoạch")]
    assert [(note.code, note.what) for note in converter.notes] == [
        ("note-element", "iframe https://b.vn"),
        ("note-link", "file:///x"),
    ]


def test_its_pictures_lie_beside_the_article_and_on_the_page(make_site: MakeSite, run: Run) -> None:
    root = write_files(make_site(), {"a.html": PAGE, "f/a.png": png(), "f/k.pdf": b"%PDF"})
    into = root / "content/articles"
    called = run("import", root / "a.html", "--into", into, "--category", "Dân vận")
    assert "Không lấy được ảnh f/thieu.png." in called.out
    source = (into / "2021/2021-04-18-bang-anh.md").read_text("utf-8")
    assert '<img src="2021-04-18-bang-anh-1.png" alt=' in source
    assert "wardnews-picture" not in source
    assert build_site(root).shown == 2
    page = (root / "build/2021/04/18/bang-anh.html").read_text("utf-8")
    assert 'alt="Bà &quot;con&quot;"' in page
    assert 'href="https://a.vn/?x=1&amp;y"' in page


@pytest.mark.parametrize("stamped", [False, True])
def test_a_picture_in_the_line_of_the_title_comes_below_it(*, stamped: bool) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    paragraph.add_run().add_picture(io.BytesIO(png()))
    paragraph.add_run("Lễ khai giảng")
    if stamped:
        document.add_paragraph("Ngày đăng 16/10/2020 | 15:34")
    document.add_paragraph("Sáng nay, trường khai giảng.")
    page = parse_word(saved(document), "a.docx", None)
    assert page.title == "Lễ khai giảng"
    assert page.blocks == ("![](wardnews-picture-1.png)", "Sáng nay, trường khai giảng.")


def test_the_words_above_a_table_stay() -> None:
    blocks, _ = converted("<table><caption>Bảng <b>1</b></caption><tr><td>a</td></tr></table>")
    assert blocks == ["Bảng **1**", "| a |\n|---|"]
