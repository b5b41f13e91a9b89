"""A bold backslash became `**\\**`, which reads as an asterisk: the sign itself was lost."""

import lxml.html
import pytest

from wardnews.importers.html_markdown import Converter


@pytest.mark.parametrize(
    ("source", "markdown"),
    [
        ("<p>C:<b>\\</b></p>", "C:\\"),
        ("<p><b>3 *</b> 4</p>", "3 \\* 4"),
        ("<p><b>Đảng ủy</b> họp</p>", "**Đảng ủy** họp"),
    ],
)
def test_emphasis_is_left_out_where_it_would_eat_a_sign(source: str, markdown: str) -> None:
    root = lxml.html.fragment_fromstring(source, create_parent="div")
    converter = Converter(picture=lambda _: None, link=lambda href: href)
    assert converter.blocks(list(root)) == [markdown]
