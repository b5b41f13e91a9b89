"""Answers a query from the files of the index; static/search.js does the same in a browser."""

from __future__ import annotations

import json
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from wardnews.search.index import text_address
from wardnews.search.parts import Past, Tail
from wardnews.search.query import holds_phrases
from wardnews.search.segment import document_url
from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wardnews.search.parts import Numbers, ReadFile
    from wardnews.search.query import Query

Score: TypeAlias = tuple[int, int, int]
"""Words in the title, pairs of neighbours, the number of the document: more is better."""


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

    def allow(self, day: str, folder: str) -> bool:
        """Return whether an article of that day and category meets them."""
        is_early = bool(self.first_day) and day < self.first_day
        is_late = bool(self.last_day) and day > self.last_day
        return not is_early and not is_late and self.category in ("", folder)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The articles found, best first; `approximate` where the typed marks had to be passed over."""

    hits: tuple[Hit, ...]
    approximate: bool = False


class Index:
    """The index of a site, by the folders that its search page names: the past's and the tail's."""

    def __init__(self, names: Iterable[str], read: ReadFile) -> None:
        *past, tail = names
        self._read = read
        self._tail = Tail(tail, read)
        self._past = tuple(Past(name, read) for name in past)
        self._texts: dict[int, tuple[Hit, tuple[str, ...]]] = {}

    @cached_property
    def parts(self) -> tuple[Past | Tail, ...]:
        """What the documents lie in."""
        return (*self._past, self._tail)

    @property
    def categories(self) -> dict[str, str]:
        """The names of the categories, by their folders."""
        return self._tail.categories

    def text(self, number: int) -> tuple[Hit, tuple[str, ...]]:
        """Return what is shown of the document of that number, and the blocks of its text."""
        if number not in self._texts:
            data = self._read(text_address(number, self._tail.chunks))
            title, slug, date, folder, blocks = json.loads(data)
            name, url = self.categories[folder], document_url(slug, date)
            hit = Hit(title=title, url=url, date=date, category=name)
            self._texts[number] = (hit, tuple(blocks))
        return self._texts[number]


def find(query: Query, index: Index, filters: Filters) -> Answer:
    """Return the articles that the query finds, in the order in which the page shows them.

    Most words in the title first, then most pairs of neighbours, then the newest.
    """
    hits = tuple(_hits(query, index, filters))
    if hits or not query.exact:
        return Answer(hits=hits)
    hits = tuple(_hits(query.folded(), index, filters))
    return Answer(hits=hits, approximate=bool(hits))


def scores(query: Query, index: Index, filters: Filters) -> Iterator[Score]:
    """Yield the articles that the index knows of: their texts may still rule out long phrases."""
    for part in index.parts:
        yield from _scores(query, part, filters)


def _hits(query: Query, index: Index, filters: Filters) -> Iterator[Hit]:
    for _, _, number in sorted(scores(query, index, filters), reverse=True):
        hit, blocks = index.text(number)
        if not query.long_phrases or holds_phrases((hit.title, *blocks), query):
            yield hit


def _scores(query: Query, part: Past | Tail, filters: Filters) -> Iterator[Score]:
    """Yield the documents of one part that the query finds, and what ranks them."""
    lists = part.lists(query)
    required = [lists[f"{word} "] for word in query.words]
    required += [lists[" ".join(pair)] for item in query.items for pair in pairwise(item)]
    if not required:
        return
    found = frozenset.intersection(*sorted(required, key=len))
    if filters != Filters():
        found &= part.allowed(filters.allow)
    titles = [lists[f" {word}"] for word in query.words]
    pairs = [lists[" ".join(pair)] for pair in query.neighbours]
    for number in found:
        yield _count(number, titles), _count(number, pairs), number


def _count(number: int, lists: Iterable[Numbers]) -> int:
    return sum(number in each for each in lists)
