"""Bold beside or within italic (`<b>a</b><i>b</i>`) showed asterisks, and `klzzwxh:0000`, to readers."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import lxml.html
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wardnews.body import clean_html
from wardnews.importers.html_markdown import Converter
from wardnews.importers.word import parse_word
from word_files import new_document, saved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

NAMES = {"b": "strong", "i": "em", "s": "del", "strike": "del"}
LOOKS = frozenset([*NAMES.values(), "sup", "a"])
SIGNS = ["*", "**", "_", "__", "`", "\\", "!", "[", "]", "(x)", "[^1]", ":", "<", "b>", "&", "amp;"]
SIGNS += ["#", "-", "+", "=", "|", "~", "/", ">", "1.", "."]
WORDS = st.lists(st.sampled_from([*SIGNS, "a", "Đảng", " ", " ", "2"]), max_size=4).map(
    lambda words: html.escape("".join(words))
)
TAGS = st.sampled_from([*"bisbisbis", "strong", "em", "strike", "span", "sup", "a"])


def piece(tag: str, inside: list[str], after: str) -> str:
    link = ' href="https://a.vn/x_y*"' if tag == "a" else ""
    return f"<{tag}{link}>{''.join(inside)}</{tag}>{after}"


PIECES = st.recursive(
    WORDS | st.just("<br>"),
    lambda inner: st.builds(piece, TAGS, st.lists(inner, max_size=4), WORDS),
    max_leaves=12,
)


def letters_of(source: str) -> list[tuple[str, frozenset[str]]]:
    """Return each letter that is shown and its looks; spaces, lines and links look as nothing."""

    def letters(at: _Element, looks: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
        inside = looks | ({NAMES.get(at.tag, at.tag)} & LOOKS)
        yield from ((each, inside) for each in at.text or "")
        for child in at:
            yield from letters(child, inside)
            yield from ((each, inside) for each in child.tail or "")

    root = lxml.html.fragment_fromstring(source, create_parent="div")
    return [(letter, looks) for letter, looks in letters(root, frozenset()) if letter.strip()]


def words_of(source: str) -> str:
    root = lxml.html.fragment_fromstring(source.replace("<br>", " "), create_parent="div")
    return " ".join(root.text_content().split())


def rendered(source: str) -> str:
    root = lxml.html.fragment_fromstring(source, create_parent="div")
    converter = Converter(picture=lambda _: None, link=lambda href: href)
    return clean_html("\n\n".join(converter.blocks([root])))


@given(st.lists(PIECES, max_size=4).map("".join))
@example("<b>a</b><i>b</i>")
@example("<b>a<i>b</i></b>")
@example("<i>Diện tích: </i><i>2020</i><sup><i>2</i></sup><b>*</b>")
@example("Chú ý!<a href='https://a.vn'>tại đây</a>\\<b>x</b>")
@example("<br>===")
@example("|<br>|-|")
@example("<a href='https://a.vn'>b<br></a>c")
@example("<b>y<sup>2<br><br>3</sup></b>")
@example("<b>&amp;</b><b>amp;</b> <b>&lt;</b><b>i></b>")
def test_every_letter_is_shown_once_as_it_looked(inside: str) -> None:
    source = f"<p>x{inside}</p>"
    shown = rendered(source)
    assert letters_of(shown) == letters_of(source)
    assert words_of(shown) == words_of(source)


@given(st.sampled_from(["ul><li", "h2", "table><tr><td", "blockquote"]), PIECES)
@example("h2", "C#")
@example("h2", "ổ đĩa C:\\ ")
@example("table><tr><td", "a|\\|<br>||")
def test_so_it_is_in_every_block(tags: str, inside: str) -> None:
    source = f"<{tags}>x{inside}</{tags.replace('><', '></')}>"
    assert letters_of(rendered(source)) == letters_of(source)


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("<b>Đảng</b><b> ủy</b> họp", "**Đảng ủy** họp"),
        ("<b>Đảng </b><i>ủy</i> họp", "**Đảng** *ủy* họp"),
        ("<b>a</b><i>b</i>", "<strong>a</strong><em>b</em>"),
        ("<b>a <i>b</i> c</b>", "**a** ***b*** **c**"),
        ("<b><i>a</i></b> b", "***a*** b"),
        ("<b>a<br>b</b>", "**a**  \n**b**"),
        ("<b> </b><i></i>a", "a"),
    ],
)
def test_marks_stand_where_nobody_can_doubt_them(source: str, written: str) -> None:
    root = lxml.html.fragment_fromstring(source, create_parent="div")
    blocks = Converter(picture=lambda _: None, link=lambda href: href).blocks([root])
    assert blocks == [written]


def test_a_word_that_word_split_is_one() -> None:
    document = new_document()
    paragraph = document.add_paragraph()
    for words, bold, italic in (
        ("Ph", True, False),
        ("ường", True, False),
        (" ta", True, True),
        (" đẹp", False, True),
        (".", False, False),
    ):
        run = paragraph.add_run(words)
        run.bold, run.italic = bold, italic
    block = parse_word(saved(document), "a.docx", None).blocks[-1]
    assert block == "**Phường** ***ta*** *đẹp*."
