"""What a reader can find an article by: its words in one spelling, block by block."""

from __future__ import annotations

import html
import re

from wardnews import text

INLINE = (
    "a abbr b cite code del em i ins kbd mark q s small span strong sub sup u"  # as in search.js
)
BLOCK_END = b"."
"""Stands between the blocks of `words_in`; no word is spelled like it."""

_NOTE_LINK = re.compile(r'<a class="footnote-(?:back)?ref"[^>]*>.*?</a>', re.DOTALL)
_TAG_REST = r'(?:[^">]|"[^"]*")*>'
_INLINE_TAG = re.compile(rf"</?(?:{INLINE.replace(' ', '|')})(?=[\s>]){_TAG_REST}")
_BREAK = re.compile(rf"<br(?=[\s/>]){_TAG_REST}")
_TAG = re.compile(rf"<{_TAG_REST}")
_LINE = "\n"
_END = "\0"
_MOST_REMEMBERED = 65_536


def terms_of(title: str, summary: str, body: str) -> bytes:
    """Return the words of an article in their canonical spelling, in UTF-8 with spaces between.

    `body` is HTML; the title is the first block.
    """
    flat = f"{title} {_END} {summary} {_END} {_flat(body).replace(_LINE, f' {_END} ')}"
    return " ".join(map(_SPELLINGS.__getitem__, flat.split())).encode()


def words_in(terms: bytes) -> list[bytes]:
    """Return the words in reading order, each in UTF-8, with `BLOCK_END` between two blocks."""
    return terms.split()


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
        end = BLOCK_END.decode()
        found = end if token == _END else " ".join(text.words(text.canon(token)))
        self[token] = found
        return found


_SPELLINGS = _Spellings()
