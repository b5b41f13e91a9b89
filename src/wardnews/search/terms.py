"""What a reader can find an article by: its words in one spelling, block by block."""

from __future__ import annotations

import html
import re
from itertools import chain
from typing import TypeAlias

from wardnews import text

INLINE = "a abbr b cite code del em i ins kbd mark q s small span strong sub sup u"
BLOCK_END = 0
"""Stands between the blocks of an article among the numbers of its words."""

Source: TypeAlias = tuple[str, str, str]
"""An article's title, its summary ("" where there is none) and its body in HTML."""

_NOTE_LINK = re.compile(r'<a class="footnote-(?:back)?ref"[^>]*>.*?</a>', re.DOTALL)
_TAG_REST = r'(?:[^">]|"[^"]*")*>'
_INLINE_TAG = re.compile(rf"</?(?:{INLINE.replace(' ', '|')})(?=[\s>]){_TAG_REST}")
_BREAK = re.compile(rf"<br(?=[\s/>]){_TAG_REST}")
_TAG = re.compile(rf"<{_TAG_REST}")
_LINE = "\n"
_END = "\0"
_MOST_REMEMBERED = 65_536
_NOT_ONE_WORD = -1
# Signs of ASCII, which stand in no word; most tokens are then one word, and few differ by a comma.
_SIGNS_TO_SPACES = bytes(
    code if code >= 0x80 or chr(code).isalnum() or chr(code) == _END else 0x20
    for code in range(0x100)
)


class Vocabulary(dict[bytes, int]):
    """Gives each word a number from 1 when it is first met, and so each token of a text."""

    def __init__(self) -> None:
        super().__init__({_END.encode(): BLOCK_END})
        self._numbers: dict[str, int] = {"": BLOCK_END}

    @property
    def words(self) -> list[str]:
        """Every word in its canonical spelling, at its number; "" at 0."""
        return list(self._numbers)

    def numbers(self, source: Source) -> list[int]:
        """Return the words of an article in reading order, `BLOCK_END` between two blocks.

        The title is the first block.
        """
        title, summary, body = source
        flat = f"{title}\n{summary}\n{_flat(body)}".replace(_LINE, f" {_END} ")
        tokens = flat.encode().translate(_SIGNS_TO_SPACES).split()
        numbers = list(map(self.__getitem__, tokens))
        if _NOT_ONE_WORD not in numbers:
            return numbers
        each = (self._words(token) if self[token] < 0 else (self[token],) for token in tokens)
        return list(chain.from_iterable(each))

    def __missing__(self, token: bytes) -> int:
        numbers = self._words(token)
        self[token] = number = numbers[0] if len(numbers) == 1 else _NOT_ONE_WORD
        return number

    def _words(self, token: bytes) -> tuple[int, ...]:
        own = self._numbers
        words = _SPELLINGS[token.decode()].split()
        return tuple(own.setdefault(word, len(own)) for word in words)


def text_blocks(summary: str, body: str) -> tuple[str, ...]:
    """Return the text of an article but its title, block by block."""
    return ((summary,) if summary.strip() else ()) + blocks_of(body)


def blocks_of(body: str) -> tuple[str, ...]:
    """Return the text of each paragraph, heading, list item, cell … of the HTML, in order.

    A phrase is found within a block only. Links to and from footnotes are no text.
    """
    return tuple(block for block in _flat(body).split(_LINE) if block.strip())


def canonical_words(words: str) -> list[str]:
    """Return the words of a text in their canonical spelling, in order."""
    return " ".join(map(_SPELLINGS.__getitem__, words.split())).split()


def _flat(body: str) -> str:
    """Return the text of HTML with a line break wherever a block begins or ends."""
    flat = _with_lines_for_tags(body.replace(_LINE, " "))
    if "&" not in flat:
        return flat
    return _LINE.join(html.unescape(line).replace(_LINE, " ") for line in flat.split(_LINE))


def _with_lines_for_tags(body: str) -> str:
    """Return the HTML with a line break for each tag of a block, a space for `<br>`, else nothing.

    Most articles are paragraphs and nothing else, which takes no pattern.
    """
    if body.count("<") == body.count("<p>") + body.count("</p>"):
        return body.replace("<p>", _LINE).replace("</p>", _LINE)
    flat = _NOTE_LINK.sub("", body) if "footnote-" in body else body
    return _TAG.sub(_LINE, _BREAK.sub(" ", _INLINE_TAG.sub("", flat)))


class _Spellings(dict[str, str]):
    """The words in each token of a text, canonically spelled: prose repeats itself."""

    def __missing__(self, token: str) -> str:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        found = " ".join(text.words(text.canon(token)))
        self[token] = found
        return found


_SPELLINGS = _Spellings()
