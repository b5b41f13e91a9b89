"""Words of old portal pages that stand right in a box, a row or a table were lost without a note."""

from __future__ import annotations

import lxml.html
import pytest

from wardnews.errors import ImportRefused
from wardnews.importers.html_markdown import Converter
from wardnews.importers.portal_html import parse_portal_html

STAMP = "Ngày đăng 18/04/2021 | 07:45"
LONG = "Sáng nay bà con tổ dân phố số hai ra quân dọn vệ sinh."


def blocks_of(body: str) -> tuple[str, list[str]]:
    source = f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'
    page = parse_portal_html(source.encode(), "a.html", None)
    return page.title, list(page.blocks)


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        (
            f"<div><h3>Tin</h3><p>{STAMP}</p>Chữ <b>trần</b>.<p>{LONG}</p>đuôi</div>",
            ["Chữ **trần**.", LONG, "đuôi"],
        ),
        (
            f"<div><b>Tin</b><br><i>{STAMP}</i><br>{LONG}<br><br>Đoạn hai</div>",
            [f"{LONG}\n\nĐoạn hai"],
        ),
        (
            f"<TABLE><TR><TD>Tin<TR><TD>{STAMP}<TR><TD>{LONG}<TD>Cột hai<TR><TD>Ba</TABLE>",
            [LONG, "Cột hai", "Ba"],
        ),
        (
            (
                f"<div><div><h3>Tin</h3><p>{STAMP}</p><p>Lời dẫn.</p><a href='/in'>In</a></div>"
                f"<div>{LONG}</div><div class='share'>Chia sẻ</div> cuối</div>"
            ),
            ["Lời dẫn.", LONG, "cuối"],
        ),
        (
            (
                f"<div><h3>Tin</h3><p>{STAMP}</p><p>{LONG}</p><table>lạc<tr>lạc hai<td>a</td><td>b</td>"
                "</tr><tbody>ba</tbody></table><fieldset><legend>Lời</legend>bốn</fieldset></div>"
            ),
            [LONG, "lạc", "lạc hai", "ba", "| a | b |\n|---|---|", "Lời", "bốn"],
        ),
    ],
)
def test_all_words_are_there_in_their_order(body: str, blocks: list[str]) -> None:
    assert blocks_of(body) == ("Tin", blocks)


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("<table><td>a</td><td>b</td></table>", ["| a | b |\n|---|---|"]),
        ("<table><div><tr><td>a</td></tr></div></table>", ["a"]),
        ("<table><tbody><caption>a</caption></tbody></table>", ["a"]),
    ],
)
def test_tables_of_odd_forms(source: str, blocks: list[str]) -> None:
    root = lxml.html.fragment_fromstring(source, create_parent="div")
    assert Converter(picture=lambda _: None, link=lambda href: href).blocks([root]) == blocks


def test_a_page_without_an_article_is_still_refused() -> None:
    with pytest.raises(ImportRefused):
        blocks_of(f"<div><h3>Tin</h3><p>{STAMP}</p><p>Ba chữ thôi</p></div>")


def test_what_a_frame_shows_is_told_wherever_it_stands() -> None:
    source = "<iframe src='https://a.vn/1'>x</iframe><object data='a.swf'><p>y</p></object>"
    converter = Converter(picture=lambda _: None, link=lambda href: href)
    root = lxml.html.fragment_fromstring(source, create_parent="div")
    assert converter.blocks([root]) == []
    assert [(note.code, note.what) for note in converter.notes] == [
        ("note-element", "iframe https://a.vn/1"),
        ("note-element", "object a.swf"),
    ]
