"""What counts as plain, and that a word which goes astray is noticed."""

from __future__ import annotations

import pytest

from wardnews.prose import put_back, split_plain

PLAIN = (
    "Chiều ngày 15/10/2020, tại phòng 305, Đảng ủy phường tổ chức gặp mặt.",
    "“Dân vận khéo” là phong trào lớn; 38 năm (1982–2020) không ngừng – tiến bộ!",
    "Dòng một\ndòng hai",
    "3.5 triệu đồng",
)
MARKED = (
    "Chữ *nghiêng*",
    "# Mục",
    "- một mục",
    "1. một mục",
    "> trích",
    "A &amp; B",
    "Xem [bài](a.md)",
    "Dòng một  \nDòng hai",
    "Dòng một\n---",
    "Dòng một\n===",
    "a | b\n--- | ---",
    "\tthụt vào",
    "Khoảng\u00a0cách",
    "Lùi \\* dấu",
    "Mã `a`",
)


@pytest.mark.parametrize("block", PLAIN)
def test_everyday_prose_is_plain(block: str) -> None:
    document = split_plain(f"\n{block}\n")
    assert document.rest == ""
    assert document.runs == (f"<p>{block}</p>",)


@pytest.mark.parametrize("block", MARKED)
def test_a_block_with_markup_is_left_to_the_converter(block: str) -> None:
    assert block in split_plain(f"Đoạn đầu.\n\n{block}\n\nĐoạn cuối.").rest


@pytest.mark.parametrize("reaching", ["<div>", "*[MTTQ]: Mặt trận Tổ quốc", ":   định nghĩa"])
def test_what_reaches_into_other_blocks_leaves_none_plain(reaching: str) -> None:
    source = f"Đoạn đầu.\n\n{reaching}\n\nĐoạn cuối."
    assert split_plain(source).rest == source


def test_plain_paragraphs_in_a_row_are_one_run() -> None:
    document = split_plain("Một.\n\nHai.\n\n## Mục\n\nBa.")
    assert document.runs == ("<p>Một.</p>\n<p>Hai.</p>", "<p>Ba.</p>")
    assert document.rest == "wnplain0x\n\n## Mục\n\nwnplain1x"


def test_a_text_that_holds_the_word_itself_is_not_taken_apart() -> None:
    assert split_plain("Chữ wnplain0x.").runs == ()


@pytest.mark.parametrize(
    "markup",
    ["<p>wnplain1x</p>", "<p>wnplain0x wnplain0x</p>", "", "<p>wnplain0x</p><p>wnplain0x</p>"],
)
def test_a_word_that_went_astray_is_noticed(markup: str) -> None:
    assert put_back(markup, ("<p>Một.</p>",)) is None
