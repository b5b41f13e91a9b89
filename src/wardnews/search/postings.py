"""Turns articles' terms round: for each word and each pair of neighbours, the documents with it."""

from __future__ import annotations

import gc
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from contextlib import contextmanager
from functools import lru_cache
from itertools import chain, pairwise
from operator import or_
from typing import TYPE_CHECKING

from wardnews import text
from wardnews.search.codec import HAS_NUMPY, KEY_SHIFT, LONG
from wardnews.search.terms import BLOCK_END, Vocabulary
from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wardnews.search.terms import Source

FREQUENT = 256
"""How many syllables are told apart by how frequent they are."""

_LOW = (1 << KEY_SHIFT) - 1
_COLUMNS = ("Q", LONG, "H")  # the types of numbers in a `Part`


@dataclass(frozen=True, slots=True)
class Layout:
    """What decides where a pair is filed: made from some of a segment's documents, used for all.

    `frequent` are the most frequent folded syllables, the most frequent one first. `bounds` are
    folded words: at each of them, in the order of `sort_key`, another part of the index begins.
    """

    frequent: tuple[str, ...]
    bounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The lists of some documents that belong to one part of the index.

    A key is `(home << KEY_SHIFT | other) << 1 | home_first`, the numbers being places in the words of the
    `Postings`; word 0 is none: (a, 0) stands for a anywhere and (0, a) for a in the title.
    `documents` are the lists run together, each document less the first of the `Postings`.
    """

    keys: array[int]
    lengths: array[int]
    documents: array[int]


@dataclass(frozen=True, slots=True)
class Postings:
    """The lists of up to `MOST_DOCUMENTS`, `first` being the number of the first one.

    `words` are canonical spellings in UTF-8, the empty one first, with spaces between.
    """

    first: int
    words: bytes
    parts: tuple[Part, ...]


def plan_layout(sample: Sequence[Source], parts: int) -> Layout:
    """Return the layout for a segment of which some documents are known."""
    vocabulary = Vocabulary()
    texts = [vocabulary.numbers(source) for source in sample]
    folded = [fold(word) for word in vocabulary.words]
    counts = Counter(chain.from_iterable({folded[number] for number in each} for each in texts))
    del counts[""]
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    frequent = tuple(syllable for syllable, _ in ordered[:FREQUENT])
    ranks = {"": -1, **{each: rank for rank, each in enumerate(frequent)}}
    pairs = Counter(chain.from_iterable(map(pairwise, texts))) if parts > 1 else {}
    weights: Counter[str] = Counter()
    for (first, second), count in pairs.items():
        weights[home_first(folded[first], folded[second], ranks)[0]] += count
    return Layout(frequent=frequent, bounds=tuple(_bounds(weights, parts)))


def invert(first: int, sources: tuple[Source, ...], layout: Layout) -> Postings:
    """Return the postings of documents: the unit of work of a worker."""
    vocabulary = Vocabulary()
    texts = [vocabulary.numbers(source) for source in sources]
    found = vocabulary.words
    words = sorted(found, key=word_order)
    place_of = {word: place for place, word in enumerate(words)}
    places = [place_of[word] for word in found]
    columns = _sort_lists(texts, places, _homeliness(words, layout))
    starts = [bisect_left(words, word_order(each), key=word_order) for each in layout.bounds]
    parts = tuple(_cut(Part(*map(array, _COLUMNS, columns)), starts))
    return Postings(first=first, words=" ".join(words).encode(), parts=parts)


def _sort_lists(
    texts: list[list[int]], places: list[int], homeliness: list[int]
) -> tuple[bytes, bytes, bytes]:
    """Return the columns of a `Part`, as `vectors.sort_lists` does."""
    if HAS_NUMPY:
        from wardnews.search.vectors import sort_lists  # noqa: PLC0415  # numpy takes long to load

        return sort_lists(texts, places, homeliness)
    lists: defaultdict[int, list[int]] = defaultdict(list)
    with without_collector():
        for document, numbers in enumerate(texts):
            for key in _keys(numbers):
                lists[key].append(document)
    filed = _filed(lists, places, homeliness)
    ordered = [filed[key] for key in sorted(filed)]
    return (
        array("Q", sorted(filed)).tobytes(),
        array(LONG, map(len, ordered)).tobytes(),
        array("H", chain.from_iterable(ordered)).tobytes(),
    )


def encode_postings(postings: Postings) -> bytes:
    """Return what is to be kept of postings: all but which document is the first.

    It is not packed: that would take a sixth of the time that keeping it can spare.
    """
    parts = postings.parts
    columns = [column for part in parts for column in (part.keys, part.lengths, part.documents)]
    sizes = array("Q", (len(postings.words), *map(len, columns)))
    head = array("Q", (sizes.itemsize * len(sizes),)) + sizes
    return b"".join((head.tobytes(), postings.words, *(each.tobytes() for each in columns)))


def decode_postings(first: int, data: bytes) -> Postings:
    """Return the postings that `encode_postings` was given, `first` being their first document."""
    held = memoryview(data)
    (size,) = held[:8].cast("Q")
    sizes, rest = held[8 : 8 + size].cast("Q"), held[8 + size :]
    columns = [array(kind) for kind in _COLUMNS * (len(sizes) // len(_COLUMNS))]
    end = sizes[0]
    for column, length in zip(columns, sizes[1:], strict=True):
        start, end = end, end + length * column.itemsize
        column.frombytes(rest[start:end])
    parts = zip(columns[::3], columns[1::3], columns[2::3], strict=True)
    words = bytes(rest[: sizes[0]])
    return Postings(first=first, words=words, parts=tuple(Part(*each) for each in parts))


def home_first(first: str, second: str, ranks: dict[str, int]) -> tuple[str, str]:
    """Return two folded syllables, first the one under which their pair is filed.

    That is the less frequent one: so the most frequent syllables, which readers ask for most,
    do not gather all their pairs around them. Among the rest the alphabet decides.
    """
    unranked = len(ranks)
    rarity_of_first = ranks.get(first, unranked), sort_key(first)
    is_first = rarity_of_first >= (ranks.get(second, unranked), sort_key(second))
    return (first, second) if is_first else (second, first)


# Vietnamese has some 7,000 syllables; the rest of the room is for names and numbers.
@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Return the word without any mark."""
    return text.fold(word)


