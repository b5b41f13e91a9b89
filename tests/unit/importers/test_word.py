from __future__ import annotations

from functools import partial

import pytest

from wardnews.errors import ImportRefused
from wardnews.importers.confined import convert_file
from wardnews.importers.page import ImportedPage, from_json, to_json
from wardnews.importers.word import parse_word
from wardnews.importers.word_package import OLE_MARK
from wardnews.legacy_encoding import LegacyEncoding
from word_files import (
    add_link,
    add_picture,
    new_document,
    png,
    saved,
    with_footnotes,
    with_markup,
    with_part,
)

OLD = "§¶ng ñy ph\xadêng tæ chøc"
BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'


def parse(
    data: bytes, name: str = "bai.docx", encoding: LegacyEncoding | None = None
) -> ImportedPage:
    return parse_word(data, name, encoding)


def codes(page: ImportedPage) -> list[str]:
    return [note.code for note in page.notes]


def test_the_title_and_what_word_can_say_of_a_text() -> None:
    document = new_document()
    paragraph = document.add_paragraph("Có ")
    paragraph.add_run("chữ đậm").bold = True
    paragraph.add_run(" và ")
    paragraph.add_run("chữ nghiêng").italic = True
    paragraph.add_run("; 3*4 [x] <b>.")
    document.add_heading("Kết quả", 1)
    page = parse(saved(document))
    assert page.title == "Hội nghị tổng kết"
    assert page.blocks == (
        "Đảng ủy phường tổ chức hội nghị.",
        "Có **chữ đậm** và *chữ nghiêng*; 3\\*4 \\[x\\] &lt;b>.",
        "# Kết quả",
    )


def test_lists_in_lists() -> None:
    document = new_document()
    for words, level in (("Một", ""), ("Một a", " 2"), ("Một b", " 2"), ("Hai", "")):
        document.add_paragraph(words, style=f"List Bullet{level}")
    document.add_paragraph("Bước một", style="List Number")
    document.add_paragraph("Bước hai", style="List Number")
    assert parse(saved(document)).blocks[1:] == (
        "- Một\n    - Một a\n    - Một b\n- Hai",
        "1. Bước một\n2. Bước hai",
    )


def test_a_table() -> None:
    document = new_document()
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ["Tổ", "Số hộ", "Tổ 1", "50 | 60"], strict=True):
        cell.text = words
    assert parse(saved(document)).blocks[1] == "| Tổ | Số hộ |\n|---|---|\n| Tổ 1 | 50 \\| 60 |"


def test_a_table_with_joined_cells_is_html() -> None:
    document = new_document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Kết quả <2020>"
    table.cell(1, 0).text = "Một"
    block = parse(saved(document)).blocks[1]
    assert block.startswith('<table>\n<tr>\n<td colspan="2">Kết quả &lt;2020&gt;</td>')


def test_pictures_with_and_without_words() -> None:
    document = new_document()
    add_picture(document, "Hội trường")
    add_picture(document)
    page = parse(saved(document))
    assert page.blocks[1:] == (
        "![Hội trường](wardnews-picture-1.png)",
        "![](wardnews-picture-2.png)",
    )
    assert [picture.content for picture in page.pictures] == [png(), png()]
    assert codes(page) == ["note-alt"]


def test_a_link_stays_and_a_script_does_not() -> None:
    document = new_document()
    paragraph = document.add_paragraph("Xem ")
    add_link(paragraph, "https://phuong.example/a(1)", "trang")
    add_link(paragraph, "javascript:alert(1)", " bấm đây")
    page = parse(saved(document))
    assert page.blocks[1] == "Xem [trang](<https://phuong.example/a(1)>) bấm đây"
    assert [(note.code, note.what) for note in page.notes] == [("note-link", "javascript:alert(1)")]


@pytest.mark.parametrize("by", ["run", "style", "default", "words"])
def test_text_of_an_old_font_is_converted(by: str) -> None:
    document = new_document()
    run = document.add_paragraph().add_run(OLD)
    if by == "run":
        run.font.name = ".VnTime"
    elif by == "style":
        document.styles["Body Text"].font.name = ".VnTime"
        document.paragraphs[-1].style = "Body Text"
    elif by == "default":
        document.styles["Normal"].font.name = ".VnArial"
        document.paragraphs[1].runs[0].font.name = "Arial"
    page = parse(saved(document))
    assert page.blocks[-1] == "Đảng ủy phường tổ chức"
    assert [(note.code, note.what) for note in page.notes] == [("note-encoding", "TCVN3")]


