"""A corpus → the files of its index: the past's shards, the tail's words, each article's text.

docs/search.md describes the format; `wardnews.search.find` and static/search.js read it.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from itertools import chain, pairwise, takewhile
from typing import TYPE_CHECKING

from wardnews.search.codec import SOONER, deflate, width_of
from wardnews.search.segment import CHUNK, FOLDER
from wardnews.search.shards import Shard
from wardnews.search.terms import BLOCK_END, Vocabulary, text_blocks
from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from wardnews.search.postings import Layout
    from wardnews.search.segment import Corpus, Document, Segment
    from wardnews.search.terms import Source

DIRECTORY, FACETS = "index.bin", "loc.bin"
BLOCK_MARK, FIRST_LETTER = "|", 0x100
"""What stands between blocks in the tail, and the letter of its most frequent word."""
SURROGATES = range(0xD800 - FIRST_LETTER, 0xE000 - FIRST_LETTER)
"""The places whose letters would be no characters: no word stands there."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class IndexFile:
    """A file of the index: its path inside the site and its bytes."""

    path: str
    data: bytes


def past_files(past: Segment, layout: Layout, shards: Iterable[Shard]) -> Iterator[IndexFile]:
    """Yield the files of the past, the directory last; `shards` are those of its words and pairs."""
    folder = f"{FOLDER}{past.name}/"
    keys: list[str] = []
    before = ""
    for place, shard in enumerate(_one_at_least(shards)):
        yield IndexFile(f"{folder}t{place}.bin", shard.data)
        keys.append((shard.first if shard.mark else _separator(before, shard.first)) + shard.mark)
        before = shard.last
    yield IndexFile(folder + FACETS, _facets(past.documents))
    directory = {
        "documents": len(past.documents),
        "width": width_of(len(past.documents)),
        "frequent": " ".join(layout.frequent),
        "shards": ",".join(front_coded(keys)),
    }
    yield IndexFile(folder + DIRECTORY, deflate(_json(directory)))


def tail_file(corpus: Corpus, sources: Sequence[Source]) -> IndexFile:
    """Return the file of the tail, whose documents' sources are given: all words in reading order.

    A word is one character, `FIRST_LETTER` the most frequent. The file also tells where the texts
    are and what the categories are called.
    """
    tail = corpus.tail
    vocabulary = Vocabulary()
    texts = [vocabulary.numbers(source) for source in sources]
    words = vocabulary.words
    counts = Counter(chain.from_iterable(texts))
    del counts[BLOCK_END]
    ordered = sorted(counts, key=lambda number: (-counts[number], words[number]))
    if len(ordered) > SURROGATES.start:
        ordered[SURROGATES.start : SURROGATES.start] = [BLOCK_END] * len(SURROGATES)
    letters = {number: chr(FIRST_LETTER + rank) for rank, number in enumerate(ordered)}
    directory = {
        "first": tail.first,
        "texts": [_lettered(text, {**letters, BLOCK_END: BLOCK_MARK}) for text in texts],
        "words": " ".join(words[number] for number in ordered),
        "days": [each.date[:10] for each in tail.documents],
        "folders": [each.category for each in tail.documents],
        "categories": dict(corpus.categories),
        "chunks": " ".join(chunk.name.partition("-")[2] for chunk in corpus.chunks),
    }
    return IndexFile(f"{FOLDER}{tail.name}/{DIRECTORY}", deflate(_json(directory)))


def text_path(chunk: Segment, place: int) -> str:
    """Return the path of the text of the document at that place of a chunk."""
    return f"{FOLDER}{chunk.name}/{place}.bin"


def text_address(number: int, chunks: Sequence[str]) -> str:
    """Return the path of the text of a document by its number; `chunks` are named by their digest."""
    chunk, place = divmod(number, CHUNK)
    return f"{FOLDER}x{chunk}-{chunks[chunk]}/{place}.bin"


def text_file(document: Document, body: str) -> bytes:
    """Return the file from which a result is shown and a long phrase is verified."""
    blocks = text_blocks(document.summary, body)
    parts = (document.title, document.slug, document.date, document.category, blocks)
    return deflate(_json(parts), level=SOONER)


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


def _lettered(text: list[int], letters: dict[int, str]) -> str:
    """Return a text with a letter for each word, without empty blocks; the title may be one."""
    title, *blocks = "".join(map(letters.__getitem__, text)).split(BLOCK_MARK)
    return BLOCK_MARK.join([title, *filter(None, blocks)])


def _one_at_least(shards: Iterable[Shard]) -> Iterator[Shard]:
    """Yield the shards, and one that holds nothing for a past of pictures without a single word."""
    found = iter(shards)
    yield next(found, Shard(first="", last="", mark="", data=deflate(b"\0", bytes(4))))
    yield from found


def _facets(documents: Sequence[Document]) -> bytes:
    """Return the day and the category of each document."""
    days = [date.fromisoformat(each.date[:10]).toordinal() for each in documents]
    folders = sorted({each.category for each in documents})
    places = {folder: place for place, folder in enumerate(folders)}
    facets = {
        "day": documents[0].date[:10],
        "steps": [after - before for before, after in pairwise((days[0], *days))],
        "folders": folders,
        "places": [places[each.category] for each in documents],
    }
    return deflate(_json(facets))


def _separator(before: str, key: str) -> str:
    """Return the shortest beginning of `key` that sorts after `before`."""
    ends = range(1, len(key) + 1)
    return next((key[:end] for end in ends if key[:end] > before), key)


def _json(value: object) -> bytes:
    return _ENCODER.encode(value).encode()
