"""English of a library (`Image of type …`) and an invented address reached editors as notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import write_files
from wardnews.importers.word_notes import notes_of_messages
from word_files import add_picture, new_document, part_of, saved, with_markup, with_part

if TYPE_CHECKING:
    from conftest import MakeSite, Run

TYPES = "[Content_Types].xml"


def told(run: Run, make_site: MakeSite, data: bytes, language: str = "vi") -> list[str]:
    """Return the notes of an import, without the files."""
    root = write_files(make_site(), {"2020-10-16.docx": data})
    into = root / "content/articles"
    called = run(
        "import",
        root / "2020-10-16.docx",
        "--into",
        into,
        "--category",
        "Dân vận",
        "--lang",
        language,
    )
    return [line.strip() for line in called.out.split("\n") if line.startswith("    ")]


@pytest.mark.parametrize(("kind", "name"), [("image/x-emf", "EMF"), ("image/bmp", "BMP")])
def test_a_picture_that_no_page_shows(run: Run, make_site: MakeSite, kind: str, name: str) -> None:
    document = new_document()
    add_picture(document, "Lễ")
    data = saved(document)
    types = part_of(data, TYPES).replace(b"image/png", kind.encode())
    data = with_part(data, TYPES, types)
    assert told(run, make_site, data) == [
        (
            f"Bỏ một ảnh loại {name} vì trang không hiện được; hãy lưu ảnh thành PNG hay JPEG rồi chèn"
            " vào bài. (gần “Đảng ủy phường tổ chức hội nghị.”)"
        )
    ]
    assert told(run, make_site, data, "en") == []  # it is an article already


def test_a_picture_that_lies_elsewhere(run: Run, make_site: MakeSite) -> None:
    document = new_document()
    add_picture(document, "Lễ")
    data = saved(document)
    relations = part_of(data, "word/_rels/document.xml.rels").decode()
    relations = relations.replace('Target="media/image1.png"', 'Target="media/khong-co.png"')
    data = with_part(data, "word/_rels/document.xml.rels", relations.encode())
    (note,) = told(run, make_site, data, "en")
    assert note.startswith("Left out a drawing or a chart of Word")


def test_a_sign_of_an_unknown_font(run: Run, make_site: MakeSite) -> None:
    data = with_markup(
        '<w:p><w:r><w:t>Ký hiệu </w:t><w:sym w:font="Lạ" w:char="F0A1"/></w:r></w:p>'
    )
    assert told(run, make_site, data) == ["Bỏ một ký hiệu của phông Lạ; hãy gõ lại."]


def test_a_field_of_any_kind_says_nothing(run: Run, make_site: MakeSite) -> None:
    field = '<w:fldSimple w:instr="DATE"><w:r><w:t>16/10/2020</w:t></w:r></w:fldSimple>'
    assert told(run, make_site, with_markup(f"<w:p><w:permStart/>{field}<w:lạ/></w:p>")) == []


@pytest.mark.parametrize(
    ("message", "codes"),
    [
        (
            "could not open external image 'a.png', external file access is disabled",
            ["note-picture"],
        ),
        ("unexpected non-row element in table, cell merging may be incorrect", ["note-joined"]),
        ("Image of type image/bmp is unlikely to display in web browsers", []),
        ("Unrecognised paragraph style: x (Style ID: y)", []),
        ("Paragraph style with ID x was referenced but not defined in the document", []),
        ("Something that mammoth says tomorrow", ["note-word"]),
    ],
)
def test_what_the_library_says_is_never_shown(message: str, codes: list[str]) -> None:
    notes = list(notes_of_messages([message]))
    assert [note.code for note in notes] == codes
    assert all(note.what in ("", "a.png") for note in notes)
