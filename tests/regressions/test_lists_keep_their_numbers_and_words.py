"""Lists of imported pages lost words outside their items, their first number and the bounds of items."""

from __future__ import annotations

import lxml.html
import pytest

from wardnews.body import clean_html
from wardnews.importers.html_markdown import Converter


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("<ul>Trên<li>a</li>giữa<li>b</li> </ul>", "- Trên\n\n- a\n\n    giữa\n\n- b"),
        ("<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>", "- a\n    - b\n- c"),
        ("<ul><li>a</li><p>b</p></ul>", "- a\n\n    b"),
        ("<ol><li>a<ul><li>x</li></ul></li><li>b</li></ol>", "1. a\n    - x\n2. b"),
        ("<ol start='5'><li>a</li><li></li><li>b</li></ol>", "5. a\n6. b"),
        ("<ol start='x'><li>a</li></ol>", "1. a"),
        ("<ul><li><p>a</p><p>b</p></li><li>c</li></ul>", "- a\n\n    b\n\n- c"),
        (
            "<ul><li>b<ul><li>c</li></ul><ol start='3'><li>x</li></ol></li></ul>",
            "- b\n    - c\n\n    3. x",
        ),
        ("<ul> </ul>", ""),
        ("<ul><li>a<p>b</p><ul><li>c</li></ul></li></ul>", "- a\n\n    b\n\n    - c"),
        ("<ul><li><ul><li><ol><li>a</li></ol></li></ul></li></ul>", "1. a"),
        ("<ul><ul><li>a</li></ul><ul><li>b</li></ul></ul>", "- a\n\n- b"),
    ],
)
def test_a_list_is_written_as_it_is_shown(source: str, written: str) -> None:
    root = tree(source)
    words = letters_of(root)
    blocks = Converter(picture=lambda _: None, link=lambda href: href).blocks([root])
    assert "\n\n".join(blocks) == written
    assert letters_of(tree(clean_html(written))) == words


def test_items_and_numbers_are_those_of_the_source() -> None:
    source = "<ol start='3'><li><p>a</p><p>b</p></li><li>c<ul><li>d</li></ul></li><li>e</li></ol>"
    blocks = Converter(picture=lambda _: None, link=lambda href: href).blocks([tree(source)])
    shown = tree(clean_html("\n\n".join(blocks)))
    (numbered,) = shown.findall("ol")
    assert numbered.get("start") == "3"
    assert [letters_of(item) for item in numbered.findall("li")] == ["ab", "cd", "e"]


def tree(source: str) -> lxml.html.HtmlElement:
    return lxml.html.fragment_fromstring(source, create_parent="div")


def letters_of(root: lxml.html.HtmlElement) -> str:
    return "".join(root.text_content().split())
