"""A bold backslash became `**\\**`, which reads as an asterisk: the sign itself was lost."""

import lxml.html
import pytest

from wardnews.body import clean_html
from wardnews.importers.html_markdown import Converter


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<p>C:<b>\\</b></p>", "<p>C:<strong>\\</strong></p>"),
        ("<p><b>3 *</b> 4</p>", "<p><strong>3 *</strong> 4</p>"),
        ("<p><b>Đảng ủy</b> họp</p>", "<p><strong>Đảng ủy</strong> họp</p>"),
    ],
)
def test_a_sign_is_shown_as_bold_as_it_was(source: str, shown: str) -> None:
    root = lxml.html.fragment_fromstring(source, create_parent="div")
    converter = Converter(picture=lambda _: None, link=lambda href: href)
    assert clean_html("\n\n".join(converter.blocks(list(root)))) == shown
