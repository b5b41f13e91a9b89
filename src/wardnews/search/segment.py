"""What the index is made of: documents by date, in a frozen past and the few newest."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from wardnews.digest import digest_bytes
from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FOLDER = "tim-kiem/"
FORMAT = 5
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article as the index knows it; `date` in ISO 8601 to the minute, with its offset."""

    title: str
    slug: str
    date: str
    category: str
    """The folder of the category: `cong-tac-dang`."""
    category_name: str
    summary: str
    """As the editor wrote it, "" where there is none."""
    body: str
    """The digest of its HTML."""


_fields = attrgetter("title", "slug", "date", "category", "category_name", "summary", "body")


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

    @property
    def segments(self) -> tuple[str, ...]:
        """The folders that a search begins with."""
        return (*((self.past.name,) if self.past else ()), self.tail.name)


def build_corpus(documents: tuple[Document, ...]) -> Corpus:
    """Return the documents, oldest first, cut into folders; nothing else decides the files."""
    count = len(documents)
    cut = frozen_of(count)
    rows = ["\0".join(_fields(each)) for each in documents]
    chunks = tuple(_chunks(documents, rows))
    past = Segment(_digest(rows[:cut])[:_NAME], 0, documents[:cut]) if cut else None
    names = [past.name if past else "", *(chunk.name for chunk in chunks)]
    tail = Segment(_digest([*names, *rows[cut:]])[:_NAME], cut, documents[cut:])
    return Corpus(past=past, tail=tail, chunks=chunks)


def frozen_of(documents: int) -> int:
    """Return how many of so many documents are the past."""
    at_once = max(FEWEST_FROZEN, (1 << (documents // MOST_FREEZINGS).bit_length()) // 2)
    at_once = min(at_once, MOST_FROZEN)
    return max(0, documents - NEVER_FROZEN) // at_once * at_once


def document_url(slug: str, date: str) -> str:
    """Return the address inside the site of an article: see `Article.url`."""
    return f"{date[:10].replace('-', '/')}/{slug}.html"


def _chunks(documents: tuple[Document, ...], rows: list[str]) -> Iterator[Segment]:
    for first in range(0, len(documents), CHUNK):
        own = slice(first, first + CHUNK)
        name = f"x{first // CHUNK}-{_digest(rows[own])[:_CHUNK_NAME]}"
        yield Segment(name, first, documents[own])


def _digest(rows: Iterable[str]) -> str:
    # No field holds a zero character, and each document has as many fields as another.
    return digest_bytes("\0".join((str(FORMAT), *rows)).encode())
