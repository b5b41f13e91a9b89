"""Old pages in UTF-8 whose letters are of .VnTime were imported as `§¶ng ñy`; XHTML was refused."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from wardnews.importers.portal_html import parse_portal_html
from wardnews.legacy_encoding import LegacyEncoding

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = """<html><head><meta charset="utf-8"><title>x</title></head><body><div><h3>{}</h3>
<p>Ngày đăng 18/04/2021 | 07:45</p><div><p>{}</p><p>Bà con đến dự đông đủ.</p></div></div></body></html>"""
TITLE, TEXT = "Đảng ủy", "Đảng ủy phường tổ chức hội nghị tổng kết"
TCVN3 = ("§¶ng ñy", "§¶ng ñy ph­êng tæ chøc héi nghÞ tæng kÕt")
VNI = ("Ñaûng uûy", "Ñaûng uûy phöôøng toå chöùc hoäi nghò toång keát")
MEANT = (TITLE, (TEXT, "Bà con đến dự đông đủ."))


def parsed(
    source: str | bytes, encoding: LegacyEncoding | None = None
) -> tuple[tuple[str, tuple[str, ...]], list[str]]:
    data = source.encode() if isinstance(source, str) else source
    page = parse_portal_html(data, "a.html", encoding)
    return (page.title, page.blocks), [note.what for note in page.notes]


def entities(words: str) -> str:
    return "".join(each if each.isascii() else f"&#{ord(each)};" for each in words)


@pytest.mark.parametrize(("shown", "name"), [(TCVN3, "TCVN3"), (VNI, "VNI")])
@pytest.mark.parametrize("form", [str, entities])
def test_letters_of_an_old_encoding_in_a_page_of_today(
    shown: tuple[str, str], name: str, form: Callable[[str], str]
) -> None:
    assert parsed(PAGE.format(*map(form, shown))) == (MEANT, [name])


def test_a_font_tells_and_its_capitals_are_shown() -> None:
    title = f'<font face=".VnTimeH">{TCVN3[0]}</font>'
    words = f"<span style=\"font-family:'.VnTime'\">{TCVN3[1]}</span>"
    (shown, (first, _)), notes = parsed(PAGE.format(title, words))
    assert (shown, first, notes) == (TITLE.upper(), TEXT, ["TCVN3"])


def test_unicode_in_an_old_font_and_words_of_other_languages_stay() -> None:
    words = f'<font face=".VnTime">{TEXT}</font>'
    assert parsed(PAGE.format(TITLE, words)) == (MEANT, [])
    french = "Le café, la crème et le thé à côté de la forêt"
    assert parsed(PAGE.format(TITLE, french))[0][1][0] == french


def test_an_editor_names_the_encoding_of_a_page_of_today() -> None:
    assert parsed(PAGE.format(*TCVN3), LegacyEncoding.TCVN3) == (MEANT, ["TCVN3"])


@pytest.mark.parametrize(
    "change",
    [
        lambda page: f'<?xml version="1.0" encoding="utf-8"?>\n{page}',
        lambda page: unicodedata.normalize("NFD", page),
        lambda page: page.replace("hội nghị", "hội\0 nghị"),
    ],
)
def test_pages_of_other_forms_are_read(change: Callable[[str], str]) -> None:
    assert parsed(change(PAGE.format(TITLE, TEXT))) == (MEANT, [])
