"""The rows of a table within a cell were written twice, once as code; lists in cells ran together."""

from __future__ import annotations

import docx
import lxml.html
import pytest

from wardnews.body import clean_html
from wardnews.importers.html_markdown import Converter
from wardnews.importers.word import parse_word
from word_files import saved

NESTED = (
    "<table><tr><td>1</td><td>x <table><tr><td>t1</td><td>t2</td></tr></table></td></tr></table>"
)


def blocks_of(source: str) -> list[str]:
    root = lxml.html.fragment_fromstring(source, create_parent="div")
    return Converter(picture=lambda _: None, link=lambda href: href).blocks(list(root))


def test_a_table_within_a_table() -> None:
    (block,) = blocks_of(NESTED)
    assert block == (
        "<table>\n<tr>\n<td>1</td>\n<td>x <table><tbody><tr><td>t1</td><td>t2</td></tr></tbody>"
        "</table></td>\n</tr>\n</table>"
    )
    shown = clean_html(f"Trước.\n\n{block}\n\nSau.")
    assert shown.count("t1") == 1
    assert "<code>" not in shown
    assert shown.count("<table>") == shown.count("</table>") == 2
    assert shown.startswith("<p>Trước.</p>")
    assert shown.endswith("<p>Sau.</p>")


@pytest.mark.parametrize(
    ("inside", "written"),
    [
        ("<ul><li>a</li><li>b</li></ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<h4>Mục</h4>- một", "<h4>Mục</h4>- một"),
        ("<p>a</p><p>b<br>c</p>", None),
    ],
)
def test_what_is_more_than_lines_of_words_is_html(inside: str, written: str | None) -> None:
    (block,) = blocks_of(f"<table><tr><td>{inside}</td><td>z</td></tr></table>")
    expected = f"<table>\n<tr>\n<td>{written}</td>\n<td>z</td>\n</tr>\n</table>"
    assert block == (expected if written else "| a<br>b<br>c | z |\n|---|---|")


def test_a_table_within_a_table_of_word() -> None:
    document = docx.Document()
    document.add_paragraph("Bảng lồng")
    outer = document.add_table(1, 2)
    outer.cell(0, 0).text = "Ngoài"
    inner = outer.cell(0, 1).add_table(2, 1)
    inner.cell(0, 0).text, inner.cell(1, 0).text = "Trong một", "Trong hai"
    (block,) = parse_word(saved(document), "a.docx", None).blocks
    assert block.count("Trong một") == 1
    assert "<td>Ngoài</td>" in block
