"""Lists of documents → shards: small files, each with the words and pairs that sort together."""

from __future__ import annotations

from array import array
from collections import defaultdict
from functools import lru_cache
from itertools import chain, groupby, takewhile
from math import isqrt, log2
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from wardnews.search.codec import KEY_SHIFT, LONG, deflate, pack_column, pack_lists, width_of
from wardnews.search.postings import fold, without_collector, word_order
from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from wardnews.search.postings import Part

SMALLEST, LARGEST = 6_000, 16_000
"""Between these lies the size in bytes, about, of the largest shards."""
TEXT_WEIGHT = 3
"""About how many bytes the spelling of an entry and the length of its list take when deflated."""
REPEATS, GOES_ON = "+", "\t"
"""What a shard that is not the first of its home is marked with: see `Shard.mark`."""

_LOW = (1 << KEY_SHIFT) - 1


@dataclass(frozen=True, slots=True)
class Shard:
    """A file of the index: the keys of its first and last entry, and its bytes.

    `mark` is `REPEATS` where the words of the home stand here once more, before the pairs that the
    key tells of; `GOES_ON` where the key is also that of the shard before; else "".
    """

    first: str
    last: str
    mark: str
    data: bytes


class Entry(NamedTuple):
    """A word (`đảng `, in titles ` đảng`) or a pair (`đảng ủy`) and its documents.

    It is filed under its home, and there by the other word of the pair, both without marks; a
    word is its own home and has no other.
    """

    home: str
    other: str
    spelling: str
    documents: bytes
    """Four bytes a number, as in arrays."""

    @property
    def key(self) -> str:
        """What it is found by."""
        return f"{self.home} {self.other}"


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of one `Postings`."""

    first: int
    words: bytes
    part: Part


def shard_size(documents: int) -> int:
    """Return about how many bytes a shard may have in an index of that many documents.

    A query reads the shards of its words and a list of all shards: their sum is least near the
    square root.
    """
    return min(max(SMALLEST, 90 * isqrt(documents)), LARGEST)


def build_shards(pieces: tuple[Piece, ...], documents: int) -> tuple[Shard, ...]:
    """Return the shards of one part of the index of that many documents: a worker's work.

    `pieces` come in the order of their documents.
    """
    with without_collector():
        return tuple(pack_entries(_merged(pieces), documents))


def pack_entries(entries: Iterable[Entry], documents: int) -> Iterator[Shard]:
    """Yield the shards of sorted entries.

    A home stands in one shard, with its neighbours or alone. One that is too large for that is cut
    between its pairs, and its words stand in each of its shards: so a query reads, of each of its
    words and pairs, one file at most, and one for both where a pair is filed under a word.
    """
    largest = shard_size(documents)
    held: list[Entry] = []
    held_weight = 0.0
    for _, group in groupby(entries, key=attrgetter("home")):
        own = list(group)
        weight = sum(_weight(len(entry.documents) // 4, documents) for entry in own)
        if held and held_weight + weight > largest * 2 // 3:
            yield _shard(held, documents)
            held, held_weight = [], 0.0
        if weight > largest:
            yield from _cut(own, documents, largest)
        else:
            held += own
            held_weight += weight
    if held:
        yield _shard(held, documents)


def _cut(home: list[Entry], documents: int, largest: int) -> Iterator[Shard]:
    """Yield the shards of a home that is too large for one."""
    words = list(takewhile(lambda entry: not entry.other, home))
    pairs = home[len(words) :]
    words_weight = sum(_weight(len(entry.documents) // 4, documents) for entry in words)
    repeated = words if words_weight <= largest * 2 // 3 else []
    if not repeated:
        yield from (_shard(run, documents, mark) for mark, run in _runs(words, documents, largest))
    room = largest - words_weight if repeated else largest
    for place, (mark, run) in enumerate(_runs(pairs, documents, room)):
        is_first = repeated and place == 0
        yield _shard(
            run, documents, mark or ("" if is_first or not repeated else REPEATS), repeated
        )


def _runs(
    entries: Sequence[Entry], documents: int, room: float
) -> Iterator[tuple[str, list[Entry]]]:
    """Yield runs of about the same weight, none heavier than the room, and the mark of each.

    The entries of one key stay together unless they are by themselves too heavy.
    """
    weights = [_weight(len(entry.documents) // 4, documents) for entry in entries]
    total = sum(weights)
    wanted = total / max(1, -(-total // room))
    held: list[Entry] = []
    size = 0.0
    mark = ""
    for entry, weight in zip(entries, weights, strict=True):
        same_key = bool(held) and held[-1].key == entry.key
        if held and size + weight / 2 > (1.5 * room if same_key else wanted):
            yield mark, held
            held, size, mark = [], 0.0, GOES_ON if same_key else ""
        held.append(entry)
        size += weight
    if held:
        yield mark, held


@lru_cache(maxsize=16_384)
def _weight(count: int, documents: int) -> float:
    """Return about how many bytes an entry with that many of the documents adds to a shard."""
    steps = count * (log2(documents / count) + 1.5) if count else 0.0
    return TEXT_WEIGHT + steps / 8


def _shard(
    entries: Sequence[Entry], documents: int, mark: str = "", repeated: Sequence[Entry] = ()
) -> Shard:
    held = [*repeated, *entries]
    width = width_of(documents)
    spellings = "\n".join(entry.spelling for entry in held).encode()
    counts = pack_column((len(entry.documents) // 4 for entry in held), width)
    run = array(LONG, b"".join(entry.documents for entry in held))
    data = deflate(spellings + b"\0" + b"".join(counts), b"".join(pack_lists(run, width)))
    first = entries[0] if mark else held[0]
    return Shard(first=first.key, last=entries[-1].key, mark=mark, data=data)


def _merged(pieces: tuple[Piece, ...]) -> Iterator[Entry]:
    """Yield the entries of all pieces, sorted by home, by other and then by spelling."""
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
            home=fold(home),
            other=fold(other),
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
