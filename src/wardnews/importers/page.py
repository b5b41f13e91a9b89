"""What an importer makes of a file, before it is an article: plain values, safe to send as JSON."""

from __future__ import annotations

import base64
import json
from dataclasses import asdict
from typing import TypeVar

from wardnews.values import dataclass

PICTURE = "wardnews-picture-{}"
"""How the Markdown names the picture of that number until the article has a name."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture: its bytes, or the path of a file that lies beside the page."""

    ending: str
    data: str = ""
    """The bytes in base64."""
    file: str = ""

    @property
    def content(self) -> bytes:
        """The bytes of a picture that was inside the file."""
        return base64.b64decode(self.data)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document that the page leads to: a file beside it, and the words of the link."""

    file: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something that was not understood, or that an editor should look at.

    `code` names a sentence; `place` is the words near it, "" for the file as a whole.
    """

    code: str
    place: str = ""
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedPage:
    """A page: what is known of it ("" is "not said"), its Markdown blocks, its files, its notes."""

    title: str
    blocks: tuple[str, ...]
    category: str = ""
    date: str = ""
    """The moment as front matter has it: `16/10/2020 15:34`."""
    views: str = ""
    addresses: tuple[str, ...] = ()
    """Those that it may have had on the portal, the likeliest first."""
    pictures: tuple[Picture, ...] = ()
    documents: tuple[Document, ...] = ()
    """Each file once, with the words of the first link to it."""
    notes: tuple[Note, ...] = ()


def to_json(page: ImportedPage) -> str:
    """Return the page as JSON."""
    return json.dumps(asdict(page), ensure_ascii=False)


def from_json(text: str) -> ImportedPage:
    """Return the page that `to_json` wrote."""
    raw = json.loads(text)
    raw["blocks"], raw["addresses"] = tuple(raw["blocks"]), tuple(raw["addresses"])
    raw["pictures"] = _all(Picture, raw["pictures"])
    raw["documents"] = _all(Document, raw["documents"])
    raw["notes"] = _all(Note, raw["notes"])
    return ImportedPage(**raw)


def _all(kind: type[T], raws: list[dict[str, str]]) -> tuple[T, ...]:
    return tuple(kind(**raw) for raw in raws)
