"""Lists of documents → shards: small files, each with the words and pairs that sort together."""

from __future__ import annotations

from itertools import accumulate, pairwise
from math import isqrt
from typing import TYPE_CHECKING

from wardnews.search.codec import deflate, pack_column, width_of
from wardnews.search.merging import TEXT_WEIGHT, UNMARKED, merge
from wardnews.search.postings import without_collector
from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wardnews.search.merging import Entries, Piece

SMALLEST, LARGEST = 9_000, 16_000
"""Between these lies the size in bytes, about, of the largest shards."""
WORDS_SHARE = 2
"""Words of a home that take more than this part of a shard stand apart, spelling by spelling."""
REPEATS, GOES_ON = "+", "\t"
"""What a shard that is not the first of its home is marked with: see `Shard.mark`."""


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
        entries = merge(pieces, documents, shard_size(documents) // WORDS_SHARE)
        return tuple(Packer(entries, documents).shards())


class Packer:
    """Cuts entries into shards.

    A home stands in one shard, with its neighbours or alone. One that is too large for that is cut
    between its pairs, and its words stand in each of its shards: so a query reads, of each of its
    words and pairs, one file at most, and one for both where a pair is filed under a word. Where
    words take much room, they are cut from the pairs, and between spellings.
    """

    def __init__(self, entries: Entries, documents: int) -> None:
        self._entries = entries
        self._documents = documents
        self._largest = shard_size(documents)
        self._sums = list(accumulate(map(TEXT_WEIGHT.__add__, entries.sizes), initial=0))
        self._ends = list(accumulate(entries.sizes, initial=0))

    def shards(self) -> Iterator[Shard]:
        """Yield the shards in order."""
        start = 0
        for home in _runs_of_equals(self._entries.homes):
            if (
                start < home.start
                and self._weight(range(start, home.stop)) > self._largest * 2 // 3
            ):
                yield self._shard(range(start, home.start))
                start = home.start
            if self._weight(home) > self._largest:
                yield from self._cut(home)
                start = home.stop
        if start < len(self._entries.homes):
            yield self._shard(range(start, len(self._entries.homes)))

    def _cut(self, home: range) -> Iterator[Shard]:
        """Yield the shards of a home that is too large for one."""
        middle = next((place for place in home if self._entries.others[place]), home.stop)
        words, pairs = range(home.start, middle), range(middle, home.stop)
        room = self._largest - self._weight(words)
        if self._entries.spellings[home.start].strip().startswith(UNMARKED):
            for run in (*self._runs(words, self._largest), *self._runs(pairs, self._largest)):
                yield self._shard(run, GOES_ON if self._goes_on(run.start) else "")
            return
        for run in self._runs(pairs, room):
            if run.start == middle:
                yield self._shard(range(home.start, run.stop))
            else:
                yield self._shard(run, GOES_ON if self._goes_on(run.start) else REPEATS, words)

    def _runs(self, places: range, room: int) -> Iterator[range]:
        """Yield runs of about the same weight, none much heavier than the room.

        The entries of one key stay together unless they are by themselves too heavy.
        """
        sums = self._sums
        total = self._weight(places)
        wanted = total // max(1, -(-total // room))
        start = places.start
        for place in places[1:]:
            held, more = sums[place] - sums[start], sums[place + 1] - sums[start]
            if more > room * 4 // 3 if self._goes_on(place) else held + more > 2 * wanted:
                yield range(start, place)
                start = place
        if places:
            yield range(start, places.stop)

    def _goes_on(self, place: int) -> bool:
        """Return whether an entry has the key of the one before it."""
        homes, others = self._entries.homes, self._entries.others
        return (
            place > 0
            and homes[place - 1] == homes[place]
            and others[place - 1] == others[place]
            and (others[place] > 0 or self._entries.key(place - 1) == self._entries.key(place))
        )

    def _weight(self, places: range) -> int:
        return self._sums[places.stop] - self._sums[places.start]

    def _shard(self, places: range, mark: str = "", repeated: range = range(0)) -> Shard:
        entries, width = self._entries, width_of(self._documents)
        spans = (slice(repeated.start, repeated.stop), slice(places.start, places.stop))
        spellings = "\n".join([*entries.spellings[spans[0]], *entries.spellings[spans[1]]])
        counts = [*entries.counts[spans[0]], *entries.counts[spans[1]]]
        ends = [slice(self._ends[each.start], self._ends[each.stop]) for each in spans]
        lists = entries.lists[ends[0]] + entries.lists[ends[1]]
        text = spellings.encode() + b"\0" + b"".join(pack_column(counts, width))
        return Shard(
            first=entries.key(places.start),
            last=entries.key(places.stop - 1),
            mark=mark,
            data=deflate(text, lists),
        )


def _runs_of_equals(values: Sequence[int]) -> Iterator[range]:
    changes = (place for place, (a, b) in enumerate(pairwise(values), 1) if a != b)
    for start, stop in pairwise((0, *changes, len(values))):
        if start < stop:
            yield range(start, stop)
