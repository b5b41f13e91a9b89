"""Whatever the elements of an imported page are, its article shows the same words once."""

from __future__ import annotations

from collections import Counter

import lxml.html
from hypothesis import example, given
from hypothesis import strategies as st

from wardnews.body import clean_html
from wardnews.importers.html_markdown import Converter

SIGNS = [
    "một",
    "Đảng",
    "a",
    "1.",
    "-",
    "+ x",
    "# y",
    "> z",
    ":",
    "|",
    "*",
    "`",
    "[1]",
    "&amp;",
    "===",
]
SPACES = [" ", "  ", "\n", "\n\n", "    ", "\u00a0"]
WORDS = st.lists(st.sampled_from(SIGNS + SPACES), max_size=5).map("".join)
LINES = ["p", "div", "center", "pre", "h2", "b", "i", "a", "span", "font", "sup", "dl", "dt", "dd"]
LISTS = ["ul", "ol", "li", "ul", "li"]
TABLES = ["table", "tr", "td", "th", "tbody", "caption", "table", "td"]


def piece(tag: str, inside: list[str], after: str) -> str:
    link = ' href="https://a.vn"' if tag == "a" else ""
    return f"<{tag}{link}>{''.join(inside)}</{tag}>{after}"


def pages(*tags: str) -> st.SearchStrategy[str]:
    return st.recursive(
        WORDS | st.just("<br>"),
        lambda inner: st.builds(piece, st.sampled_from(tags), st.lists(inner, max_size=4), WORDS),
        max_leaves=14,
    )


def letters_of(root: lxml.html.HtmlElement) -> Counter[str]:
    """Return how often each letter is shown: words of a table may come before those of its cells."""
    return Counter("".join(root.text_content().split()))


@given(pages(*LINES, *LISTS, *TABLES) | pages(*LINES, *TABLES, "blockquote", "blockquote"))
@example("<table><td>a</td>b</table>")
@example("<table><div><tr>a</tr></div></table>")
@example("<ul><div>a</div>b<ul>c</ul></ul>")
@example("<h2>a<br>b#</h2>")
def test_every_letter_is_shown_once(source: str) -> None:
    root = lxml.html.fragment_fromstring(f"<div>{source}</div>", create_parent="div")
    expected = letters_of(root)
    blocks = Converter(picture=lambda _: None, link=lambda href: href).blocks([root])
    shown = clean_html("\n\n".join(blocks))
    assert letters_of(lxml.html.fragment_fromstring(shown, create_parent="div")) == expected
