"""What the index is made of: documents by date, in a frozen past and the newest year."""

from __future__ import annotations

from itertools import chain
from operator import attrgetter

from wardnews.digest import digest_bytes
from wardnews.values import dataclass

FOLDER = "tim-kiem/"
FORMAT = 2
"""Part of every segment's name: a change of the format gives its files new addresses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article as the index knows it; `date` in ISO 8601 to the minute, with its offset."""

    title: str
    slug: str
    date: str
    category: str
    """The folder of the category: `cong-tac-dang`."""
    category_name: str
    terms: str
    """The digest of what `terms_of` returns."""

    @property
    def url(self) -> str:
        """The address inside the site."""
        return document_url(self.slug, self.date)


_fields = attrgetter("title", "slug", "date", "category", "category_name", "terms")


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Documents, oldest first, that are indexed together; nothing else decides its files."""

    documents: tuple[Document, ...]

    @property
    def name(self) -> str:
        """The digest of all that the segment's files are made of: the folder that they lie in."""
        fields = chain.from_iterable(map(_fields, self.documents))
        # No field holds a zero character, and each document has as many fields as another.
        return digest_bytes("\0".join((str(FORMAT), *fields)).encode())[:16]


def document_url(slug: str, date: str) -> str:
    """Return the address inside the site of an article: see `Article.url`."""
    return f"{date[:10].replace('-', '/')}/{slug}.html"
