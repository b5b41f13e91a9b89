"""A page or a picture in a table of one column became one cell of HTML; looks by style were lost."""

from __future__ import annotations

import lxml.html
import pytest

from wardnews.importers.html_markdown import Converter
from wardnews.importers.page import Picture


def blocks_of(source: str) -> list[str]:
    root = lxml.html.fragment_fromstring(source, create_parent="div")
    converter = Converter(
        picture=lambda source: Picture(ending=".jpg", file=source), link=lambda href: href
    )
    return converter.blocks([root])


def rows(*cells: str) -> str:
    return "".join(f"<tr><td>{cell}</td></tr>" for cell in cells)


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        (f"<table>{rows('<p>a</p><ul><li>b</li></ul>')}</table>", ["a", "- b"]),
        (
            f"<table>{rows('<p>a</p><table><tr><td>1</td><td>2</td></tr></table>b')}</table>",
            ["a", "| 1 | 2 |\n|---|---|", "b"],
        ),
        (
            f"<table>{rows('<img src=a.jpg alt=Họp>', '<i>Bà con</i>')}</table>",
            ["![Họp](wardnews-picture-1.jpg)", "*Bà con*"],
        ),
        (f"<table>{rows('a', 'b')}</table>", ["| a |\n|---|\n| b |"]),
    ],
)
def test_one_column_of_things_is_what_it_holds(source: str, blocks: list[str]) -> None:
    assert blocks_of(source) == blocks


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ('<p>a <span style="font-weight: 700">b</span></p>', ["a **b**"]),
        ('<p>a <span STYLE="FONT-STYLE:ITALIC">b</span></p>', ["a *b*"]),
        ('<p>a <span style="text-decoration:line-through">b</span></p>', ["a <del>b</del>"]),
        ('<p>a <span style="mso-bidi-font-weight:bold">b</span></p>', ["a b"]),
        ('<b style="font-weight:normal"><p>a <i>b</i></p></b>', ["a *b*"]),
        ("<strong><div>a</div> b</strong> c", ["**a**", "**b**", "c"]),
    ],
)
def test_looks_come_from_styles_and_from_around(source: str, blocks: list[str]) -> None:
    assert blocks_of(source) == blocks


def test_a_picture_that_a_script_loads_later_is_found() -> None:
    source = '<p><img data-src="a_files/x.jpg" src="data:image/gif;base64,R0lG" alt="Họp"></p>'
    root = lxml.html.fragment_fromstring(source, create_parent="div")
    converter = Converter(
        picture=lambda source: Picture(ending=".jpg", file=source), link=lambda href: href
    )
    converter.blocks([root])
    assert [each.file for each in converter.pictures] == ["a_files/x.jpg"]
