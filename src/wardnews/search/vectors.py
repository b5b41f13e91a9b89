"""The inner loop of the index with numpy, where that is installed: as `postings`, but faster."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from wardnews.search.codec import KEY_SHIFT, MOST_DOCUMENTS, remainder_bits

if TYPE_CHECKING:
    from array import array

    from numpy.typing import NDArray

    Vector: TypeAlias = NDArray[np.int64]

_DOCUMENT = 12  # bits; a key has 49
_PACKED_AT_ONCE = 1 << 15


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
    orders: list[tuple[array[int], array[int]]],
) -> tuple[list[int], list[int], Vector]:
    """Return what `merging` sorts by itself: the order of each entry, its count, all documents.

    Of each piece the number of the first document and the columns of a `postings.Part` are given.
    """
    keys: list[Vector] = []
    for (_, own_keys, _, _), (as_home, as_other) in zip(pieces, orders, strict=True):
        own = _column(own_keys).astype(np.int64)
        home, other = own >> KEY_SHIFT + 1, own >> 1 & (1 << KEY_SHIFT) - 1
        keys.append(_column(as_home)[home] | _column(as_other)[other] | own & 1)
    lengths = np.concatenate([_column(own) for _, _, own, _ in pieces]).astype(np.int64)
    documents = np.concatenate(
        [_column(own).astype(np.int64) + first for first, _, _, own in pieces]
    )
    unsorted = np.concatenate(keys)
    places = np.argsort(unsorted, kind="stable")
    own_lengths, ordered = lengths[places], unsorted[places]
    moves = (np.cumsum(lengths) - lengths)[places] - (np.cumsum(own_lengths) - own_lengths)
    run = documents[np.repeat(moves, own_lengths) + np.arange(len(documents))]
    starts = np.flatnonzero(_begins(ordered))
    counts = np.add.reduceat(own_lengths, starts)
    return ordered[starts].tolist(), counts.tolist(), run


def add_unions(
    keys: list[int], counts: list[int], run: Vector, unions: list[tuple[int, list[int]]]
) -> tuple[list[int], list[int], Vector]:
    """Return the columns with more entries: each has the documents of those at some places."""
    ends = list(accumulate(counts, initial=0))
    all_keys: list[int] = []
    all_counts: list[int] = []
    runs: list[Vector] = []
    done = 0
    for key, places in unions:
        at = bisect_left(keys, key)
        own = np.unique(np.concatenate([run[ends[each] : ends[each + 1]] for each in places]))
        all_keys += [*keys[done:at], key]
        all_counts += [*counts[done:at], len(own)]
        runs += [run[ends[done] : ends[at]], own]
        done = at
    runs.append(run[ends[done] :])
    return [*all_keys, *keys[done:]], [*all_counts, *counts[done:]], np.concatenate(runs)


def pack_lists(counts: list[int], run: Vector, documents: int) -> tuple[bytes, list[int]]:
    """Return lists of documents, each as `codec.pack_list` does, and the bytes of each."""
    written, run = _fewest(counts, run, documents)
    held = np.flatnonzero(written)
    sizes = np.zeros(len(counts), dtype=np.int64)
    if not len(held):
        return b"", sizes.tolist()
    lengths = written[held]
    remainders = np.array([remainder_bits(each, documents) for each in lengths.tolist()])
    ends = np.cumsum(lengths)
    # So few at once that they stay in the processor's cache: that is twice as quick.
    cuts = np.unique(ends // _PACKED_AT_ONCE, return_index=True)[1].tolist()
    packed, each_in_bytes = [], []
    for first, last in pairwise((*cuts, len(lengths))):
        own = run[int(ends[first] - lengths[first]) : int(ends[last - 1])]
        data, in_bytes = _packed(lengths[first:last], remainders[first:last], own)
        packed.append(data)
        each_in_bytes += in_bytes
    sizes[held] = each_in_bytes
    return b"".join(packed), sizes.tolist()


def _fewest(counts: list[int], run: Vector, documents: int) -> tuple[Vector, Vector]:
    """Return the lists with those of more than half of the documents turned into the others."""
    lengths = np.array(counts)
    ends = np.cumsum(lengths).tolist()
    everything = np.arange(documents)
    runs: list[Vector] = []
    done = 0
    for place in np.flatnonzero(2 * lengths > documents).tolist():
        start, end = ends[place] - counts[place], ends[place]
        runs += [run[done:start], np.delete(everything, run[start:end])]
        done = end
    lengths = np.minimum(lengths, documents - lengths)
    return lengths, np.concatenate([*runs, run[done:]])


def _packed(lengths: Vector, bits: Vector, run: Vector) -> tuple[bytes, list[int]]:
    starts = np.cumsum(lengths) - lengths
    remainders = np.repeat(bits, lengths)
    steps = np.diff(run, prepend=-1) - 1
    steps[starts] = run[starts]
    quotients = steps >> remainders
    sizes = quotients + 1 + remainders
    totals = np.add.reduceat(sizes, starts)
    in_bytes = (totals + 7) // 8
    gaps = np.zeros(len(run), dtype=np.int64)
    gaps[starts[1:]] = (8 * in_bytes - totals)[
        :-1
    ]  # before each list but the first, to whole bytes
    ends: Vector = np.cumsum(sizes + gaps)
    code = np.zeros(8 * int(in_bytes.sum()), dtype=np.uint8)
    code[_ranges(ends - sizes, quotients)] = 1
    places = _ranges(ends - remainders, remainders)
    code[places] = np.repeat(steps, remainders) >> np.repeat(ends, remainders) - 1 - places & 1
    return np.packbits(code).tobytes(), in_bytes.tolist()


def _ranges(starts: Vector, lengths: Vector) -> Vector:
    """Return the numbers of ranges that begin there and are so long, run together."""
    before = np.cumsum(lengths) - lengths
    return np.repeat(starts - before, lengths) + np.arange(int(lengths.sum()))


def _column(numbers: array[int]) -> NDArray[np.integer]:
    kind = "i" if numbers.typecode.islower() else "u"
    return np.frombuffer(numbers, dtype=f"{kind}{numbers.itemsize}")
