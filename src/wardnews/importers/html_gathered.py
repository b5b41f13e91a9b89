"""What a page holds besides words: its pictures, its links, and what cannot be taken over."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from wardnews.importers.html_tree import tag_of, words_near, words_of
from wardnews.importers.page import PICTURE, Document, Note, Picture

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

UNKNOWN = frozenset(
    ["video", "audio", "iframe", "object", "embed", "svg", "canvas", "math", "form"]
)
_LATER = ("data-src", "data-original", "data-lazy-src")
SCHEMES = ("http://", "https://", "mailto:", "tel:")


@dataclass(slots=True)
class Gatherer:
    """Gathers the pictures, documents and notes of a page in the order in which they are met.

    `picture` and `link` say what an address means: a file of the page, another address, or
    `None` for what cannot be kept; a note tells why.
    """

    picture: Callable[[str], Picture | Note | None]
    link: Callable[[str], Document | str | None]
    pictures: list[Picture] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def shown(self, image: _Element) -> tuple[str, str] | None:
        """Return the words of a picture and the name it has for now; `None` if it is not kept."""
        source = image.get("src") or ""
        if not source or source.startswith("data:"):  # what stands there until a script has run
            source = next(filter(None, map(image.get, _LATER)), source)
        found = self.picture(source)
        if not isinstance(found, Picture):
            what = "data:" if source.startswith("data:") else source[:200]
            told = found or Note(code="note-picture", what=what)
            self._note(told.code, image, told.what)
            return None
        self.pictures.append(found)
        alt = " ".join((image.get("alt") or "").split())
        if not alt:
            self._note("note-alt", image, str(len(self.pictures)))
        return alt, PICTURE.format(len(self.pictures)) + found.ending

    def target(self, anchor: _Element) -> str:
        """Return the address that a link keeps; "" for none, and for a document of the page.

        A link within a link cannot be written, and no browser shows one.
        """
        href = (anchor.get("href") or "").strip()
        if not href or href.startswith("#"):
            return ""
        found = self.link(href)
        if isinstance(found, Document):
            if found.file not in {each.file for each in self.documents}:
                self.documents.append(replace(found, title=words_of(anchor)))
            return ""
        within = any(outer.get("href") for outer in anchor.iterancestors("a"))
        if within or found is None or not found.lower().startswith(SCHEMES):
            self._note("note-link", anchor, href[:200])
            return ""
        return found

    def leave_out(self, element: _Element) -> None:
        """Tell of an element that cannot be taken over, and of what it shows."""
        shown = next(
            (each for each in element.iter() if each.get("src") or each.get("data")), element
        )
        address = shown.get("src") or shown.get("data") or ""
        self._note("note-element", element, f"{tag_of(element)} {address[:200]}".strip())

    def _note(self, code: str, element: _Element, what: str) -> None:
        self.notes.append(Note(code=code, place=words_near(element), what=what))
