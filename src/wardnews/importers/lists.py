"""A list of a page in Markdown."""

from __future__ import annotations

import re
from itertools import count, pairwise, repeat

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


def indented(block: str) -> list[str]:
    """Return the lines of a block as they stand within an item."""
    return [f"    {line}".rstrip() for line in block.split("\n")]


def _item(mark: str, blocks: list[str]) -> str:
    lines = [f"{mark} " + "\n".join(indented(blocks[0])).strip()]
    for before, block in pairwise(blocks):
        follows = _LIST.match(block) and not _LIST.match(before)
        lines.extend([*([] if follows else [""]), *indented(block)])
    return "\n".join(lines)
