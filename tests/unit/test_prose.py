"""Which documents are written whole, and that a word which goes astray is noticed."""

from __future__ import annotations

import pytest

from wardnews.prose import document_html, put_back, split_paragraphs

MARKED = (
    "Chữ _nghiêng_",
    "Mục\n---",
    "Mục\n===",
    "a | b\n--- | ---",
    "\tthụt vào",
    "A &nbsp; B",
    "Lùi \\` dấu",
    "Mã `a`",
    "Dòng một  \nDòng hai",
)


def test_a_document_of_known_blocks_is_written_whole() -> None:
    source = "\nĐoạn đầu.\n\n\n## Mục\nMột.\n\n- hai\n- ba\n\n| a | b |\n|---|---|\n| c | d |\n"
    html = document_html(source)
    assert html is not None
    assert html.replace("\n", "") == (
        '<p>Đoạn đầu.</p><h2 id="muc-muc">Mục</h2><p>Một.</p><ul><li>hai</li><li>ba</li></ul>'
        "<table><thead><tr><th>a</th><th>b</th></tr></thead>"
        "<tbody><tr><td>c</td><td>d</td></tr></tbody></table>"
    )


def test_nothing_is_a_document_too() -> None:
    assert document_html("\n\n") == ""


def test_every_heading_has_an_id_of_its_own() -> None:
    html = document_html("## Mục\n\n## Mục\n\n### **Mục**") or ""
    assert 'id="muc-muc"' in html
    assert 'id="muc-muc_1"' in html
    assert 'id="muc-muc_2"' in html


def test_a_list_with_empty_lines_is_one() -> None:
    html = document_html("## Mục\n- một\n- hai\n\n- ba") or ""
    assert html.count("<ul>") == 1
    assert html.count("<p>") == 2


@pytest.mark.parametrize("block", MARKED)
def test_a_block_with_other_markup_is_left_to_the_converter(block: str) -> None:
    source = f"Đoạn đầu.\n\n{block}\n\nĐoạn cuối."
    assert document_html(source) is None
    assert block in split_paragraphs(source).rest


@pytest.mark.parametrize(
    "reaching", ["<div>", "*[MTTQ]: Mặt trận Tổ quốc", ":   định nghĩa", "///Footnotes Go Here///"]
)
def test_what_reaches_into_other_blocks_leaves_none_to_be_written(reaching: str) -> None:
    source = f"Đoạn đầu.\n\n{reaching}\n\nĐoạn cuối[^1]."
    assert document_html(source) is None
    assert split_paragraphs(source).rest == source


def test_paragraphs_in_a_row_are_one_run() -> None:
    document = split_paragraphs("Một.\n\n**Hai**.\n\n## Mục\n\nBa.")
    assert document.runs == ("<p>Một.</p>\n<p><strong>Hai</strong>.</p>", "<p>Ba.</p>")
    assert document.rest == "wnplain0x\n\n## Mục\n\nwnplain1x"


def test_a_text_that_holds_the_word_itself_is_not_taken_apart() -> None:
    assert split_paragraphs("Chữ wnplain0x.").runs == ()


@pytest.mark.parametrize(
    "markup",
    ["<p>wnplain1x</p>", "<p>wnplain0x wnplain0x</p>", "", "<p>wnplain0x</p><p>wnplain0x</p>"],
)
def test_a_word_that_went_astray_is_noticed(markup: str) -> None:
    assert put_back(markup, ("<p>Một.</p>",)) is None
