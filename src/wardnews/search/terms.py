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


class Vocabulary(dict[str, tuple[int, ...]]):
    """Gives each word a number from 1 when it is first met, and each token of a text its words."""

    def __init__(self) -> None:
        super().__init__({_END: (BLOCK_END,)})
        self._numbers: dict[str, int] = {"": BLOCK_END}

    @property
    def words(self) -> list[str]:
        """Every word in its canonical spelling, at its number; "" at 0."""
        return list(self._numbers)

    def numbers(self, source: Source) -> list[int]:
        """Return the words of an article in reading order, `BLOCK_END` after each block.

        The title is the first block.
        """
        title, summary, body = source
        flat = f"{title} {_END} {summary} {_END} {_flat(body).replace(_LINE, f' {_END} ')}"
        return list(chain.from_iterable(map(self.__getitem__, flat.split())))

    def __missing__(self, token: str) -> tuple[int, ...]:
        own = self._numbers
        numbers = tuple(own.setdefault(word, len(own)) for word in _SPELLINGS[token].split())
        self[token] = numbers
        return numbers


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
    flat = body.replace(_LINE, " ")
    if "footnote-" in flat:
        flat = _NOTE_LINK.sub("", flat)
    flat = _TAG.sub(_LINE, _BREAK.sub(" ", _INLINE_TAG.sub("", flat)))
    if "&" not in flat:
        return flat
    return _LINE.join(html.unescape(line).replace(_LINE, " ") for line in flat.split(_LINE))


class _Spellings(dict[str, str]):
    """The words in each token of a text, canonically spelled: prose repeats itself."""

    def __missing__(self, token: str) -> str:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        found = " ".join(text.words(text.canon(token)))
        self[token] = found
        return found


_SPELLINGS = _Spellings()
