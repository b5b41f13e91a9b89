"""The postings of portions of documents → all entries of one part of the index, sorted."""

from __future__ import annotations

from array import array
from collections import defaultdict
from functools import lru_cache
from itertools import accumulate, chain, groupby
from typing import TYPE_CHECKING

from wardnews.search.codec import HAS_NUMPY, KEY_SHIFT, most_bytes, pack_list
from wardnews.search.postings import fold, word_order
from wardnews.values import dataclass

if TYPE_CHECKING:
    from wardnews.search.postings import Part

_LOW = (1 << KEY_SHIFT) - 1
TEXT_WEIGHT = 3
"""About how many bytes the spelling of an entry and the length of its list take when deflated."""
UNMARKED = "\u036f"
"""Stands before a word that is listed as read without marks: a mark that no word begins with."""
WORD_SIGN = "!"
"""In the key of a word: before all that stands in words, so that it sorts before its pairs."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of one `Postings`."""

    first: int
    words: bytes
    part: Part


@dataclass(frozen=True, slots=True)
class Entries:
    """Words (`đảng `, in titles ` đảng`) and pairs (`đảng ủy`) with their documents, in columns.

    Each is filed under its home, and there by the other word of the pair, both told by their place
    among `folds`, how words read without marks; a word is its own home, and its other is 0, "".
    Where the words of a home take much room, they stand before them in all spellings together, too:
    `UNMARKED` and the word without marks.
    Its documents are `counts` many, and packed into `sizes` bytes of `lists`: `codec.pack_list`.
    """

    folds: list[str]
    homes: list[int]
    others: list[int]
    spellings: list[str]
    counts: list[int]
    sizes: list[int]
    lists: bytes

    def key(self, place: int) -> str:
        """Return what an entry is found by."""
        home, other = self.folds[self.homes[place]], self.folds[self.others[place]]
        return f"{home} {other}" if other else word_key(self.spellings[place].strip())


def word_key(spelling: str) -> str:
    """Return what a word is found by: in its own spelling, or in all where `UNMARKED` is before it."""
    rest = "" if spelling.startswith(UNMARKED) else WORD_SIGN + spelling
    return f"{fold(spelling)} {rest}"


@dataclass(frozen=True, slots=True)
class Order:
    """What orders entries: folded home, folded other, which spelling of the one, of the other.

    All are packed into one number, whose last bit tells whether the home comes first. `words` are
    those of all pieces in order, `firsts` the place of the first word of each fold. `own` tell of
    the words of each piece what they add to that number, as a home and as the other.
    """

    words: list[str]
    folds: list[str]
    firsts: list[int]
    fold_bits: int
    variant_bits: int
    own: list[tuple[array[int], array[int]]]

    @property
    def home_shift(self) -> int:
        """How many bits stand behind the home."""
        return self.fold_bits + 2 * self.variant_bits + 1

    def other(self, key: int) -> int:
        """Return the place of the folded other; that of a word is 0."""
        return key >> 2 * self.variant_bits + 1 & (1 << self.fold_bits) - 1

    def in_all_spellings(self, key: int) -> int:
        """Return what orders the entry of a word in all its spellings: variants count from 1."""
        variants = (1 << self.variant_bits) - 1
        return key & ~(variants << self.variant_bits + 1)


def merge(pieces: tuple[Piece, ...], documents: int, room: int) -> Entries:
    """Return the entries of pieces that come in the order of their documents, so many in all.

    The words of a home that may take more than `room` bytes are there in all spellings together, too.
    """
    order = _order(tuple(piece.words for piece in pieces))
    keys, counts, lists, sizes = _sorted(pieces, order, documents, room)
    words, firsts, variant_bits = order.words, order.firsts, order.variant_bits
    variant_mask = (1 << variant_bits) - 1
    homes = [key >> order.home_shift for key in keys]
    others = list(map(order.other, keys))
    spellings = []
    for key, home, other in zip(keys, homes, others, strict=True):
        variant = key >> variant_bits + 1 & variant_mask
        first = words[firsts[home] + variant - 1] if variant else UNMARKED + order.folds[home]
        second = words[firsts[other] + (key >> 1 & variant_mask) - 1]
        spellings.append(f"{first} {second}" if key & 1 else f"{second} {first}")
    return Entries(order.folds, homes, others, spellings, counts, sizes, lists)


