"""The letters of a page in Unicode, where fonts of before it were relied on (.VnTime, VNI-Times).

Such a page may be UTF-8 by its bytes: `&sect;&para;ng` was typed in TCVN3 all the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from wardnews.importers.html_tree import BLOCKS, tag_of
from wardnews.legacy_encoding import (
    LegacyEncoding,
    convert_legacy,
    encoding_of_font,
    guess_shown,
    is_capitals_font,
    is_typed_in,
)
from wardnews.values import dataclass

if TYPE_CHECKING:
    from lxml.etree import _Element

_FAMILY = re.compile(r"font-family\s*:\s*[\"']?([^;,\"']+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Place:
    """A text of a page: that within an element, or that after it; and the font it is in."""

    element: _Element
    is_tail: bool
    font: str

    @property
    def words(self) -> str:
        return (self.element.tail if self.is_tail else self.element.text) or ""

    def write(self, words: str) -> None:
        if self.is_tail:
            self.element.tail = words
        else:
            self.element.text = words


def in_unicode(root: _Element, forced: LegacyEncoding | None) -> list[LegacyEncoding]:
    """Convert the texts of a page that were typed before Unicode; return from which encodings.

    `forced` overrules what fonts and words tell, but for words that can only be Unicode.
    """
    found: list[LegacyEncoding] = []
    unsure: list[list[_Place]] = []
    for places in _places(root):
        shown = "".join(place.words for place in places)
        if shown.isascii():
            continue
        encoding = _encoding(shown, forced or encoding_of_font(places[0].font))
        if encoding is None:
            unsure.append(places)
        else:
            found.extend([encoding] * (encoding not in found))
            _convert(places, encoding)
    for places in unsure:  # a title of two words is as the text below it
        shown = "".join(place.words for place in places)
        likely = next((each for each in found if is_typed_in(shown, each)), None)
        if likely is not None:
            _convert(places, likely)
    return found


def _encoding(shown: str, expected: LegacyEncoding | None) -> LegacyEncoding | None:
    if expected is None:
        return guess_shown(shown)
    return expected if is_typed_in(shown, expected) else None


def _convert(places: list[_Place], encoding: LegacyEncoding) -> None:
    for place in places:
        meant = convert_legacy(place.words, encoding)
        place.write(meant.upper() if is_capitals_font(place.font) else meant)


def _places(root: _Element) -> list[list[_Place]]:
    """Return the texts of each block by the old fonts that they are in, those of none together."""
    groups: defaultdict[tuple[_Element, LegacyEncoding | None], list[_Place]] = defaultdict(list)
    for element in root.iter():
        for is_tail in (False, True):
            inside = element.getparent() if is_tail else element
            text = element.tail if is_tail else element.text
            if inside is None or not text or not tag_of(inside):
                continue
            font = _font(inside)
            place = _Place(element, is_tail, font)
            groups[_block(inside), encoding_of_font(font)].append(place)
    return list(groups.values())


def _block(element: _Element) -> _Element:
    around = (each for each in element.iterancestors() if tag_of(each) in BLOCKS)
    return element if tag_of(element) in {*BLOCKS, "title"} else next(around, element)


def _font(element: _Element) -> str:
    """Return the font that the nearest element names; "" for none."""
    for each in (element, *element.iterancestors()):
        family = _FAMILY.search(each.get("style") or "")
        face = (family[1] if family else each.get("face") or "").partition(",")[0].strip()
        if face:
            return face
    return ""
