"""A segment → the files of its index: shards of terms, blocks of documents, a directory of both.

docs/search.md describes the format; `wardnews.search.find` and static/search.js read it.
"""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from itertools import chain, takewhile
from typing import TYPE_CHECKING

from wardnews.search.codec import LONG, deflate
from wardnews.search.segment import FOLDER
from wardnews.search.shards import Entry, pack_entries
from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wardnews.search.postings import Layout
    from wardnews.search.segment import Document, Segment
    from wardnews.search.shards import Shard

BLOCK = 16
"""How many documents one file tells of: a page of results asks for ten, seldom neighbours."""
CATEGORY_SIGN = "#"
"""Stands before a category's folder where it is indexed like a word; no word begins so."""
GOES_ON = "\t"
"""Sorts after the end of a key and before what a longer one goes on with."""


@dataclass(frozen=True, slots=True)
class IndexFile:
    """A file of the index: its path inside the site and its bytes."""

    path: str
    data: bytes


def build_index(
    segment: Segment, name: str, layout: Layout, shards: Iterable[Shard]
) -> Iterator[IndexFile]:
    """Yield the files of the index of the segment of that name, the directory last.

    `shards` are those of its words and pairs, in order.
    """
    folder = f"{FOLDER}{name}/"
    documents = segment.documents
    first_keys: list[str] = []
    before = ""
    all_shards = chain(pack_entries(_category_entries(documents), len(documents)), shards)
    for place, shard in enumerate(all_shards):
        yield IndexFile(f"{folder}t{place}.bin", shard.data)
        first_keys.append(
            shard.first + GOES_ON if shard.goes_on else _separator(before, shard.first)
        )
        before = shard.last
    blocks = [documents[start : start + BLOCK] for start in range(0, len(documents), BLOCK)]
    for place, block in enumerate(blocks):
        yield IndexFile(f"{folder}d{place}.bin", _block(block))
    directory = {
        "documents": len(documents),
        "categories": {each.category: each.category_name for each in documents},
        "days": [block[0].date[:10] for block in blocks],
        "frequent": " ".join(layout.frequent),
        "shards": ",".join(front_coded(first_keys)),
    }
    yield IndexFile(f"{folder}index.bin", deflate(_json(directory)))


def front_coded(keys: Iterable[str]) -> Iterator[str]:
    """Yield each key as how much of the one before it it begins with, a digit, and its rest."""
    before = ""
    for key in keys:
        pairs = zip(key[:9], before, strict=False)
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        yield f"{shared}{key[shared:]}"
        before = key


def front_decoded(coded: Iterable[str]) -> Iterator[str]:
    """Yield the keys that `front_coded` was given."""
    key = ""
    for each in coded:
        key = key[: int(each[0])] + each[1:]
        yield key


def _category_entries(documents: tuple[Document, ...]) -> Iterator[Entry]:
    members: defaultdict[str, list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        members[document.category].append(number)
    for category, numbers in sorted(members.items()):
        key = f"{CATEGORY_SIGN}{category} "
        yield Entry(key=key, spelling=key, documents=array(LONG, numbers).tobytes())


def _separator(before: str, key: str) -> str:
    """Return the shortest beginning of `key` that sorts after `before`."""
    ends = range(1, len(key) + 1)
    return next((key[:end] for end in ends if key[:end] > before), key)


def _block(documents: tuple[Document, ...]) -> bytes:
    rows = [(each.title, each.slug, each.date, each.category) for each in documents]
    return deflate(_json(rows))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