def test_the_font_of_capitals_and_vni() -> None:
    document = new_document()
    run = document.add_paragraph().add_run("§¶ng ñy")
    run.font.name = ".VnTimeH"
    run = document.add_paragraph().add_run("Ñaûng uûy phöôøng")
    run.font.name = "VNI-Times"
    page = parse(saved(document))
    assert page.blocks[1:] == ("ĐẢNG ỦY", "Đảng ủy phường")
    assert [note.what for note in page.notes] == ["TCVN3", "VNI"]


def test_an_editor_overrules_the_guess() -> None:
    document = new_document()
    document.add_paragraph("Ñaûng uûy")
    page = parse(saved(document), encoding=LegacyEncoding.VNI)
    assert page.blocks[-1] == "Đảng ủy"


def test_footnotes_stay_footnotes() -> None:
    data = with_markup('<w:p><w:r><w:t>Họp.</w:t><w:footnoteReference w:id="2"/></w:r></w:p>')
    page = parse(with_footnotes(data, ["Số liệu."]))
    assert page.blocks[1:] == ("Họp.[^2]", "[^2]: Số liệu.")


def test_the_day_comes_from_the_name_or_the_text_and_the_stamp_tells_all() -> None:
    document = new_document()
    assert parse(saved(document), "2020-10-16-bai.docx").date == "16/10/2020"
    assert parse(saved(document), "bài 5.1.2021.docx").date == "05/01/2021"
    assert parse(saved(document), "bai.docx").date == ""
    document.add_paragraph("Chiều ngày 15 tháng 10 năm 2020, đại hội.")
    page = parse(saved(document))
    assert (page.date, codes(page)) == ("15/10/2020", ["note-date-words"])
    stamped = new_document("DÂN VẬN")
    stamped.paragraphs[1].text = "Tổ dân phố ra quân"
    stamped.add_paragraph("Ngày đăng 16/10/2020 | 15:34  | Lượt xem: 1.162")
    stamped.add_paragraph("Nội dung.")
    page = parse(saved(stamped))
    assert (page.category, page.title) == ("DÂN VẬN", "Tổ dân phố ra quân")
    assert (page.date, page.views) == ("16/10/2020 15:34", "1162")


def test_a_page_travels_as_json() -> None:
    document = new_document()
    add_picture(document)
    page = parse(saved(document))
    assert from_json(to_json(page)) == page
    assert convert_file("word", saved(document), "bai.docx", None) == page


GOOD = saved(new_document())
BAD = {
    "empty": (b"", "file-empty"),
    "zeros": (b"\0" * 100, "file-empty"),
    "truncated": (GOOD[: len(GOOD) // 2], "not-word"),
    "text": (b"day khong phai la Word", "not-word"),
    "old": (OLE_MARK + b"\0" * 1000, "old-word"),
    "password": (OLE_MARK + "EncryptedPackage".encode("utf-16-le"), "word-password"),
    "zip bomb": (with_part(GOOD, "word/media/a.bin", b"\0" * 40_000_000), "unsafe-word"),
    "xml bomb": (with_part(GOOD, "word/document.xml", BOMB), "unsafe-word"),
    "utf-16 bomb": (
        with_part(GOOD, "word/styles.xml", BOMB.decode().encode("utf-16")),
        "unsafe-word",
    ),
    "climbing": (with_part(GOOD, "../../ra-ngoai.txt", b"x"), "unsafe-word"),
    "absolute": (with_part(GOOD, "/tmp/ra-ngoai.txt", b"x"), "unsafe-word"),  # noqa: S108  # never written
    "windows": (with_part(GOOD, "C:\\ra-ngoai.txt", b"x"), "unsafe-word"),
    "no text": (with_part(GOOD, "word/document.xml", b"<w/>"), None),
    "other zip": (with_part(with_part(GOOD, "word/document.xml", b""), "x", b""), None),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_document_is_refused_with_one_code(name: str) -> None:
    data, code = BAD[name]
    # What breaks inside a library can be stood only by a process of its own.
    convert = parse if code else partial(convert_file, "word", name="bai.docx", encoding=None)
    with pytest.raises(ImportRefused) as refused:
        convert(data=data)
    assert refused.value.code == (code or "import-failed")


def test_deep_nesting_is_refused_in_time() -> None:
    word = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    deep = b"<w:sdt><w:sdtContent>" * 20_000 + b"</w:sdtContent></w:sdt>" * 20_000
    data = with_part(
        GOOD,
        "word/document.xml",
        b"<w:document " + word + b"><w:body>" + deep + b"</w:body></w:document>",
    )
    with pytest.raises(ImportRefused):
        convert_file("word", data, "bai.docx", None)


def test_what_takes_too_long_is_stopped() -> None:
    with pytest.raises(ImportRefused) as refused:
        convert_file("word", GOOD, "bai.docx", None, seconds=0.01)
    assert refused.value.code == "import-too-heavy"
