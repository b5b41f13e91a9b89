"""A source file's two parts: the front matter between its fences, and the body below."""

from __future__ import annotations

import re

from wardnews.values import dataclass
from wardnews.yamltext import Mistake

FENCE = "---"
# The first line that is not blank, up to its end; and any such line after it, with both its ends.
_OPENING = re.compile(rf"(?:[^\S\n]*+\n)*+{FENCE}[^\S\n]*+(?=\n|\Z)")
_CLOSING = re.compile(rf"\n{FENCE}[^\S\n]*+(?:\n|\Z)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A source cut in two: the YAML between the fences, the body, and the first line of each."""

    yaml: str
    yaml_line: int
    body: str
    body_line: int


def split_source(source: str) -> Parts:
    """Return the two parts of a decoded source; raises `Mistake` where there is no front matter."""
    opening = _OPENING.match(source)
    if opening is None:
        blank = len(source) - len(source.lstrip())
        line = source.count("\n", 0, blank) + 1 if blank < len(source) else 1
        raise Mistake("no-front-matter", line, 1)
    opening_line = source.count("\n", 0, opening.end()) + 1
    closing = _CLOSING.search(source, opening.end())
    if closing is None:
        raise Mistake("front-matter-not-closed", opening_line, 1)
    return Parts(
        yaml=source[opening.end() + 1 : closing.start()],
        yaml_line=opening_line + 1,
        body=source[closing.end() :],
        body_line=source.count("\n", 0, closing.start() + 1) + 2,
    )
