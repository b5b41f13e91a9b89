"""What each kind of block becomes, and what is left to the converter."""

from __future__ import annotations

import pytest

from wardnews.blocks import block_html, joining_kind


@pytest.mark.parametrize(
    ("block", "html"),
    [
        ("Chiều 15/10/2020, tại phòng 305.", "<p>Chiều 15/10/2020, tại phòng 305.</p>"),
        ("3.5 triệu đồng\nhai dòng", "<p>3.5 triệu đồng\nhai dòng</p>"),
        ("**Đậm** đầu dòng", "<p><strong>Đậm</strong> đầu dòng</p>"),
        ("## Kết quả", '<h2 id="muc-ket-qua">Kết quả</h2>'),
        ("# A & *b*", '<h1 id="muc-a-b">A &amp; <em>b</em></h1>'),
        ("- một\n- hai", "<ul>\n<li>một</li>\n<li>hai</li>\n</ul>"),
        ("1. một", "<ol>\n<li>một</li>\n</ol>"),
        ("3. ba", '<ol start="3">\n<li>ba</li>\n</ol>'),
        ("* a\n\n* b", "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>"),
        ("> trích\n> hai", "<blockquote>\n<p>trích\nhai</p>\n</blockquote>"),
        ("---", "<hr>"),
    ],
)
def test_everyday_blocks_are_written(block: str, html: str) -> None:
    assert block_html(block) == html


def test_a_table_keeps_its_sides() -> None:
    html = block_html("| a | b | c |\n|:--|--:|:-:|\n| 1 |  | 3 |") or ""
    assert '<th align="left">a</th>\n<th align="right">b</th>\n<th align="center">c</th>' in html
    assert '<td align="left">1</td>\n<td align="right"></td>' in html


@pytest.mark.parametrize(
    "block",
    [
        "",
        "  thụt vào",
        "Gồm:\n- một",
        "Mục\n---",
        "#",
        "## Mục ##",
        "- một\n  hai",
        "- - một",
        "- một\n1. hai",
        "> một\nhai",
        "> - một",
        "| a |\n|---|",
        "| a | b |\n|---|---|\n| c |",
        "| a | b |\n|---|\n| c | d |",
        "a | b\n---|---\nc | d",
        "[1]: https://a.vn",
        "_nghiêng_",
    ],
)
def test_a_block_in_doubt_is_left_to_the_converter(block: str) -> None:
    assert block_html(block) is None


def test_blocks_of_one_list_or_quotation_are_known() -> None:
    kinds = [joining_kind(block) for block in ("- a", "* b", "1. a", "22. b", "> a", "a", "1.5 a")]
    assert kinds[0] == kinds[1] is not None
    assert kinds[2] == kinds[3] is not None
    assert len(set(kinds[:5])) == 3
    assert kinds[5:] == [None, None]
