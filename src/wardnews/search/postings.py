"""Turns articles' terms round: for each word and each pair of neighbours, the documents with it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from operator import or_
from typing import TYPE_CHECKING

from wardnews.search.codec import pack_number, pack_steps
from wardnews.search.terms import BLOCK_END, words_in

if TYPE_CHECKING:
    from collections.abc import Iterable


CHUNK = 1024
"""How many documents a worker turns round at once."""

_SHIFT = 24  # a key is the number of one word above that of another
_LOW = (1 << _SHIFT) - 1


@dataclass(frozen=True, slots=True)
class Postings:
    """The lists of some documents: `words` in UTF-8 with spaces between, lists in one run.

    A key is two of the words: (a, b) stands for b right after a, (a, 0) for a anywhere and (0, a)
    for a in the title, word 0 being `BLOCK_END`. Documents count from 0. A list is held as its
    length, its first and its last document, and the packed steps between them.
    """

    words: bytes
    keys: tuple[int, ...]
    lengths: tuple[int, ...]
    firsts: tuple[int, ...]
    lasts: tuple[int, ...]
    steps: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class PostingList:
    """The documents of a key of a whole segment: how many, and packed: the first, the steps."""

    length: int
    data: bytes


def invert(documents: tuple[bytes, ...]) -> Postings:
    """Return the postings of the documents: the unit of work of a worker."""
    numbers = _Numbers({BLOCK_END: 0})
    lists: defaultdict[int, list[int]] = defaultdict(list)
    for document, terms in enumerate(documents):
        for key in _keys(numbers, terms):
            lists[key].append(document)
    return Postings(
        words=b" ".join(numbers),
        keys=tuple(lists),
        lengths=tuple(map(len, lists.values())),
        firsts=tuple(each[0] for each in lists.values()),
        lasts=tuple(each[-1] for each in lists.values()),
        steps=tuple(map(pack_steps, lists.values())),
    )


def merge(chunks: Iterable[tuple[int, Postings]]) -> dict[tuple[str, str], PostingList]:
    """Return all lists by their two words, "" for word 0; a chunk comes with its first document."""
    numbers = _Numbers({BLOCK_END: 0})
    lists: dict[int, _Growing] = {}
    for base, chunk in chunks:
        own = [numbers[word] for word in chunk.words.split(b" ")]
        columns = (chunk.keys, chunk.lengths, chunk.firsts, chunk.lasts, chunk.steps)
        for key, length, first, last, steps in zip(*columns, strict=True):
            whole = own[key >> _SHIFT] << _SHIFT | own[key & _LOW]
            growing = lists.get(whole)
            if growing is None:
                lists[whole] = growing = _Growing()
            growing.parts += (pack_number(base + first - growing.last), steps)
            growing.last = base + last
            growing.length += length
    words = ["", *(word.decode() for word in numbers if word != BLOCK_END)]
    return {
        (words[key >> _SHIFT], words[key & _LOW]): PostingList(each.length, b"".join(each.parts))
        for key, each in lists.items()
    }


def list_of(documents: Iterable[int]) -> PostingList:
    """Return the posting list of ascending documents."""
    found = list(documents)
    return PostingList(len(found), pack_number(found[0]) + pack_steps(found) if found else b"")


class _Numbers(dict[bytes, int]):
    """Gives each word its number when the word is first met."""

    def __missing__(self, word: bytes) -> int:
        self[word] = number = len(self)
        return number


class _Growing:
    """A list that the chunks add to."""

    __slots__ = ("last", "length", "parts")

    def __init__(self) -> None:
        self.last = 0
        self.length = 0
        self.parts: tuple[bytes, ...] = ()


def _keys(numbers: _Numbers, terms: bytes) -> set[int]:
    """Return the keys of a document. It is the inner loop of the index: all of it runs in C."""
    second = list(map(numbers.__getitem__, words_in(terms)))
    first = [number << _SHIFT for number in second]
    keys = set(map(or_, first, second[1:]))
    keys.difference_update(second)  # (0, a): the first words of blocks
    keys.update(first)  # (a, 0); the last words of blocks are among them
    keys.update(second[: second.index(0)])  # (0, a): the words of the title
    keys.discard(0)
    return keys
