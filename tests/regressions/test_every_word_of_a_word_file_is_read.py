"""Words in fields, formulas, shapes, ornamental text and check boxes of Word were lost in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wardnews.importers.word import parse_word
from word_files import new_document, saved, with_footnotes, with_markup

if TYPE_CHECKING:
    from wardnews.importers.page import ImportedPage

T = "<w:r><w:t>{}</w:t></w:r>"
SHAPE = "<w:txbxContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p></w:txbxContent>"
DRAWN = (
    "<w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>"
    f"{SHAPE}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
)
OLDER = f"<w:pict><v:shape><v:textbox>{SHAPE}</v:textbox></v:shape></w:pict>"
CHART = "<w:drawing><wp:inline><a:graphic><a:graphicData/></a:graphic></wp:inline></w:drawing>"
BOX = """<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{}"/></w14:checkbox></w:sdtPr>
<w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>"""


def page(inside: str) -> ImportedPage:
    return parse_word(with_markup(f"<w:p>{inside}</w:p>"), "a.docx", None)


@pytest.mark.parametrize(
    ("inside", "blocks"),
    [
        (
            f'{T.format("Ngày ")}<w:fldSimple w:instr=" DATE "><w:r><w:t>16/10</w:t></w:r></w:fldSimple>',
            ["Ngày 16/10"],
        ),
        (
            "<w:fldSimple w:instr=' HYPERLINK \"https://a.vn\" '><w:r><w:t>trang</w:t></w:r></w:fldSimple>",
            ["[trang](https://a.vn)"],
        ),
        (f"{T.format('một')}<w:r><w:cr/></w:r>{T.format('hai')}", ["một  \nhai"]),
        (f"{T.format('một')}<w:r><w:br w:type='page'/></w:r>{T.format('hai')}", ["một  \nhai"]),
        ("<w:r><w:rPr><w:dstrike/></w:rPr><w:t>cũ</w:t></w:r>", ["<del>cũ</del>"]),
        ("<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>hiện</w:t></w:r>", ["hiện"]),
        (f"<w:bdo>{T.format('hai')}</w:bdo>", ["hai"]),
        (
            (
                "<w:pPr><w:framePr w:dropCap='drop'/></w:pPr>"
                f"{T.format('S')}</w:p><w:p><w:pPr/>{T.format('áng nay')}"
            ),
            ["Sáng nay"],
        ),
        (
            (
                "<w:r><w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr><w:t>a\uf0fcb</w:t></w:r>"
                "<w:r><w:t>\uf0b7</w:t></w:r>"
            ),
            ["a✓b•"],
        ),
        (f"<w:r>{OLDER.replace('v:shape', 'v:oval')}</w:r>", ["Trong khung"]),
        (f"{T.format('Xem')}<w:r>{DRAWN}</w:r>", ["Xem", "Trong khung"]),
        (
            f"<w:r><mc:AlternateContent><mc:Choice>{DRAWN}</mc:Choice></mc:AlternateContent></w:r>",
            ["Trong khung"],
        ),
        (
            (
                f"<w:r><mc:AlternateContent><mc:Choice>{DRAWN}</mc:Choice>"
                f"<mc:Fallback>{OLDER}</mc:Fallback></mc:AlternateContent></w:r>"
            ),
            ["Trong khung"],
        ),
        (
            '<w:r><w:pict><v:shape><v:textpath string="CHÀO MỪNG"/></v:shape></w:pict></w:r>',
            ["CHÀO MỪNG"],
        ),
        (f"{BOX.format(1)}{T.format(' Có ')}{BOX.format(0)}{T.format(' Không')}", ["☒ Có ☐ Không"]),
        (
            f"<w:moveFrom>{T.format('cũ')}</w:moveFrom><w:moveTo>{T.format('mới')}</w:moveTo>",
            ["mới"],
        ),
        (
            f"<w:ins>{T.format('thêm')}</w:ins><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>",
            ["thêm"],
        ),
    ],
)
def test_words_in_other_elements_stay(inside: str, blocks: list[str]) -> None:
    made = page(inside)
    assert list(made.blocks[1:]) == blocks
    assert made.notes == ()


def test_a_formula_keeps_its_signs_and_is_told() -> None:
    made = page(
        T.format("Diện tích ")
        + "<m:oMathPara><m:oMath><m:sSup><m:e><m:r><m:t>m</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t>"
        "</m:r></m:sup></m:sSup><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t>"
        "</m:r></m:den></m:f></m:oMath></m:oMathPara>"
    )
    assert made.blocks[1] == "Diện tích m<sup>2</sup>a/b"
    (note,) = made.notes
    assert (note.code, note.place, note.what) == ("note-formula", "Diện tích", "m2ab")


def test_a_field_in_a_footnote_stays() -> None:
    data = with_markup('<w:p><w:r><w:t>Số liệu</w:t><w:footnoteReference w:id="2"/></w:r></w:p>')
    field = '</w:t></w:r><w:fldSimple w:instr="REF a"><w:r><w:t>Bảng 1</w:t></w:r></w:fldSimple><w:r><w:t>.'
    made = parse_word(with_footnotes(data, [field]), "a.docx", None)
    assert made.blocks[1:] == ("Số liệu[^2]", "[^2]: Bảng 1.")


def test_what_word_hides_is_not_published_and_is_told() -> None:
    made = page(f"{T.format('hiện')}<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>")
    assert made.blocks[1] == "hiện"
    assert [(note.code, note.what) for note in made.notes] == [("note-hidden", "ẩn")]


def test_what_is_out_of_reach_all_the_same_is_told() -> None:
    made = page(f"{T.format('Một')}<w:ruby><w:rubyBase>{T.format('hai')}</w:rubyBase></w:ruby>")
    (note,) = made.notes
    assert (note.code, note.what) == ("note-words", "hai")
    made = page(f"{T.format('Biểu đồ:')}<w:r>{CHART}</w:r>")
    (note,) = made.notes
    assert (note.code, note.place) == ("note-drawing", "Biểu đồ:")


def test_a_document_with_nothing_of_that_is_read_as_it_is() -> None:
    document = new_document()
    document.add_paragraph("Một ").add_run("hai").bold = True
    made = parse_word(saved(document), "a.docx", None)
    assert (made.blocks[1:], made.notes) == (("Một **hai**",), ())