def sort_key(key: str) -> bytes:
    """Return what orders keys: UTF-16, in which a browser compares strings."""
    return key.encode("utf-16-be")


def word_order(word: str) -> tuple[bytes, bytes]:
    """Return what orders words: by how they are read without marks, then by their marks."""
    return sort_key(fold(word)), sort_key(word)


@contextmanager
def without_collector() -> Iterator[None]:
    """Keep Python's collector of cycles from walking through lists by the hundred thousand."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _keys(second: list[int]) -> set[int]:
    """Return the keys of a document. It is the inner loop of the index: all of it runs in C."""
    first = [number << KEY_SHIFT for number in second]
    keys = set(map(or_, first, second[1:]))
    keys.difference_update(second)  # (0, a): the first words of blocks
    keys.update(first)  # (a, 0); the last words of blocks are among them
    keys.update(second[: second.index(BLOCK_END)])  # (0, a): the words of the title
    keys.discard(0)
    return keys


def _filed(
    lists: dict[int, list[int]], places: list[int], homeliness: list[int]
) -> dict[int, list[int]]:
    """Return the lists under the keys of `Part`; `places` turns numbers of words into places."""
    filed = {}
    for key, documents in lists.items():
        first, second = places[key >> KEY_SHIFT], places[key & _LOW]
        if homeliness[first] >= homeliness[second]:
            filed[(first << KEY_SHIFT | second) << 1 | 1] = documents
        else:
            filed[(second << KEY_SHIFT | first) << 1] = documents
    return filed


def _homeliness(words: list[str], layout: Layout) -> list[int]:
    """Return for each word its place among them, the word that makes the best home last."""
    ranks = {syllable: rank for rank, syllable in enumerate(layout.frequent)}
    unranked = len(ranks)

    def rarity(number: int) -> tuple[int, bytes, str]:
        folded = fold(words[number])
        return ranks.get(folded, unranked) if folded else -1, sort_key(folded), words[number]

    places = [0] * len(words)
    for place, number in enumerate(sorted(range(len(words)), key=rarity)):
        places[number] = place
    return places


def _cut(whole: Part, starts: list[int]) -> Iterator[Part]:
    """Yield the parts that begin at these places of words, the first of them from the beginning."""
    cuts = [bisect_left(whole.keys, start << KEY_SHIFT + 1) for start in starts]
    end = 0
    for first, last in pairwise((0, *cuts, len(whole.keys))):
        lengths = whole.lengths[first:last]
        start, end = end, end + sum(lengths)
        yield Part(whole.keys[first:last], lengths, whole.documents[start:end])


def _bounds(weights: dict[str, int], parts: int) -> Iterator[str]:
    """Yield the words that cut the weights into parts of about the same weight."""
    ordered = sorted(weights, key=word_order)
    total, passed, made = sum(weights.values()), 0, 1
    for word in ordered:
        if passed * parts >= total * made:
            yield word
            made += 1
        passed += weights[word]
