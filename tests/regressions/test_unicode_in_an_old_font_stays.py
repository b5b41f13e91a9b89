"""A Unicode text in the font .VnTime was "converted": `Công tác` became `Cụng tỏc`."""

from __future__ import annotations

import unicodedata

import docx
import pytest

from wardnews.importers.word import parse_word
from word_files import saved

UNICODE = (
    "Công tác kiểm tra, giám sát được tiến hành thường xuyên.",
    "Công tác Dân vận",  # every letter of it stands in Windows-1252 too
    "Nhà sàn, 100 m²",  # and this would be Vietnamese as TCVN3
)
OLD = ("§¶ng ñy ph\xadêng tæ chøc héi nghÞ", "C«ng t¸c d©n vËn", "tæ")
MEANT = ("Đảng ủy phường tổ chức hội nghị", "Công tác dân vận", "tổ")


def blocks_of(*paragraphs: str, font: str = ".VnTime") -> tuple[str, ...]:
    document = docx.Document()
    document.styles["Normal"].font.name = font
    document.add_heading("Tin", 1).runs[0].font.name = "Arial"
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return parse_word(saved(document), "a.docx", None).blocks


@pytest.mark.parametrize("font", [".VnTime", ".VnTimeH", "VNI-Times"])
def test_unicode_stays_whatever_its_font(font: str) -> None:
    assert blocks_of(*UNICODE, font=font) == UNICODE


def test_decomposed_unicode_stays_too() -> None:
    (block,) = blocks_of(unicodedata.normalize("NFD", UNICODE[0]))
    assert unicodedata.normalize("NFC", block) == UNICODE[0]


def test_text_of_the_font_is_converted_also_beside_unicode() -> None:
    assert blocks_of(*OLD) == MEANT
    assert blocks_of(*OLD, UNICODE[0]) == (*MEANT, UNICODE[0])
