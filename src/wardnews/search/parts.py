"""The two parts of an index as they are read: the past's shards and the tail's words."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

from wardnews import text
from wardnews.search.codec import unpack_column, unpack_list
from wardnews.search.index import BLOCK_MARK, DIRECTORY, FACETS, FIRST_LETTER, front_decoded
from wardnews.search.merging import word_key
from wardnews.search.postings import home_first, sort_key
from wardnews.search.segment import FOLDER
from wardnews.search.shards import GOES_ON, REPEATS
from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wardnews.search.query import Query

Numbers: TypeAlias = frozenset[int]
Lists: TypeAlias = Mapping[str, Numbers]
"""The documents of words (`dang `), of words in titles (` dang`) and of pairs (`dang uy`)."""
ReadFile: TypeAlias = Callable[[str], bytes]
"""Returns what a file of the index holds, inflated, by its path inside the site."""
IsAllowed: TypeAlias = Callable[[str, str], bool]
"""Tells of the ISO day and the folder of the category of a document whether it may be found."""

NONE: Numbers = frozenset()


def keys_of(query: Query) -> tuple[str, ...]:
    """Return all that a query looks up, as in `Lists`."""
    words = (key for word in query.words for key in (f"{word} ", f" {word}"))
    return (*words, *map(" ".join, query.neighbours))


class Past:
    """The documents of the shards; each file is read at most once."""

    def __init__(self, name: str, read: ReadFile) -> None:
        self._folder = f"{FOLDER}{name}/"
        self._read = read
        directory = json.loads(read(self._folder + DIRECTORY))
        self._size: int = directory["documents"]
        self._width: int = directory["width"]
        self._ranks = {each: rank for rank, each in enumerate(directory["frequent"].split(" "))}
        listed = list(front_decoded(directory["shards"].split(",")))
        self._keys = [sort_key(each.rstrip(REPEATS + GOES_ON)) for each in listed]
        self._marks = [each[-1:] for each in listed]
        self._shards: dict[int, _Shard] = {}

    def lists(self, query: Query) -> Lists:
        """Return the documents of all that a query looks up."""
        found: dict[str, Numbers] = {}
        homes: dict[str, list[int]] = {}
        for first, second in query.neighbours:
            home, other = home_first(text.fold(first), text.fold(second), self._ranks)
            places = self._places(f"{home} {other}")
            pair = f"{first} {second}"
            found[pair] = self._documents(places, pair, query)
            if self._marks[places[0]] == REPEATS:
                homes[home] = places  # the words of the home stand here too
        for word in query.words:
            folded = text.fold(word)
            wanted = word_key(word) if query.exact else f"{folded} "
            places = homes.get(folded) or self._places(wanted)
            for key in (f"{word} ", f" {word}"):
                found[key] = self._documents(places, key, query)
        return found

    def allowed(self, is_allowed: IsAllowed) -> Numbers:
        """Return the documents of which that is true."""
        facets = json.loads(self._read(self._folder + FACETS))
        first = date.fromisoformat(facets["day"]).toordinal()
        days = accumulate(facets["steps"], initial=first)
        next(days)
        return frozenset(
            number
            for number, (day, folder) in enumerate(zip(days, facets["places"], strict=True))
            if is_allowed(date.fromordinal(day).isoformat(), facets["folders"][folder])
        )

    def _places(self, key: str) -> list[int]:
        """Return the shards in which a key is, usually one."""
        wanted = sort_key(key)
        first = last = max(0, bisect_right(self._keys, wanted) - 1)
        while first > 0 and self._keys[first] == wanted and self._marks[first] == GOES_ON:
            first -= 1
        return list(range(first, last + 1))

    def _documents(self, places: Iterable[int], wanted: str, query: Query) -> Numbers:
        shards = map(self._shard, places)
        return NONE.union(*(shard.documents(wanted, exact=query.exact) for shard in shards))

    def _shard(self, place: int) -> _Shard:
        if place not in self._shards:
            data = self._read(f"{self._folder}t{place}.bin")
            self._shards[place] = _parse_shard(data, self._width, self._size)
        return self._shards[place]


class Tail:
    """The newest documents, word by word; and what tells of all documents."""

    def __init__(self, name: str, read: ReadFile) -> None:
        directory: dict[str, Any] = json.loads(read(f"{FOLDER}{name}/{DIRECTORY}"))
        self.categories: dict[str, str] = directory["categories"]
        self.chunks: list[str] = directory["chunks"].split()
        self._facets = list(zip(directory["days"], directory["folders"], strict=True))
        self._first: int = directory["first"]
        words = directory["words"].split(" ")
        self._texts = [
            [
                [words[ord(letter) - FIRST_LETTER] for letter in block]
                for block in text.split(BLOCK_MARK)
            ]
            for text in directory["texts"]
        ]

    def lists(self, query: Query) -> Lists:
        """Return the documents of all that a query looks up."""
        found: defaultdict[str, set[int]] = defaultdict(set)
        for number, blocks in enumerate(self._texts, self._first):
            read = blocks if query.exact else [list(map(text.fold, block)) for block in blocks]
            for word in read[0]:
                found[f" {word}"].add(number)
            for block in read:
                for word in block:
                    found[f"{word} "].add(number)
                for pair in pairwise(block):
                    found[" ".join(pair)].add(number)
        return {key: frozenset(found.get(key, NONE)) for key in keys_of(query)}

    def allowed(self, is_allowed: IsAllowed) -> Numbers:
        """Return the documents of which that is true."""
        numbered = enumerate(self._facets, self._first)
        return frozenset(number for number, facets in numbered if is_allowed(*facets))


@dataclass(frozen=True, slots=True)
class _Shard:
    """Words and pairs as they are spelled and as they are read without marks; their documents."""

    spellings: list[str]
    folded: list[str]
    documents_of: list[Sequence[int]]

    def documents(self, wanted: str, *, exact: bool) -> Numbers:
        """Return the documents of all that is spelled, or reads, as wanted."""
        read = zip(self.spellings if exact else self.folded, self.documents_of, strict=True)
        return NONE.union(*(documents for each, documents in read if each == wanted))


def _parse_shard(data: bytes, width: int, documents: int) -> _Shard:
    listed, _, columns = data.partition(b"\0")
    spellings = listed.decode().split("\n")
    counts = unpack_column(columns, len(spellings), width)
    packed = columns[len(spellings) * width :]
    code = f"{int.from_bytes(packed, 'big'):0{8 * len(packed)}b}"
    found: list[Sequence[int]] = []
    end = 0
    for count in counts:
        numbers, end = unpack_list(code, end, count, documents)
        found.append(numbers)
    return _Shard(spellings, text.fold(listed.decode()).split("\n"), found)
