"""Answers a query from the files of the index; static/search.js does the same in a browser."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, TypeAlias

from wardnews import text
from wardnews.search.codec import inflate, unpack_column, unpack_lists, width_of
from wardnews.search.index import BLOCK, CATEGORY_SIGN, GOES_ON, front_decoded
from wardnews.search.postings import home_first, sort_key
from wardnews.search.query import holds_phrases
from wardnews.search.segment import FOLDER, document_url
from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wardnews.search.query import Query

Numbers: TypeAlias = frozenset[int]
ReadFile: TypeAlias = Callable[[str], bytes]
"""Returns the bytes of a file of the index, by its path inside the site."""
BlocksOf: TypeAlias = Callable[[str], tuple[str, ...]]
"""Returns the blocks of text of the article at an address inside the site."""

NONE: Numbers = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that was found; `date` as in `Document`, `category` is its name."""

    title: str
    url: str
    date: str
    category: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What else an article must meet: "" is no condition.

    A category is a folder (`cong-tac-dang`); days are ISO dates, both inclusive.
    """

    category: str = ""
    first_day: str = ""
    last_day: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The articles found, best first; `approximate` where the typed marks had to be passed over."""

    hits: tuple[Hit, ...]
    approximate: bool = False


class SegmentIndex:
    """One segment's index, each of its files read at most once."""

    def __init__(self, name: str, read: ReadFile) -> None:
        self._folder = f"{FOLDER}{name}/"
        self._read = read
        directory = json.loads(inflate(read(f"{self._folder}index.bin")))
        self.size: int = directory["documents"]
        self.categories: dict[str, str] = directory["categories"]
        self._days: list[str] = directory["days"]
        self._ranks = {each: rank for rank, each in enumerate(directory["frequent"].split(" "))}
        self._shard_keys = [
            sort_key(each) for each in front_decoded(directory["shards"].split(","))
        ]
        self._shards: dict[int, _Shard] = {}
        self._blocks: dict[int, list[list[str]]] = {}

    def word(self, word: str, *, exact: bool) -> tuple[Numbers, Numbers]:
        """Return the documents that hold the word, and those that hold it in the title."""
        key = text.fold(word) + " "
        anywhere = self._documents(key, f"{word} ", exact=exact)
        return anywhere, self._documents(key, f" {word}", exact=exact)

    def pair(self, first: str, second: str, *, exact: bool) -> Numbers:
        """Return the documents that hold the two words one after the other."""
        key = " ".join(home_first(text.fold(first), text.fold(second), self._ranks))
        return self._documents(key, f"{first} {second}", exact=exact)

    def category(self, folder: str) -> Numbers:
        """Return the documents of the category."""
        return self.word(CATEGORY_SIGN + folder, exact=True)[0]

    def hit(self, number: int) -> Hit:
        """Return the document of that number."""
        title, slug, date, folder = self._block(number // BLOCK)[number % BLOCK]
        category = self.categories[folder]
        return Hit(title=title, url=document_url(slug, date), date=date, category=category)

    def first_on_or_after(self, day: str) -> int:
        """Return the number of the first document of that day or a later one."""
        place = max(0, bisect_left(self._days, day) - 1)
        while place < len(self._days):
            for offset, row in enumerate(self._block(place)):
                if row[2][:10] >= day:
                    return place * BLOCK + offset
            place += 1
        return self.size

    def _documents(self, key: str, wanted: str, *, exact: bool) -> Numbers:
        """Return the documents of what is filed under the key and spelled, or read, like that."""
        last = bisect_right(self._shard_keys, sort_key(key + GOES_ON)) - 1
        first = last
        while first > 0 and self._shard_keys[first] == sort_key(key + GOES_ON):
            first -= 1
        shards = map(self._shard, range(max(first, 0), last + 1))
        return NONE.union(*(shard.documents(wanted, exact=exact) for shard in shards))

    def _shard(self, place: int) -> _Shard:
        if place not in self._shards:
            data = inflate(self._read(f"{self._folder}t{place}.bin"))
            self._shards[place] = _parse_shard(data, width_of(self.size))
        return self._shards[place]

    def _block(self, place: int) -> list[list[str]]:
        if place not in self._blocks:
            data = inflate(self._read(f"{self._folder}d{place}.bin"))
            self._blocks[place] = json.loads(data)
        return self._blocks[place]


def find(
    query: Query, segments: Iterable[SegmentIndex], filters: Filters, blocks_of: BlocksOf
) -> Answer:
    """Return the articles that the query finds, in the order in which the page shows them.

    Most words in the title first, then most pairs of neighbours, then the newest.
    """
    newest_first = tuple(reversed(tuple(segments)))
    hits = _hits(query, newest_first, filters, blocks_of)
    if hits or not query.exact:
        return Answer(hits=hits)
    hits = _hits(query.folded(), newest_first, filters, blocks_of)
    return Answer(hits=hits, approximate=bool(hits))


def _hits(
    query: Query, newest_first: tuple[SegmentIndex, ...], filters: Filters, blocks_of: BlocksOf
) -> tuple[Hit, ...]:
    ranked: list[tuple[int, int, int, int]] = []
    for place, segment in enumerate(newest_first):
        ranked += [(*score, place, -number) for number, score in _scores(query, segment, filters)]
    hits = (newest_first[place].hit(-number) for _, _, place, number in sorted(ranked))
    return tuple(hit for hit in hits if _is_verified(query, hit, blocks_of))


def _is_verified(query: Query, hit: Hit, blocks_of: BlocksOf) -> bool:
    if not query.long_phrases:
        return True
    return holds_phrases((hit.title, *blocks_of(hit.url)), query)


def _scores(
    query: Query, segment: SegmentIndex, filters: Filters
) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield the documents of one segment that the query finds, each with its place: less is best."""
    exact = query.exact
    words = {word: segment.word(word, exact=exact) for word in query.words}
    pairs = {pair: segment.pair(*pair, exact=exact) for pair in query.neighbours}
    lists = [words[word][0] for word in query.words]
    lists += [pairs[pair] for item in query.items for pair in pairwise(item)]
    if not lists:
        return
    found = frozenset.intersection(*sorted(lists, key=len))
    for number in sorted(found & _allowed(segment, filters)):
        titles = sum(number in own for _, own in words.values())
        yield number, (-titles, -sum(number in docs for docs in pairs.values()))


def _allowed(segment: SegmentIndex, filters: Filters) -> Numbers:
    start = segment.first_on_or_after(filters.first_day) if filters.first_day else 0
    after_last = filters.last_day + "~"  # sorts after the day itself, before the next
    end = segment.first_on_or_after(after_last) if filters.last_day else segment.size
    days = frozenset(range(start, end))
    return days & segment.category(filters.category) if filters.category else days


@dataclass(frozen=True, slots=True)
class _Shard:
    """Words and pairs as they are spelled and as they are read without marks; their documents.

    The documents of one are those from the end of the one before it to its own end.
    """

    spellings: list[str]
    folded: list[str]
    ends: list[int]
    numbers: list[int]

    def documents(self, wanted: str, *, exact: bool) -> Numbers:
        """Return the documents of all that is spelled, or reads, as wanted."""
        found: set[int] = set()
        for place, each in enumerate(self.spellings if exact else self.folded):
            if each == wanted:
                found.update(self.numbers[self.ends[place - 1] if place else 0 : self.ends[place]])
        return frozenset(found)


def _parse_shard(data: bytes, width: int) -> _Shard:
    listed, _, columns = data.partition(b"\0")
    spellings = listed.decode().split("\n")
    ends = list(accumulate(unpack_column(columns, len(spellings), width)))
    steps = unpack_column(columns[len(spellings) * width :], ends[-1], width)
    return _Shard(
        spellings, text.fold(listed.decode()).split("\n"), ends, unpack_lists(steps, width)
    )
