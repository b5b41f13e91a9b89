"""Lists of documents → shards: small files, each with the words and pairs that sort together."""

from __future__ import annotations

from array import array
from collections import defaultdict
from functools import lru_cache
from itertools import chain
from math import isqrt, log2
from typing import TYPE_CHECKING, NamedTuple

from wardnews.search.codec import KEY_SHIFT, LONG, deflate, pack_column, pack_lists, width_of
from wardnews.search.postings import fold, without_collector, word_order
from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wardnews.search.postings import Part

SMALLEST, LARGEST = 900, 9_000
"""Between these lies the size of a shard in bytes, about."""
TEXT_WEIGHT = 3
"""About how many bytes the spelling of an entry and the length of its list take when deflated."""

_LOW = (1 << KEY_SHIFT) - 1


@dataclass(frozen=True, slots=True)
class Shard:
    """A file of the index: the keys of its first and last entry, and its bytes.

    `goes_on` tells that the entry before its first one, in another shard, has the same key.
    """

    first: str
    last: str
    goes_on: bool
    data: bytes


class Entry(NamedTuple):
    """A word (`đảng `, in titles ` đảng`) or a pair (`đảng ủy`), its key, and its documents."""

    key: str
    spelling: str
    documents: bytes
    """Four bytes a number, as in arrays."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of one `Postings`."""

    first: int
    words: bytes
    part: Part


def shard_size(documents: int) -> int:
    """Return about how many bytes a shard should have in an index of that many documents.

    A query reads a few shards and a list of all shards: their sum is least near the square root.
    """
    return min(max(SMALLEST, 20 * isqrt(documents)), LARGEST)


def build_shards(pieces: tuple[Piece, ...], documents: int) -> tuple[Shard, ...]:
    """Return the shards of one part of the index of that many documents: a worker's work.

    `pieces` come in the order of their documents.
    """
    with without_collector():
        return tuple(pack_entries(_merged(pieces), documents))


def pack_entries(entries: Iterable[Entry], documents: int) -> Iterator[Shard]:
    """Yield the shards of sorted entries.

    The entries of one key stand in one shard where they fit.
    """
    wanted = shard_size(documents)
    held: list[Entry] = []
    size = 0.0
    goes_on = False
    for entry in entries:
        weight = _weight(len(entry.documents) // 4, documents)
        same_key = bool(held) and held[-1].key == entry.key
        if held and size + weight > (2 * wanted if same_key else wanted):
            yield _shard(held, documents, goes_on=goes_on)
            held, size, goes_on = [], 0.0, same_key
        held.append(entry)
        size += weight
    if held:
        yield _shard(held, documents, goes_on=goes_on)


@lru_cache(maxsize=16_384)
def _weight(count: int, documents: int) -> float:
    """Return about how many bytes an entry with that many of the documents adds to a shard."""
    steps = count * (log2(documents / count) + 1.5) if count else 0.0
    return TEXT_WEIGHT + steps / 8


def _shard(entries: list[Entry], documents: int, *, goes_on: bool) -> Shard:
    width = width_of(documents)
    spellings = "\n".join(entry.spelling for entry in entries).encode()
    counts = pack_column((len(entry.documents) // 4 for entry in entries), width)
    run = array(LONG, b"".join(entry.documents for entry in entries))
    data = deflate(spellings + b"\0" + b"".join(counts), b"".join(pack_lists(run, width)))
    return Shard(first=entries[0].key, last=entries[-1].key, goes_on=goes_on, data=data)


def _merged(pieces: tuple[Piece, ...]) -> Iterator[Entry]:
    """Yield the entries of all pieces, sorted by key and then by spelling."""
    known = [piece.words.decode().split(" ") for piece in pieces]
    words = sorted(set(chain.from_iterable(known)), key=word_order)
    as_home, as_other = _orders(words)
    places = {word: place for place, word in enumerate(words)}
    lists: defaultdict[int, bytes] = defaultdict(bytes)
    for piece, own in zip(pieces, known, strict=True):
        homes = [as_home[places[word]] for word in own]
        others = [as_other[places[word]] for word in own]
        run = array(LONG, map(piece.first.__add__, piece.part.documents)).tobytes()
        end = 0
        for key, length in zip(piece.part.keys, piece.part.lengths, strict=True):
            start, end = end, end + 4 * length
            pair = key >> 1
            order = homes[pair >> KEY_SHIFT] | others[pair & _LOW] | key & 1
            lists[order] += run[start:end]
    bits = len(words).bit_length()
    mask = (1 << bits) - 1
    for order in sorted(lists):
        home, other = words[order >> bits + 1 & mask], words[order >> 1 & mask]
        yield Entry(
            key=f"{fold(home)} {fold(other)}",
            spelling=f"{home} {other}" if order & 1 else f"{other} {home}",
            documents=lists[order],
        )


def _orders(words: list[str]) -> tuple[list[int], list[int]]:
    """Return what each word adds to the number that orders entries, as a home and as the other.

    That number compares the folded home, the folded other, the home, the other.
    """
    bits = len(words).bit_length()
    folds = dict.fromkeys(map(fold, words))
    ranks = {folded: rank for rank, folded in enumerate(folds)}
    own = [ranks[fold(word)] for word in words]
    as_home = [rank << 3 * bits + 1 | place << bits + 1 for place, rank in enumerate(own)]
    as_other = [rank << 2 * bits + 1 | place << 1 for place, rank in enumerate(own)]
    return as_home, as_other
