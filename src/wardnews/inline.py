"""Words, bold, italics, links and pictures inside a block, where nobody can doubt what they mean.

What Python-Markdown and the sanitiser make of such a text is written directly. The grammar is far
narrower than Markdown's, and a text that leaves it by one character is left to them:

- Words hold none of `MARKS` but `!` before anything except `[`, `&` before a space or in `&amp;`,
  `&lt;`, `&gt;`, `<` before a space, `>`, `_` between letters or digits, and a backslash before a
  sign that it takes the meaning from.
- `**words**` and `*words*` begin and end with no space; the words may hold links, but no sign.
- `[words](address)` and `![words](address)`, perhaps with ` "words"` before the last bracket. An
  address is relative and has no colon, or is http(s) with a host of plain ASCII labels.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

MARKS = "\\`*_[]<>&|!\t"
"""What Python-Markdown may take for markup inside a line."""

_MARK = re.compile(f"[{re.escape(MARKS)}]")

_WORDS = r"[^\\`*_\[\]<>&|!\t]++"
_TITLE_WORD = r"""[^\s\\`*_\[\]<>&|!"']++"""
_TITLE = rf'(?: "({_TITLE_WORD}(?: ++{_TITLE_WORD})*+)")?'
_HOST = r"(?:[A-Za-z0-9]++(?:-[A-Za-z0-9]++)*+\.)+[A-Za-z]{2,}"
_ADDRESS = rf"(https?://{_HOST}(?:/[\w./#?=%~@+,:-]*+)?|[\w./#?=%~@+,-]++)"
_LINK = re.compile(rf"\[(?![\s^])({_WORDS})(?<!\s)\]\({_ADDRESS}{_TITLE}\)")
_PICTURE = re.compile(rf"!\[(?!\^)((?:{_WORDS})?)\]\({_ADDRESS}{_TITLE}\)")
_STRONG = re.compile(rf"(\*\*?)(?!\s)((?:{_WORDS}|{_LINK.pattern})+)(?<!\s)\1(?!\*)")

_AMPERSAND = re.compile(r"&(?:(?= )|(?:amp|lt|gt);)")
_ESCAPED = "*_{}[]()>#+-.!"  # not "`" and "|", which code and tables see in spite of a backslash

_Written: TypeAlias = tuple[str, int]


def inline_html(text: str) -> str | None:
    """Return the HTML of a text inside a block, or `None` where the grammar does not hold."""
    mark = _MARK.search(text)
    if mark is None:
        return text
    made: list[str] = []
    end = 0
    while mark is not None:
        start = mark.start()
        write = _WRITERS.get(mark[0])
        written = write(text, start) if write else None
        if written is None:
            return None
        made += text[end:start], written[0]
        end = written[1]
        mark = _MARK.search(text, end)
    return "".join(made) + text[end:]


def _strong(text: str, at: int) -> _Written | None:
    match = _STRONG.match(text, at)
    if match is None:
        return None
    tag = "strong" if match[1] == "**" else "em"
    return f"<{tag}>{_LINK.sub(_anchor, match[2])}</{tag}>", match.end()


def _link(text: str, at: int) -> _Written | None:
    match = _LINK.match(text, at)
    return match and (_anchor(match), match.end())


def _anchor(match: re.Match[str]) -> str:
    title = f' title="{match[3]}"' if match[3] else ""
    return f'<a href="{match[2]}"{title}>{match[1]}</a>'


def _picture(text: str, at: int) -> _Written | None:
    if not text.startswith("![", at):
        return "!", at + 1
    match = _PICTURE.match(text, at)
    if match is None:
        return None
    alt = match[1].replace('"', "&quot;")
    title = f' title="{match[3]}"' if match[3] else ""
    return f'<img alt="{alt}" src="{match[2]}"{title}>', match.end()


def _ampersand(text: str, at: int) -> _Written | None:
    match = _AMPERSAND.match(text, at)
    return match and ("&amp;" if match[0] == "&" else match[0], match.end())


def _less(text: str, at: int) -> _Written | None:
    return ("&lt;", at + 1) if text.startswith("< ", at) else None


def _greater(_: str, at: int) -> _Written:
    return "&gt;", at + 1


def _underscore(text: str, at: int) -> _Written | None:
    is_inside = text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()
    return ("_", at + 1) if is_inside else None


def _backslash(text: str, at: int) -> _Written | None:
    sign = text[at + 1 : at + 2]
    return (html.escape(sign), at + 2) if sign and sign in _ESCAPED else None


_WRITERS: dict[str, Callable[[str, int], _Written | None]] = {
    "*": _strong,
    "[": _link,
    "!": _picture,
    "&": _ampersand,
    "<": _less,
    ">": _greater,
    "_": _underscore,
    "\\": _backslash,
}
