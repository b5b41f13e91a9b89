"""What the last plan of a site rested on: kept, so that a change of texts alone need not plan anew.

Of a text a plan knows nothing but its digest. So where only texts have changed, every page of the
site is planned as it was, but for the few that show one of them; and each of those rests on a
small part of the archive, which is told here.
"""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from wardnews.archive import RELATED_LENGTH, relation_keys
from wardnews.plan.machines import FEED_LENGTH
from wardnews.plan.translations import translation_groups
from wardnews.search.segment import Contents, contents_of, frozen_of, numbers_at_hand
from wardnews.traces import CacheDamagedError
from wardnews.unchanged import Settled, decode_settled, encode_settled
from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from wardnews.archive import Archive
    from wardnews.search.segment import Corpus


@dataclass(frozen=True, slots=True)
class Footing:
    """An article that is shown, by what decides next to which others it is shown.

    `originals` are the paths of the articles that it is a translation of, or translated from: a
    translation may have been translated again.
    """

    path: str
    relations: tuple[str, ...]
    originals: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """All of a plan that does not depend on any text.

    `settled` is what a build comes to that finds every file in its place. `shown` are newest
    first; `notices` and `pages` are paths of sources.
    """

    surroundings: str
    settled: Settled
    shown: tuple[Footing, ...]
    notices: tuple[str, ...]
    pages: tuple[str, ...]
    contents: Contents | None = None
    """What the search index holds, where the site has one."""

    @property
    def public(self) -> frozenset[str]:
        """The paths of all sources that have a page."""
        return frozenset([*(each.path for each in self.shown), *self.notices, *self.pages])


def build_ground(
    surroundings: str, settled: Settled, archive: Archive, corpus: Corpus | None
) -> Ground:
    """Return the ground of a site with that archive and that search index."""
    groups = translation_groups(archive.items)
    originals: defaultdict[str, list[str]] = defaultdict(list)
    for original, group in groups.items():
        for item in group:
            originals[item.article.path].append(original)
    return Ground(
        surroundings=surroundings,
        settled=settled,
        shown=tuple(
            Footing(path, relation_keys(item), tuple(originals.get(path, ())))
            for item, path in ((item, item.article.path) for item in archive.items)
        ),
        notices=tuple(notice.path for notice in archive.notices),
        pages=tuple(page.path for page in archive.pages),
        contents=contents_of(corpus) if corpus else None,
    )


def needed_for(ground: Ground, changed: Collection[str]) -> frozenset[str]:
    """Return the shown articles on which the pages rest that show one of the `changed` sources.

    An archive of nothing but these, in their order, has the same pages of the changed articles as
    the whole one, and the same feeds in which they stand: the neighbours of each are there, the
    newest older ones of each of its relations, as many as `neighbours` looks at, its translations,
    and all that stand in its feeds; and for the search index the tail, and what else has its text
    in the same folder.
    """
    shown = ground.shown
    needed = frozenset(_needed(shown, changed))
    own = [len(shown) - 1 - at for at, each in enumerate(shown) if each.path in changed]
    if not own or ground.contents is None:
        return needed
    return needed | {shown[~number].path for number in numbers_at_hand(ground.contents, own)}


def is_in_past(ground: Ground, changed: Collection[str]) -> bool:
    """Return whether one of the `changed` sources stands in the past of the search index."""
    if ground.contents is None:
        return False
    past = frozen_of(ground.contents.documents)
    oldest = ground.shown[len(ground.shown) - past :]
    return any(each.path in changed for each in oldest)


def encode_ground(ground: Ground) -> str:
    """Return what the cache keeps of a ground."""
    shown = [[each.path, each.relations, each.originals] for each in ground.shown]
    settled = encode_settled(ground.surroundings, ground.settled)
    known = ground.contents
    contents = known and [known.documents, known.past, known.chunks, known.categories]
    parts = [settled, shown, ground.notices, ground.pages, contents]
    return json.dumps(parts, ensure_ascii=False)


def decode_ground(text: str, surroundings: str) -> Ground | None:
    """Return the ground that a text stands for, `None` for one of other surroundings.

    Raises `CacheDamagedError` where it is none.
    """
    try:
        kept, shown, notices, pages, contents = json.loads(text)
        settled = decode_settled(kept, surroundings)
        if settled is None:
            return None
        return Ground(
            surroundings=surroundings,
            settled=settled,
            shown=tuple(Footing(path, tuple(keys), tuple(of)) for path, keys, of in shown),
            notices=tuple(notices),
            pages=tuple(pages),
            contents=contents and _contents(*contents),
        )
    except (ValueError, TypeError) as error:
        raise CacheDamagedError("a ground does not decode") from error


def _contents(
    documents: int, past: str, chunks: list[str], categories: list[list[str]]
) -> Contents:
    return Contents(
        documents=documents,
        past=past,
        chunks=tuple(chunks),
        categories=tuple((folder, name) for folder, name in categories),
    )


def _needed(shown: tuple[Footing, ...], changed: Collection[str]) -> Iterator[str]:
    own = [(at, each) for at, each in enumerate(shown) if each.path in changed]
    yield from _paths(shown[:FEED_LENGTH] if own else ())
    for at, each in own:
        yield from _paths(shown[max(0, at - 1) : at + 2])
        category, *_ = each.relations
        yield from _paths(_related_by(category, shown, FEED_LENGTH))
        for relation in each.relations:
            yield from _paths(_related_by(relation, shown[at + 1 :], RELATED_LENGTH + 1))
        if each.originals:
            own_groups = set(each.originals)
            yield from _paths(other for other in shown if own_groups & set(other.originals))


def _related_by(relation: str, shown: tuple[Footing, ...], count: int) -> Iterator[Footing]:
    return islice((each for each in shown if relation in each.relations), count)


def _paths(footings: Iterable[Footing]) -> Iterator[str]:
    return (each.path for each in footings)