@lru_cache(maxsize=1)
def _order(listed: tuple[bytes, ...]) -> Order:
    """Return the order for the words of pieces: a worker meets the same for part after part."""
    known = [words.decode().split(" ") for words in listed]
    words = sorted(set(chain.from_iterable(known)), key=word_order)
    groups = [list(group) for _, group in groupby(words, key=fold)]
    fold_bits = len(groups).bit_length()
    variant_bits = max(map(len, groups)).bit_length()
    as_home: dict[str, int] = {}
    as_other: dict[str, int] = {}
    for rank, group in enumerate(groups):
        for variant, word in enumerate(group, 1):
            as_other[word] = rank << 2 * variant_bits + 1 | variant << 1
            as_home[word] = rank << fold_bits + 2 * variant_bits + 1 | variant << variant_bits + 1
    return Order(
        words=words,
        folds=[fold(group[0]) for group in groups],
        firsts=list(accumulate(map(len, groups[:-1]), initial=0)),
        fold_bits=fold_bits,
        variant_bits=variant_bits,
        own=[
            (array("q", map(as_home.__getitem__, own)), array("q", map(as_other.__getitem__, own)))
            for own in known
        ],
    )


def _sorted(
    pieces: tuple[Piece, ...], order: Order, documents: int, room: int
) -> tuple[list[int], list[int], bytes, list[int]]:
    """Return what orders each entry, its count, all lists as they are packed, the bytes of each."""
    if HAS_NUMPY:
        from wardnews.search import vectors  # noqa: PLC0415  # numpy takes long to load

        columns = [
            (piece.first, piece.part.keys, piece.part.lengths, piece.part.documents)
            for piece in pieces
        ]
        keys, counts, run = vectors.merge_lists(columns, order.own)
        unions = _unions(keys, counts, order, documents, room)
        keys, counts, run = vectors.add_unions(keys, counts, run, unions)
        return keys, counts, *vectors.pack_lists(counts, run, documents)
    lists: defaultdict[int, list[int]] = defaultdict(list)
    for piece, (as_home, as_other) in zip(pieces, order.own, strict=True):
        own = list(map(piece.first.__add__, piece.part.documents))
        ends = accumulate(piece.part.lengths, initial=0)
        start = next(ends)
        for key, end in zip(piece.part.keys, ends, strict=True):
            pair = key >> 1
            place = as_home[pair >> KEY_SHIFT] | as_other[pair & _LOW] | key & 1
            lists[place] += own[start:end]
            start = end
    keys = sorted(lists)
    unions = _unions(keys, [len(lists[key]) for key in keys], order, documents, room)
    for key, places in unions:
        lists[key] = sorted(frozenset().union(*(lists[keys[place]] for place in places)))
    keys = sorted(lists)
    packed = [pack_list(lists[key], documents) for key in keys]
    counts = [len(lists[key]) for key in keys]
    return keys, counts, b"".join(packed), list(map(len, packed))


def _unions(
    keys: list[int], counts: list[int], order: Order, documents: int, room: int
) -> list[tuple[int, list[int]]]:
    """Return what orders the entries of words in all spellings, each with the places of those."""
    found = []
    words = [place for place, key in enumerate(keys) if not order.other(key)]
    for _, group in groupby(words, key=lambda place: keys[place] >> order.home_shift):
        places = list(group)
        if sum(TEXT_WEIGHT + most_bytes(counts[place], documents) for place in places) <= room:
            continue
        by_key: defaultdict[int, list[int]] = defaultdict(list)
        for place in places:
            by_key[order.in_all_spellings(keys[place])].append(place)
        found += sorted(by_key.items())
    return found
