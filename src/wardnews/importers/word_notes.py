"""What an editor is told of a Word document: what mammoth said, and what it passed over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wardnews.importers.html_gathered import SCHEMES
from wardnews.importers.page import Note

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator

_LINK = re.compile(r'<a\b[^>]*? href="(?P<url>[^"]*)"[^>]*>(?P<words>.*?)</a>', re.DOTALL)

# mammoth's messages are English and name elements: each that matters has a sentence of ours.
_TOLD = (
    (re.compile(r"could not \w+ external image:? '(?P<what>[^']*)'"), "note-picture"),
    (re.compile(r"A w:sym element .* in font (?P<what>.*)"), "note-sign"),
    (re.compile(r"Could not find image file|A v:imagedata element without"), "note-drawing"),
    (re.compile(r"unexpected non-(?:row|cell) element"), "note-joined"),
)
_HARMLESS = re.compile(
    r"Unrecognised |An unrecognised element|Image of type|\w+ style with ID|Ignoring complex field"
    r"|Unsupported break type"
)


def notes_of_messages(messages: Iterable[str]) -> Iterator[Note]:
    """Yield a note for each message that tells of a loss.

    An element or a style that mammoth does not know is none: words and pictures are looked for.
    """
    for message in messages:
        found = ((pattern.match(message), code) for pattern, code in _TOLD)
        match, code = next((each for each in found if each[0]), (None, "note-word"))
        if match is not None:
            yield Note(code=code, what=match.groupdict().get("what", "")[:200])
        elif not _HARMLESS.match(message):
            yield Note(code=code)


def lost_words(written: Counter[str], read: Counter[str]) -> list[Note]:
    """Return a note of the texts of the document that mammoth did not read."""
    lost = " … ".join((written - read).elements())
    return [Note(code="note-words", what=lost[:200])] if lost else []


def lost_links(markup: str) -> list[Note]:
    """Return a note for each link that is no address of a page (`javascript:`, `file:`)."""
    return [
        Note(
            code="note-link",
            place=re.sub(r"<[^>]*>", "", match["words"])[:60],
            what=match["url"][:200],
        )
        for match in _LINK.finditer(markup)
        if not match["url"].lower().startswith((*SCHEMES, "#"))
    ]
