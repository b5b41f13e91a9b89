"""The inner loop of the index with numpy, where that is installed: as `postings`, but faster."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from wardnews.search.codec import KEY_SHIFT, MOST_DOCUMENTS

if TYPE_CHECKING:
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
    ordered = np.sort(np.concatenate(found))  # np.unique would hash, which is slower here
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
