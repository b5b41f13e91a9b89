"""Where in a source the editor wrote an address."""

from __future__ import annotations

# What may stand beside an address in Markdown or HTML; any other letter makes it a longer one.
_BEFORE, _AFTER = frozenset("(<\"'=:]"), frozenset(")>\"'")


def place_of(written: str, source: str, first_line: int) -> tuple[int, int]:
    """Return line and column of an address in a text that begins on `first_line`.

    A longer one that holds it does not count, unless there is no other; in neither case, the beginning.
    """
    first = at = source.find(written)
    while at >= 0 and not _stands_alone(source, at, at + len(written)):
        at = source.find(written, at + 1)
    at = max(at, first)
    if at < 0:
        return first_line, 1
    return first_line + source.count("\n", 0, at), at - source.rfind("\n", 0, at)


def _stands_alone(source: str, start: int, end: int) -> bool:
    before, after = source[start - 1 : start], source[end : end + 1]
    begins = not before or before.isspace() or before in _BEFORE
    return begins and (not after or after.isspace() or after in _AFTER)
