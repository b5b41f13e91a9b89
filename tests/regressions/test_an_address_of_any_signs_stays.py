"""Quotation marks and backticks in the address of a link cut it short on imported pages."""

from __future__ import annotations

import html
import re

import lxml.html
import pytest

from wardnews.body import clean_html
from wardnews.importers.html_markdown import Converter


@pytest.mark.parametrize(
    "end", ["`x`", '"q"', "<x>", "(1)", "x)y", "x|y", "*x*_y_", "[x]", "a%20b"]
)
@pytest.mark.parametrize("around", ["<p>{}</p>", "<table><tr><td>{}<td>b</table>"])
def test_a_link_leads_where_it_led(end: str, around: str) -> None:
    source = around.format(f'<a href="https://a.vn/{html.escape(end)}">chữ</a>')
    root = lxml.html.fragment_fromstring(source, create_parent="div")
    blocks = Converter(picture=lambda _: None, link=lambda href: href).blocks([root])
    (shown,) = re.findall('href="([^"]*)"', clean_html("\n\n".join(blocks)))
    for sign, code in (("`", "%60"), ('"', "%22"), ("<", "%3C"), (">", "%3E")):
        end = end.replace(sign, code)
    assert html.unescape(shown) == f"https://a.vn/{end}"
