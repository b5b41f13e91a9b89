from __future__ import annotations

import unicodedata

import pytest

from wardnews.errors import ImportRefused
from wardnews.importers.page import Document, Note, Picture
from wardnews.importers.portal_html import parse_portal_html

TONES = "\u0300\u0301\u0303\u0309\u0323"
PAGE = """<!DOCTYPE html>
<!-- saved from url=(0045)https://cong-cu.example/tin/-/asset/15521595 -->
<html><head><meta charset="utf-8"><title>Tổ dân phố - Cổng</title><script>"Ngày đăng"</script></head>
<body><div id="banner"><h1>Cổng thông tin phường</h1></div>
<ul class="breadcrumb"><li><a href="/">Trang chủ</a></li><li><a href="/dan-van">Dân vận</a></li></ul>
<div class="portlet-body"><h3 class="title">Tổ dân phố số 2 ra quân</h3>
<div class="meta"><span>Ngày đăng 18/04/2021 | 07:45 &nbsp;| Lượt xem: 1.204</span></div>
<div class="journal-content-article"><p><strong>Sáng 18/4, bà con ra quân dọn vệ sinh</strong></p>
<p><img src="trang_files/anh.jpg" alt="Bà con quét dọn"></p>
<p>Xem <a href="trang_files/ke-hoach.pdf">Kế hoạch số 5</a> và <a href="/tin/khac">tin khác</a>.</p>
<iframe src="https://video.example"></iframe><p>Hết.<img src="/documents/1.png"></p></div>
<div class="related-assets"><ul><li>Tin cũ hơn nữa của phường ta</li></ul></div></div>
<div id="footer">Chịu trách nhiệm: Ban biên tập cổng thông tin điện tử phường nhà</div></body></html>
"""


def test_a_page_of_the_old_portal() -> None:
    page = parse_portal_html(PAGE.encode(), "trang.html", None)
    assert (page.category, page.title) == ("Dân vận", "Tổ dân phố số 2 ra quân")
    assert (page.date, page.views) == ("18/04/2021 07:45", "1204")
    assert page.addresses == ("https://cong-cu.example/tin/-/asset/15521595",)
    assert page.blocks == (
        "**Sáng 18/4, bà con ra quân dọn vệ sinh**",
        "![Bà con quét dọn](wardnews-picture-1.jpg)",
        "Xem Kế hoạch số 5 và [tin khác](https://cong-cu.example/tin/khac).",
        "Hết.",
    )
    assert page.pictures == (Picture(ending=".jpg", file="trang_files/anh.jpg"),)
    assert page.documents == (Document(file="trang_files/ke-hoach.pdf", title="Kế hoạch số 5"),)
    assert [(note.code, note.what) for note in page.notes] == [
        ("note-element", "iframe https://video.example"),
        ("note-picture", "/documents/1.png"),
    ]


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="https://cong-cu.example/x">',
        '<meta property="og:url" content="https://cong-cu.example/x">',
    ],
)
def test_a_page_says_its_own_address(head: str) -> None:
    source = PAGE.replace("<title>", f"{head}<title>").replace("saved from", "")
    page = parse_portal_html(source.encode(), "a.html", None)
    assert page.addresses == ("https://cong-cu.example/x",)


def typed(letter: str) -> str:
    """Return a letter as Windows types it: the vowel, then its tone."""
    parts = unicodedata.normalize("NFD", letter)
    tones = "".join(part for part in parts if part in TONES)
    vowel = "".join(part for part in parts if part not in TONES)
    return unicodedata.normalize("NFC", vowel) + tones


def test_a_page_in_an_old_encoding_is_converted_and_said() -> None:
    source = PAGE.replace('<meta charset="utf-8">', "")
    page = parse_portal_html("".join(map(typed, source)).encode("cp1258"), "trang.html", None)
    assert page.notes[0] == Note(code="note-encoding", what="Windows-1258")
    assert page.title == "Tổ dân phố số 2 ra quân"


def test_what_lies_outside_the_folder_is_never_named() -> None:
    source = PAGE.replace("trang_files/anh.jpg", "../../bi-mat.jpg")
    source = source.replace("trang_files/ke-hoach.pdf", "..%2f..%2fbi-mat.pdf")
    page = parse_portal_html(source.encode(), "trang.html", None)
    assert (page.pictures, page.documents) == ((), ())
    assert "note-picture" in [note.code for note in page.notes]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("", "file-empty"),
        ("<p>Không có dòng ngày đăng</p>", "not-a-portal-page"),
        ("<", "not-a-portal-page"),
    ],
)
def test_another_page_is_refused(source: str, code: str) -> None:
    with pytest.raises(ImportRefused) as refused:
        parse_portal_html(source.encode(), "trang.html", None)
    assert refused.value.code == code
