"""The inner loop of the index with numpy, where that is installed: as `postings`, but faster."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from wardnews.search.codec import KEY_SHIFT, MOST_DOCUMENTS

if TYPE_CHECKING:
    from array import array

    from numpy.typing import NDArray

    Vector: TypeAlias = NDArray[np.int64]

_DOCUMENT = 12  # bits; a key has 49


def sort_lists(
    texts: list[list[int]], places: list[int], homeliness: list[int]
) -> tuple[bytes, bytes, bytes]:
    """Return the columns of `postings.Part` for texts, given as numbers of words.

    `places` turns numbers into places, of which 0 ends a block; `homeliness` is that of each place.
    """
    place, rarity = np.array(places), np.array(homeliness)
    numbers, documents = _run_together(texts)
    words = place[numbers]
    inside = words > 0
    follows = inside[:-1] & inside[1:] & (documents[:-1] == documents[1:])
    first, second = words[:-1][follows], words[1:][follows]
    is_home = rarity[first] >= rarity[second]
    pairs = _keys(np.where(is_home, first, second), np.where(is_home, second, first), is_home)
    titles, titled = _run_together([words[: words.index(0)] for words in texts])
    found = (
        pairs << _DOCUMENT | documents[:-1][follows],
        _keys(words[inside], 0, 1) << _DOCUMENT | documents[inside],
        _keys(place[titles], 0, 0) << _DOCUMENT | titled,
    )
    ordered = np.concatenate(found)
    ordered.sort()  # np.unique would hash, which is slower here
    postings = ordered[_begins(ordered)]
    keys = postings >> _DOCUMENT
    starts = np.flatnonzero(_begins(keys))
    lengths = np.diff(starts, append=len(keys))
    column = postings & (MOST_DOCUMENTS - 1)
    return (
        keys[starts].astype(np.uint64).tobytes(),
        lengths.astype(np.uint32).tobytes(),
        column.astype(np.uint16).tobytes(),
    )


def _keys(home: Vector, other: Vector | int, is_first: NDArray[np.bool_] | int) -> Vector:
    return (home << KEY_SHIFT | other) << 1 | is_first


def _begins(ordered: Vector) -> NDArray[np.bool_]:
    """Return of each number whether it differs from the one before it."""
    begins = np.ones(len(ordered), dtype=np.bool_)
    begins[1:] = ordered[1:] != ordered[:-1]
    return begins


def _run_together(texts: list[list[int]]) -> tuple[Vector, Vector]:
    """Return all numbers of the texts one after the other, and of each in which text it stands."""
    lengths = list(map(len, texts))
    numbers = np.fromiter(chain.from_iterable(texts), dtype=np.int64, count=sum(lengths))
    return numbers, np.repeat(np.arange(len(texts)), lengths)


def merge_lists(
    pieces: list[tuple[int, array[int], array[int], array[int]]],
    orders: list[tuple[tuple[int, ...], ...]],
) -> tuple[list[int], list[int], bytes]:
    """Return what `merging` sorts by itself: the order of each entry, its count, all documents.

    Of each piece the number of the first document and the columns of a `postings.Part` are given.
    """
    keys: list[Vector] = []
    for (_, own_keys, _, _), (as_home, as_other) in zip(pieces, orders, strict=True):
        own = _column(own_keys).astype(np.int64)
        home, other = own >> KEY_SHIFT + 1, own >> 1 & (1 << KEY_SHIFT) - 1
        keys.append(np.array(as_home)[home] | np.array(as_other)[other] | own & 1)
    lengths = np.concatenate([_column(own) for _, _, own, _ in pieces]).astype(np.int64)
    documents = np.concatenate(
        [_column(own).astype(np.uint32) + np.uint32(first) for first, _, _, own in pieces]
    )
    unsorted = np.concatenate(keys)
    places = np.argsort(unsorted, kind="stable")
    own_lengths, ordered = lengths[places], unsorted[places]
    moves = (np.cumsum(lengths) - lengths)[places] - (np.cumsum(own_lengths) - own_lengths)
    run = documents[np.repeat(moves, own_lengths) + np.arange(len(documents))]
    starts = np.flatnonzero(_begins(ordered))
    counts = np.add.reduceat(own_lengths, starts)
    return ordered[starts].tolist(), counts.tolist(), run.tobytes()


def steps_of(run: bytes) -> bytes:
    """Return what `codec.steps_of` does."""
    numbers = np.frombuffer(run, dtype=np.uint32)
    return np.diff(numbers, prepend=np.uint32(0)).tobytes()


def _column(numbers: array[int]) -> NDArray[np.unsignedinteger]:
    return np.frombuffer(numbers, dtype=f"u{numbers.itemsize}")
