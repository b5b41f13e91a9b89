"""What a reader types → what to look for. static/search.js has the twin of every rule here."""

from __future__ import annotations

import re
from itertools import chain, pairwise
from typing import TYPE_CHECKING, TypeAlias

from wardnews import text
from wardnews.search.terms import canonical_words
from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

Words: TypeAlias = tuple[str, ...]

_QUOTES = re.compile('["“”„‟«»]')
# Words that signs make one thing: 09-QC/TW, 16/10/2020, 1.656; and 4,5.
_JOINED = re.compile(rf"{text.WORD.pattern}(?:[-–/.:]{text.WORD.pattern})*")
_COMMA_IN_NUMBER = re.compile("(?<=[0-9]),(?=[0-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Items that an article must all hold: words, and phrases of several words, as spelled.

    `exact` tells whether a mark was typed; if so a word is found in its own spelling alone, if not
    in every spelling that folds to it.
    """

    items: tuple[Words, ...]
    exact: bool

    @property
    def words(self) -> Words:
        """Every word once, in the order typed."""
        return tuple(dict.fromkeys(chain.from_iterable(self.items)))

    @property
    def neighbours(self) -> tuple[tuple[str, str], ...]:
        """Every pair of words typed one after the other, once."""
        return tuple(dict.fromkeys(pairwise(chain.from_iterable(self.items))))

    @property
    def long_phrases(self) -> tuple[Words, ...]:
        """The phrases that the index, which knows pairs, cannot answer for by itself."""
        return tuple(item for item in self.items if len(item) > 2)

    def folded(self) -> Query:
        """Return the query as if no mark had been typed."""
        items = tuple(tuple(map(text.fold, item)) for item in self.items)
        return Query(items=items, exact=False)


def parse_query(typed: str) -> Query:
    """Return what the words ask for: quotes make a phrase, and so do signs that join words."""
    items: list[Words] = []
    for place, part in enumerate(_QUOTES.split(text.seen(typed))):
        quoted = place % 2 == 1
        found = [part] if quoted else _JOINED.findall(_COMMA_IN_NUMBER.sub(".", part))
        items += [tuple(canonical_words(each)) for each in found]
    query = Query(items=tuple(item for item in items if item), exact=True)
    return query if text.has_marks(typed) else query.folded()


def holds_phrases(blocks: Iterable[str], query: Query) -> bool:
    """Return whether the blocks of a text hold every long phrase of the query."""
    wanted = {f" {' '.join(phrase)} " for phrase in query.long_phrases}
    if not wanted:
        return True
    for block in blocks:
        words = " ".join(canonical_words(block))
        held = f" {words if query.exact else text.fold(words)} "
        wanted = {phrase for phrase in wanted if phrase not in held}
    return not wanted
