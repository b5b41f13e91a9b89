"""Blocks of Markdown that need no converter: paragraphs, headings, lists, quotations, tables.

Each function returns the HTML that Python-Markdown and the sanitiser make of a block of its kind,
or `None` where anything in it could be meant otherwise. A block is a run of lines that are not
blank; the runs of a loose list or of a quotation are one block, with an empty line between them.
No line is indented, and none begins with a sign that could begin a block of another kind.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from wardnews import text
from wardnews.inline import inline_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WORDS_START = re.compile(r"(?!\d+\.(?:\s|$))(?:[^\s#>*+\-=:|_]|\*\*?[^\s*])")
"""How a line begins that belongs to a paragraph, whatever stands above it."""

_OTHER_LINE = re.compile(rf"\n(?!{WORDS_START.pattern})")
_HEADING = re.compile(r"(#{1,6}) *([^\s#][^#\n]*)")
_ITEM = re.compile(r"(?:[-*+]|([0-9]+)\.) +(\S.*)")
_JOINED = re.compile(r"([-*+] )|(\d+\. )|(>)")
_SEPARATOR = re.compile(r" *(:?)-+(:?) *")
_SIDES = {
    ("", ""): "",
    (":", ""): ' align="left"',
    ("", ":"): ' align="right"',
    (":", ":"): ' align="center"',
}
_TAG = re.compile(r"<[^>]*>")


def block_html(block: str) -> str | None:
    """Return the HTML of a block of any kind."""
    return _WRITERS.get(block[:1], paragraph_html)(block)


def joining_kind(block: str) -> int | None:
    """Return a number for a list with bullets, one with numbers, or a quotation.

    Two blocks in a row of the same such kind are one.
    """
    kind = _JOINED.match(block)
    return kind and kind.lastindex


def paragraph_html(block: str) -> str | None:
    """Return the HTML of words on one or more lines."""
    if not WORDS_START.match(block) or "  \n" in block or _OTHER_LINE.search(block):
        return None
    words = inline_html(block)
    return None if words is None else f"<p>{words}</p>"


def heading_html(block: str) -> str | None:
    """Return the HTML of `## words`, whose id comes from the words alone."""
    match = _HEADING.fullmatch(block)
    words = inline_html(match[2].rstrip()) if match else None
    if match is None or words is None:
        return None
    level = len(match[1])
    return f'<h{level} id="{heading_id(html.unescape(_TAG.sub("", words)))}">{words}</h{level}>'


def heading_id(title: str) -> str:
    """Return the id of the first heading with that title."""
    return f"muc-{text.slug(title)}"


def list_html(block: str) -> str | None:
    """Return the HTML of a list with one line for each item, all with bullets or all numbered."""
    first = _ITEM.match(block)
    if first is None:
        return paragraph_html(block)
    made: list[str] = []
    for line, is_apart in _item_lines(block):
        item = _ITEM.fullmatch(line)
        if not item or (item[1] is None) != (first[1] is None) or not WORDS_START.match(item[2]):
            return None
        words = inline_html(item[2])
        if words is None:
            return None
        made.append(f"<li>\n<p>{words}</p>\n</li>" if is_apart else f"<li>{words}</li>")
    tag = "ul" if first[1] is None else "ol"
    start = "" if first[1] in (None, "1") else f' start="{first[1]}"'
    return "\n".join((f"<{tag}{start}>", *made, f"</{tag}>"))


def quotation_html(block: str) -> str | None:
    """Return the HTML of paragraphs of which each line begins with `>`."""
    lines = block.split("\n")
    inside = "\n".join(line.removeprefix(">").removeprefix(" ") for line in lines)
    paragraphs = [paragraph_html(part) for part in inside.split("\n\n")]
    written = [paragraph for paragraph in paragraphs if paragraph is not None]
    if len(written) < len(paragraphs) or not all(line[:1] in (">", "") for line in lines):
        return None
    return "\n".join(("<blockquote>", *written, "</blockquote>"))


def table_html(block: str) -> str | None:
    """Return the HTML of a table whose rows have a bar at both ends and all as many cells."""
    lines = [line.strip(" ") for line in block.split("\n")]
    if len(lines) < 3 or not all(len(line) > 1 and line[0] == line[-1] == "|" for line in lines):
        return None
    header, separator, *body = (line[1:-1].split("|") for line in lines)
    marks = [_SEPARATOR.fullmatch(cell) for cell in separator]
    sides = [_SIDES[mark[1], mark[2]] for mark in marks if mark]
    head = _row_html(header, sides, "th")
    rows = [row for cells in body if (row := _row_html(cells, sides, "td"))]
    if head is None or len(rows) < len(body) or len(sides) < len(separator):
        return None
    return "\n".join(
        ("<table>", "<thead>", head, "</thead>", "<tbody>", *rows, "</tbody>", "</table>")
    )


def rule_html(block: str) -> str | None:
    """Return the HTML of three dashes, stars or underscores."""
    return "<hr>" if block in {"---", "***", "___"} else None


def _item_lines(block: str) -> Iterator[tuple[str, bool]]:
    """Yield the line of each item, and whether an empty line sets it apart from its neighbour."""
    parts = block.split("\n\n")
    for number, part in enumerate(parts):
        lines = part.split("\n")
        for at, line in enumerate(lines):
            follows_gap = number > 0 and at == 0
            yield line, follows_gap or (number < len(parts) - 1 and at == len(lines) - 1)


def _row_html(cells: list[str], sides: list[str], tag: str) -> str | None:
    words = [inline_html(cell.strip(" ")) for cell in cells]
    if len(cells) != len(sides) or None in words:
        return None
    written = (f"<{tag}{side}>{cell}</{tag}>" for cell, side in zip(words, sides, strict=True))
    return "\n".join(("<tr>", *written, "</tr>"))


def _list_or_rule_html(block: str) -> str | None:
    return rule_html(block) or list_html(block)


_WRITERS: dict[str, Callable[[str], str | None]] = {
    "#": heading_html,
    "|": table_html,
    ">": quotation_html,
    "_": rule_html,
    **dict.fromkeys("-*", _list_or_rule_html),
    **dict.fromkeys("+0123456789", list_html),
}
