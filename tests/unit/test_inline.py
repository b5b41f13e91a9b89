"""What the words of a block become, and which are left to the converter."""

from __future__ import annotations

import pytest

from wardnews.inline import inline_html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("“Dân vận khéo” (1982–2020)", "“Dân vận khéo” (1982–2020)"),
        ("**đậm**, *nghiêng*!", "<strong>đậm</strong>, <em>nghiêng</em>!"),
        ("A & B", "A &amp; B"),
        ("a_b < 3 > 2", "a_b &lt; 3 &gt; 2"),
        ("A &amp; B &lt; C", "A &amp; B &lt; C"),
        ("1\\. \\*a\\* \\> b", "1. *a* &gt; b"),
        ("Xem [bài](a_b.md).", 'Xem <a href="a_b.md">bài</a>.'),
        ('[a](https://a.vn/x "b")', '<a href="https://a.vn/x" title="b">a</a>'),
        ("**[a](b.md)**", '<strong><a href="b.md">a</a></strong>'),
        (
            '![Ảnh "lớn"](a.jpg "Chú thích")',
            '<img alt="Ảnh &quot;lớn&quot;" src="a.jpg" title="Chú thích">',
        ),
    ],
)
def test_everyday_markup_is_written(text: str, html: str) -> None:
    assert inline_html(text) == html


@pytest.mark.parametrize(
    "text",
    [
        "*một **hai***",
        "**hở",
        "** hở**",
        "***cả hai***",
        "_a_",
        "a__b",
        "`mã`",
        "\\`",
        "\\a",
        "a\\",
        "a <b",
        "R&D",
        "&nbsp;",
        "[bài]",
        "[bài][1]",
        "[^1](a.md)",
        "[bài](javascript:x)",
        "[bài](tel:113)",
        "[bài](a(b).md)",
        "[bài](a.md 'b')",
        "[bài](https://xn--a.vn)",
        "![ảnh](http://1.2.3.4.5/a.jpg)",
    ],
)
def test_a_text_in_doubt_is_left_to_the_converter(text: str) -> None:
    assert inline_html(text) is None
