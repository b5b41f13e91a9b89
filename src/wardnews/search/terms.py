"""What a reader can find an article by: its words in one spelling, block by block."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from itertools import chain

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


def terms_of(title: str, summary: str, body: str) -> bytes:
    """Return the words of an article in their canonical spelling, in UTF-8 with spaces between.

    `body` is HTML; the title is the first block.
    """
    blocks = (title, summary, *blocks_of(body))
    return " . ".join(" ".join(canonical_words(block)) for block in blocks).encode()


def words_in(terms: bytes) -> list[bytes]:
    """Return the words in reading order, each in UTF-8, with `BLOCK_END` between two blocks."""
    return terms.split()


def blocks_of(body: str) -> tuple[str, ...]:
    """Return the text of each paragraph, heading, list item, cell … of the HTML, in order.

    A phrase is found within a block only. Links to and from footnotes are no text.
    """
    flat = _NOTE_LINK.sub("", body.replace("\n", " "))
    flat = _BREAK.sub(" ", _INLINE_TAG.sub("", flat))
    blocks = (html.unescape(block) for block in _TAG.sub("\n", flat).split("\n"))
    return tuple(block for block in blocks if block.strip())


def canonical_words(words: str) -> list[str]:
    """Return the words of a text in their canonical spelling, in order."""
    return list(chain.from_iterable(map(_canonical_words, words.split())))


# Prose repeats itself: each spelling, with the signs that touch it, is looked at once.
@lru_cache(maxsize=65_536)
def _canonical_words(token: str) -> tuple[str, ...]:
    return text.words(text.canon(token))
