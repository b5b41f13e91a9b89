"""The postings of portions of documents → all entries of one part of the index, sorted."""

from __future__ import annotations

from array import array
from collections import defaultdict
from functools import lru_cache
from itertools import accumulate, chain, groupby
from typing import TYPE_CHECKING

from wardnews.search.codec import HAS_NUMPY, KEY_SHIFT, pack_list, remainder_bits
from wardnews.search.postings import fold, word_order
from wardnews.values import dataclass

if TYPE_CHECKING:
    from wardnews.search.postings import Part

_LOW = (1 << KEY_SHIFT) - 1
_remainder_bits = lru_cache(maxsize=16_384)(remainder_bits)


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
        return f"{self.folds[self.homes[place]]} {self.folds[self.others[place]]}"


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


def merge(pieces: tuple[Piece, ...], documents: int) -> Entries:
    """Return the entries of pieces that come in the order of their documents, so many in all."""
    order = _order(tuple(piece.words for piece in pieces))
    keys, counts, lists, sizes = _sorted(pieces, order, documents)
    words, firsts, variant_bits = order.words, order.firsts, order.variant_bits
    variant_mask, fold_mask = (1 << variant_bits) - 1, (1 << order.fold_bits) - 1
    homes = [key >> order.fold_bits + 2 * variant_bits + 1 for key in keys]
    others = [key >> 2 * variant_bits + 1 & fold_mask for key in keys]
    spellings = []
    for key, home, other in zip(keys, homes, others, strict=True):
        first = words[firsts[home] + (key >> variant_bits + 1 & variant_mask)]
        second = words[firsts[other] + (key >> 1 & variant_mask)]
        spellings.append(f"{first} {second}" if key & 1 else f"{second} {first}")
    return Entries(order.folds, homes, others, spellings, counts, sizes, lists)


@lru_cache(maxsize=1)
def _order(listed: tuple[bytes, ...]) -> Order:
    """Return the order for the words of pieces: a worker meets the same for part after part."""
    known = [words.decode().split(" ") for words in listed]
    words = sorted(set(chain.from_iterable(known)), key=word_order)
    groups = [list(group) for _, group in groupby(words, key=fold)]
    fold_bits = len(groups).bit_length()
    variant_bits = (max(map(len, groups)) - 1).bit_length()
    as_home: dict[str, int] = {}
    as_other: dict[str, int] = {}
    for rank, group in enumerate(groups):
        for variant, word in enumerate(group):
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
    pieces: tuple[Piece, ...], order: Order, documents: int
) -> tuple[list[int], list[int], bytes, list[int]]:
    """Return what orders each entry, its count, all lists as they are packed, the bytes of each."""
    if HAS_NUMPY:
        from wardnews.search.vectors import merge_lists, pack_lists  # noqa: PLC0415  # loads slowly

        columns = [
            (piece.first, piece.part.keys, piece.part.lengths, piece.part.documents)
            for piece in pieces
        ]
        keys, counts, run = merge_lists(columns, order.own)
        bits = [_remainder_bits(count, documents) for count in counts]
        return keys, counts, *pack_lists(counts, bits, run)
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
    counts = [len(lists[key]) for key in keys]
    packed = [
        pack_list(lists[key], _remainder_bits(count, documents))
        for key, count in zip(keys, counts, strict=True)
    ]
    return keys, counts, b"".join(packed), list(map(len, packed))
