"""A segment → the files of its index: shards of terms, blocks of documents, a directory of both.

docs/search.md describes the format; `wardnews.search.find` and static/search.js read it.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from wardnews import text
from wardnews.search.codec import deflate, pack_number
from wardnews.search.postings import CHUNK, PostingList, list_of, merge
from wardnews.search.segment import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wardnews.search.postings import Postings
    from wardnews.search.segment import Document, Segment

BLOCK = 32
"""How many documents one file tells of: a page of results asks for ten, seldom neighbours."""
SHARD = 7_000
"""About how many bytes a shard of terms should have."""
FREQUENT = 256
"""How many syllables are told apart by how frequent they are."""
CATEGORY_SIGN = "#"
"""Stands before a category's folder where it is indexed like a word; no word begins so."""
GOES_ON = "\t"
"""Sorts after the end of a key and before the space of a longer one."""

_NOTHING = PostingList(0, b"")


@dataclass(frozen=True, slots=True)
class IndexFile:
    """A file of the index: its path inside the site and its bytes."""

    path: str
    data: bytes


def build_index(segment: Segment, name: str, chunks: Iterable[Postings]) -> tuple[IndexFile, ...]:
    """Return the files of the index of the segment of that name; `chunks` are its inverted documents.

    Each but the last holds `CHUNK` documents.
    """
    folder = f"{FOLDER}{name}/"
    lists = merge((CHUNK * place, chunk) for place, chunk in enumerate(chunks))
    frequent = _frequent_syllables(lists)
    entries = [*_word_entries(lists), *_category_entries(segment.documents)]
    entries += _pair_entries(lists, frequent)
    entries.sort(key=attrgetter("key", "spelling"))
    shards = list(_shards(entries))
    blocks = [
        segment.documents[start : start + BLOCK]
        for start in range(0, len(segment.documents), BLOCK)
    ]
    directory = {
        "documents": len(segment.documents),
        "categories": {each.category: each.category_name for each in segment.documents},
        "days": [block[0].date[:10] for block in blocks],
        "frequent": " ".join(frequent),
        "shards": ",".join(key for key, _ in shards),
    }
    return (
        *(IndexFile(f"{folder}t{place}.bin", data) for place, (_, data) in enumerate(shards)),
        *(IndexFile(f"{folder}d{place}.bin", _block(block)) for place, block in enumerate(blocks)),
        IndexFile(f"{folder}index.bin", deflate(_json(directory))),
    )


@dataclass(frozen=True, slots=True)
class _Entry:
    """A word or a pair in one spelling: where it is sorted, how it is spelled, its packed lists."""

    key: str
    spelling: str
    lists: bytes


def home_first(first: str, second: str, ranks: dict[str, int]) -> tuple[str, str]:
    """Return two folded syllables, first the one under which their pair is filed.

    That is the less frequent one: so the most frequent syllables, which readers ask for most,
    do not gather all their pairs around them. Among the rest the alphabet decides.
    """
    unranked = len(ranks)
    a, b = (ranks.get(first, unranked), first), (ranks.get(second, unranked), second)
    return (first, second) if a > b else (second, first)


def _frequent_syllables(lists: dict[tuple[str, str], PostingList]) -> tuple[str, ...]:
    """Return the most frequent folded syllables, the most frequent one first."""
    counts: Counter[str] = Counter()
    for (first, second), found in lists.items():
        if not second:
            counts[text.fold(first)] += found.length
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(syllable for syllable, _ in ordered[:FREQUENT])


def _word_entries(lists: dict[tuple[str, str], PostingList]) -> Iterator[_Entry]:
    for (first, second), found in lists.items():
        if not second:
            titles = lists.get(("", first), _NOTHING)
            yield _Entry(text.fold(first), first, _packed(found) + _packed(titles))


def _category_entries(documents: tuple[Document, ...]) -> Iterator[_Entry]:
    members: defaultdict[str, list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        members[document.category].append(number)
    for category, numbers in members.items():
        name = CATEGORY_SIGN + category
        yield _Entry(name, name, _packed(list_of(numbers)) + _packed(_NOTHING))


def _pair_entries(
    lists: dict[tuple[str, str], PostingList], frequent: tuple[str, ...]
) -> Iterator[_Entry]:
    ranks = {syllable: rank for rank, syllable in enumerate(frequent)}
    folds = {word: text.fold(word) for word, second in lists if not second}
    keys: dict[tuple[str, str], str] = {}
    for (first, second), found in lists.items():
        if first and second:
            pair = (folds[first], folds[second])
            key = keys.get(pair)
            if key is None:
                keys[pair] = key = " ".join(home_first(*pair, ranks))
            yield _Entry(key, f"{first} {second}", _packed(found))


def _packed(found: PostingList) -> bytes:
    return pack_number(found.length) + found.data


def _shards(entries: list[_Entry]) -> Iterator[tuple[str, bytes]]:
    """Yield shards with the key that tells each from the one before it.

    The entries of one key stand in one shard where they fit; a shard that goes on with the key of
    the one before it has that key and `GOES_ON`.
    """
    held: list[_Entry] = []
    size, before, separator = 0, "", CATEGORY_SIGN
    for key, group in groupby(entries, key=attrgetter("key")):
        for place, entry in enumerate(group):
            weight = _weight(entry)
            fits = size + weight <= SHARD or (place and size + weight <= 2 * SHARD)
            if held and not fits:
                yield separator, _shard(held)
                held, size = [], 0
                separator = key + GOES_ON if place else _separator(before, key)
            held.append(entry)
            size += weight
        before = key
    if held:
        yield separator, _shard(held)


def _weight(entry: _Entry) -> int:
    """Return about how many bytes the entry adds to a deflated shard."""
    return 3 + len(entry.spelling) // 4 + len(entry.lists) * 3 // 4


def _separator(before: str, key: str) -> str:
    """Return the shortest beginning of `key` that sorts after `before`."""
    length = next(at for at in range(1, len(key) + 1) if key[:at] > before)
    return key[:length]


def _shard(entries: list[_Entry]) -> bytes:
    spellings = "\n".join(entry.spelling for entry in entries).encode()
    lists = b"".join(entry.lists for entry in entries)
    return deflate(pack_number(len(spellings)) + spellings, lists)


def _block(documents: tuple[Document, ...]) -> bytes:
    rows = [(each.title, each.slug, each.date, each.category) for each in documents]
    return deflate(_json(rows))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
