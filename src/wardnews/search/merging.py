"""The postings of portions of documents → all entries of one part of the index, sorted."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import accumulate, chain
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

    All are packed into one number, whose last bit tells whether the home comes first.
    """

    variant_bits: int
    fold_bits: int

    @property
    def shifts(self) -> tuple[int, int, int, int]:
        """How far the four are shifted to the left."""
        variant, fold_ = self.variant_bits, self.fold_bits
        return fold_ + 2 * variant + 1, 2 * variant + 1, variant + 1, 1


def merge(pieces: tuple[Piece, ...], documents: int) -> Entries:
    """Return the entries of pieces that come in the order of their documents, so many in all."""
    known = [piece.words.decode().split(" ") for piece in pieces]
    words = sorted(set(chain.from_iterable(known)), key=word_order)
    folds = list(dict.fromkeys(map(fold, words)))
    ranks = {folded: rank for rank, folded in enumerate(folds)}
    firsts: dict[int, int] = {}
    numbered = [(ranks[fold(word)], place) for place, word in enumerate(words)]
    variants = [place - firsts.setdefault(rank, place) for rank, place in numbered]
    order = Order(max(variants).bit_length(), len(folds).bit_length())
    home_fold, other_fold, home_variant, other_variant = order.shifts
    of_word = {
        word: (
            rank << home_fold | variant << home_variant,
            rank << other_fold | variant << other_variant,
        )
        for word, (rank, _), variant in zip(words, numbered, variants, strict=True)
    }
    orders = [tuple(zip(*map(of_word.__getitem__, own), strict=True)) for own in known]
    keys, counts, lists, sizes = _sorted(pieces, orders, documents)
    variant_mask, fold_mask = (1 << order.variant_bits) - 1, (1 << order.fold_bits) - 1
    homes = [key >> home_fold for key in keys]
    others = [key >> other_fold & fold_mask for key in keys]
    spellings = []
    for key, home, other in zip(keys, homes, others, strict=True):
        first = words[firsts[home] + (key >> home_variant & variant_mask)]
        second = words[firsts[other] + (key >> other_variant & variant_mask)]
        spellings.append(f"{first} {second}" if key & 1 else f"{second} {first}")
    return Entries(folds, homes, others, spellings, counts, sizes, lists)


def _sorted(
    pieces: tuple[Piece, ...], orders: list[tuple[tuple[int, ...], ...]], documents: int
) -> tuple[list[int], list[int], bytes, list[int]]:
    """Return what orders each entry, its count, all lists as they are packed, the bytes of each.

    `orders` tell of the words of each piece what they add to that, as a home and as the other.
    """
    if HAS_NUMPY:
        from wardnews.search.vectors import merge_lists, pack_lists  # noqa: PLC0415  # loads slowly

        columns = [
            (piece.first, piece.part.keys, piece.part.lengths, piece.part.documents)
            for piece in pieces
        ]
        keys, counts, run = merge_lists(columns, orders)
        bits = [_remainder_bits(count, documents) for count in counts]
        return keys, counts, *pack_lists(counts, bits, run)
    lists: defaultdict[int, list[int]] = defaultdict(list)
    for piece, (as_home, as_other) in zip(pieces, orders, strict=True):
        own = list(map(piece.first.__add__, piece.part.documents))
        ends = accumulate(piece.part.lengths, initial=0)
        start = next(ends)
        for key, end in zip(piece.part.keys, ends, strict=True):
            pair = key >> 1
            order = as_home[pair >> KEY_SHIFT] | as_other[pair & _LOW] | key & 1
            lists[order] += own[start:end]
            start = end
    keys = sorted(lists)
    counts = [len(lists[key]) for key in keys]
    packed = [
        pack_list(lists[key], _remainder_bits(count, documents))
        for key, count in zip(keys, counts, strict=True)
    ]
    return keys, counts, b"".join(packed), list(map(len, packed))
