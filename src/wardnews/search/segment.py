"""What the index is made of: documents by date, in a frozen past and the few newest."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, TypeAlias

from wardnews.digest import digest_bytes
from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

FOLDER = "tim-kiem/"
ENDING = ".bin"
"""Of all files of the index: an old address may lie in the same folder, but is a page."""
FORMAT = 6
"""Part of every segment's name: a change of the format gives its files new addresses."""
CHUNK = 128
"""How many documents have their texts in one folder, which is named anew when one of them changes."""
NEVER_FROZEN = 8
"""So many of the newest documents stay in the tail, where they are most often mended, cheaply."""
FEWEST_FROZEN, MOST_FROZEN = 8, 256
"""Between these lies how many documents are frozen at once."""
MOST_FREEZINGS = 4096
"""An archive freezes its past this often at most until it has doubled: a larger one, more at once."""

_NAME = 16  # hex digits
_CHUNK_NAME = 8  # every search reads all of them; the number of the chunk stands beside


Categories: TypeAlias = tuple[tuple[str, str], ...]
"""The folder of each category of the site and what it is called, also of one without documents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article as the index knows it; `date` in ISO 8601 to the minute, with its offset."""

    title: str
    slug: str
    date: str
    category: str
    """The folder of the category: `cong-tac-dang`."""
    summary: str
    """As the editor wrote it, "" where there is none."""
    body: str
    """The digest of its HTML."""


_fields = attrgetter("title", "slug", "date", "category", "summary", "body")


@dataclass(frozen=True, slots=True)
class Segment:
    """Documents that lie one after the other, the number of the first, the folder of their files.

    The folder's name is a digest of all that its files are made of.
    """

    name: str
    first: int
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """All documents of the archive, oldest first, as their index is cut into folders.

    `past` stays as it is while news is added, until enough of it can be frozen at once. `tail` are
    the few after it; it is there even without any, for it knows where everything else lies.
    `chunks` are all documents once more, for their texts.
    """

    past: Segment | None
    tail: Segment
    chunks: tuple[Segment, ...]
    categories: Categories

    @property
    def segments(self) -> tuple[str, ...]:
        """The folders that a search begins with."""
        return (*((self.past.name,) if self.past else ()), self.tail.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What the tail tells of a corpus beside its own documents, and how many it has in all."""

    documents: int
    past: str
    """The folder of the past, "" without one; `chunks` are folders too."""
    chunks: tuple[str, ...]
    categories: Categories


def build_corpus(documents: tuple[Document, ...], categories: Categories) -> Corpus:
    """Return the documents, oldest first, cut into folders; nothing else decides the files."""
    cut = frozen_of(len(documents))
    rows = _rows(documents)
    contents = Contents(
        documents=len(documents),
        past=_digest(rows[:cut])[:_NAME] if cut else "",
        chunks=tuple(
            _chunk_name(at // CHUNK, rows[at : at + CHUNK]) for at in range(0, len(rows), CHUNK)
        ),
        categories=categories,
    )
    return _corpus(contents, dict(enumerate(documents)))


def contents_of(corpus: Corpus) -> Contents:
    """Return what is to be kept of a corpus, so that its tail can be made again without the past."""
    return Contents(
        documents=corpus.tail.first + len(corpus.tail.documents),
        past=corpus.past.name if corpus.past else "",
        chunks=tuple(chunk.name for chunk in corpus.chunks),
        categories=corpus.categories,
    )


def numbers_at_hand(contents: Contents, changed: Collection[int]) -> frozenset[int]:
    """Return which documents are needed so that the text of these, all in the tail, can change."""
    tail = range(frozen_of(contents.documents), contents.documents)
    chunks = {number // CHUNK for number in changed}
    texts = (range(at * CHUNK, min((at + 1) * CHUNK, contents.documents)) for at in chunks)
    return frozenset(chain(tail, *texts))


def retouched_corpus(
    contents: Contents, documents: Mapping[int, Document], changed: Collection[int]
) -> Corpus:
    """Return the corpus with other texts of the `changed` documents; only those at hand are there.

    `documents` holds those of `numbers_at_hand`.
    """
    names = list(contents.chunks)
    for at in {number // CHUNK for number in changed}:
        first = at * CHUNK
        own = [documents[number] for number in range(first, min(first + CHUNK, contents.documents))]
        names[at] = _chunk_name(at, _rows(own))
    return _corpus(replace(contents, chunks=tuple(names)), documents)


def frozen_of(documents: int) -> int:
    """Return how many of so many documents are the past."""
    at_once = max(FEWEST_FROZEN, (1 << (documents // MOST_FREEZINGS).bit_length()) // 2)
    at_once = min(at_once, MOST_FROZEN)
    return max(0, documents - NEVER_FROZEN) // at_once * at_once


def document_url(slug: str, date: str) -> str:
    """Return the address inside the site of an article: see `Article.url`."""
    return f"{date[:10].replace('-', '/')}/{slug}.html"


def _corpus(contents: Contents, documents: Mapping[int, Document]) -> Corpus:
    """Return the corpus of the documents at hand; a folder of which not all are has none."""
    count, cut = contents.documents, frozen_of(contents.documents)

    def held(start: int, stop: int) -> tuple[Document, ...]:
        numbers = range(start, min(stop, count))
        return (
            tuple(documents[each] for each in numbers) if documents.keys() >= set(numbers) else ()
        )

    newest = held(cut, count)
    names = "\n".join(chain.from_iterable(contents.categories))
    rows = (contents.past, *contents.chunks, names, *_rows(newest))
    return Corpus(
        past=Segment(contents.past, 0, held(0, cut)) if cut else None,
        tail=Segment(_digest(rows)[:_NAME], cut, newest),
        chunks=tuple(
            Segment(name, first, held(first, first + CHUNK))
            for name, first in zip(contents.chunks, range(0, count, CHUNK), strict=True)
        ),
        categories=contents.categories,
    )


def _rows(documents: Iterable[Document]) -> list[str]:
    return ["\0".join(_fields(each)) for each in documents]


def _chunk_name(chunk: int, rows: Iterable[str]) -> str:
    """Return the folder of the texts of a chunk by its number and its documents' rows."""
    return f"x{chunk}-{_digest(rows)[:_CHUNK_NAME]}"


def _digest(rows: Iterable[str]) -> str:
    # No field holds a zero character, and each document has as many fields as another.
    return digest_bytes("\0".join((str(FORMAT), *rows)).encode())
