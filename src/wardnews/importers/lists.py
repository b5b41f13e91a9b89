"""A list of a page in Markdown."""

from __future__ import annotations

import re
from itertools import count, repeat
from typing import TYPE_CHECKING

from wardnews.importers.html_tree import tag_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_LIST = re.compile(r"(?:-|\d+\.) ")


def write_list(items: list[list[str]], *, ordered: bool, start: str) -> str:
    """Return the list of items, each of them its blocks; "" for none.

    Items stand apart where one of them has paragraphs: the next would be read as a part of it.
    """
    first = int(start) if re.fullmatch(r"[1-9][0-9]{0,3}", start) else 1
    marks = (f"{number}." for number in count(first)) if ordered else repeat("-")
    filled = [blocks for blocks in items if blocks]
    written = [_item(mark, blocks) for mark, blocks in zip(marks, filled, strict=False)]
    return ("\n\n" if any("\n\n" in each for each in written) else "\n").join(written)


def lists_within(element: _Element) -> list[_Element]:
    """Return the lists that a list holds if it holds nothing else: it is there to indent them."""
    found: list[_Element] = []
    for child in element:
        inner = [child] if tag_of(child) in ("ul", "ol") else list(child)
        words = [child.text, *(each.tail for each in child)] if tag_of(child) == "li" else []
        if any((each or "").strip() for each in words):
            return []
        if not inner or any(tag_of(each) not in ("ul", "ol") for each in inner):
            return []
        found.extend(inner)
    return found


def indented(block: str) -> list[str]:
    """Return the lines of a block as they stand within an item."""
    return [f"    {line}".rstrip() for line in block.split("\n")]


def _item(mark: str, blocks: list[str]) -> str:
    lines = [f"{mark} " + "\n".join(indented(blocks[0])).strip()]
    for at, block in enumerate(blocks[1:]):
        touches = at == 0 and _LIST.match(block) and "\n" not in blocks[0]
        lines.extend([*([] if touches else [""]), *indented(block)])
    return "\n".join(lines)
