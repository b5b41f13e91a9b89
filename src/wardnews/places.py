"""Where in a source the editor wrote an address."""

from __future__ import annotations

import re

# What may stand beside an address in Markdown or HTML; any other letter makes it a longer one.
_BEFORE, _AFTER = r"(?<![^\s(<\"'=:\]])", r"(?![^\s)>\"'])"


def place_of(written: str, source: str, first_line: int) -> tuple[int, int]:
    """Return line and column of an address in a text that begins on `first_line`.

    A longer one that holds it does not count, unless there is no other; in neither case, the beginning.
    """
    found = re.search(f"{_BEFORE}{re.escape(written)}{_AFTER}", source)
    at = found.start() if found else source.find(written)
    if at < 0:
        return first_line, 1
    return first_line + source.count("\n", 0, at), at - source.rfind("\n", 0, at)
