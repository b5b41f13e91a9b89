"""An address with a slip became words without a link when it was sanitised, and nobody was told."""

from __future__ import annotations

import pytest

from sources import problems


@pytest.mark.parametrize(
    ("body", "line", "column"),
    [
        ("Xem\n[Cổng](https://www.hanoi .gov.vn) nhé.", 8, 8),
        ("Xem [Cổng](https://).", 7, 12),
        ("Xem [Cổng](https://a.vn) và [tin](https://a.vn:8o80/tin).", 7, 35),
        ('[Cổng](https://[abc "Tên")', 7, 8),
        ("[Cổng][1]\n\n[1]: https://[abc", 9, 6),
        ("<a title='x' href='javascript:x'>mở</a>", 7, 20),
        ("<a href=htp://a.vn>mở</a>", 7, 9),
        ("[một](https://) [hai](https://)", 7, 7),
        ("[một](https://a.vn) [hai](https:// )", 7, 27),
    ],
)
def test_its_place_is_told_once(body: str, line: int, column: int) -> None:
    assert problems(body=body) == [("lost-link", line, column)]


@pytest.mark.parametrize(
    "body",
    [
        '<a name="muc">Mục</a> và <a id="x">đây</a>, <![if !x]>[Cổng](https://hanoi.gov.vn)',
        "[Cổng](HTTPS://hanoi.gov.vn?a=1&b) [thư](mailto:a@b.vn) <a@b.vn> [gọi](tel:+84241)",
        "`[a](https://)` và href='https://'",
        "[lên](#muc) [cùng nơi]( //hanoi.gov.vn )",
        'Có chú thích[^1] và <a href="https://hanoi.gov.vn" title="href=">đây</a>.\n\n[^1]: Một.',
    ],
)
def test_what_keeps_its_address_is_not(body: str) -> None:
    assert problems(body=body) == []


def test_a_longer_address_is_no_place_for_a_shorter_one() -> None:
    body = "[a](https://a.vn/x)\n\n`https://` rồi [b](https://)"
    assert problems(body=body) == [("lost-link", 9, 20)]
