"""HTML → the Markdown that an editor would have typed, and what could not be said in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wardnews.draft import inline_text, protected_start
from wardnews.importers.html_gathered import UNKNOWN, Gatherer
from wardnews.importers.html_table import rows_of, write_table
from wardnews.importers.html_tree import (
    BLOCKS,
    DROPPED,
    HEADINGS,
    holds_blocks,
    spaced,
    tag_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element


@dataclass(slots=True)
class Converter(Gatherer):
    """Turns elements into Markdown blocks; gathers pictures, documents and notes on the way."""

    def blocks(self, elements: Iterable[_Element]) -> list[str]:
        """Return the Markdown blocks of the elements, in order."""
        return [block for element in elements for block in self._blocks_of(element) if block]

    def _blocks_of(self, element: _Element) -> Iterator[str]:
        tag = tag_of(element)
        if tag in HEADINGS:
            words = " ".join(self._inline(element).split())
            yield f"{'#' * HEADINGS[tag]} {words}" if words else ""
        elif tag in ("ul", "ol"):
            yield from self._list(element)
        elif tag == "table":
            yield from self._table(element)
        elif tag == "blockquote":
            inside = "\n\n".join(self.blocks([_renamed(element)]))
            yield "\n".join(f"> {line}".rstrip() for line in inside.split("\n"))
        elif tag == "hr":
            yield "* * *"
        elif tag == "pre":
            yield _paragraph(self._inline(element).replace("\n", "  \n"))
        else:
            yield from self._flow(element)

    def _flow(self, element: _Element) -> Iterator[str]:
        """Yield paragraphs of what stands between the blocks of the element, and those blocks."""
        line = inline_text(spaced(element.text or ""))
        for child in element:
            if tag_of(child) in BLOCKS or (holds_blocks(child) and tag_of(child) != "a"):
                yield _paragraph(line)
                line = ""
                yield from self._blocks_of(child)
            else:
                line += self._inline_of(child)
            line += inline_text(spaced(child.tail or ""))
        yield _paragraph(line)

    def _list(self, element: _Element) -> Iterator[str]:
        """Yield a list as one block; a note that mammoth puts at the end is a block of its own."""
        ordered = tag_of(element) == "ol"
        lines: list[str] = []
        for item in element:
            if tag_of(item) != "li":
                inside = self.blocks([item])
                lines.extend(_indented("\n\n".join(inside)))
                continue
            name = item.get("id") or ""
            if name.startswith(("footnote-", "endnote-")):
                words = "\n".join(_indented("\n\n".join(self.blocks([_renamed(item)]))))
                yield f"[^{_note_name(name)}]: {words.strip()}"
                continue
            mark = f"{len(lines) + 1}." if ordered else "-"
            first, *rest = self.blocks([_renamed(item)]) or [""]
            lines.append(f"{mark} " + "\n".join(_indented(first)).strip())
            for block in rest:
                separator = [] if block.startswith(("- ", "1. ")) else [""]
                lines.extend([*separator, *_indented(block)])
        if lines:
            yield "\n".join(lines)

    def _table(self, element: _Element) -> Iterator[str]:
        """Yield the words above a table, and the table."""
        for caption in element.findall("caption"):
            yield _paragraph(self._inline(caption))
        rows = rows_of(element)
        yield write_table(rows, self._cell, self) if rows else ""

    def _cell(self, cell: _Element) -> str:
        lines = "\n".join(self.blocks([_renamed(cell)])).split("\n")
        return "<br>".join(" ".join(line.split()) for line in lines if line.strip())

    def _inline(self, element: _Element) -> str:
        line = inline_text(spaced(element.text or ""))
        for child in element:
            apart = " " if tag_of(child) in BLOCKS else ""
            line += f"{apart}{self._inline_of(child)}{apart}"
            line += inline_text(spaced(child.tail or ""))
        return line

    def _inline_of(self, element: _Element) -> str:
        tag = tag_of(element)
        special = {"img": self._image, "a": self._anchor}.get(tag)
        if special is not None:
            return special(element)
        if tag in UNKNOWN:
            self.leave_out(element)
        if not tag or tag in UNKNOWN | DROPPED:
            return ""
        if tag == "br":
            return "  \n"
        words = self._inline(element)
        if tag in ("sup", "sub") and not _is_note_mark(element):
            return f"<{tag}>{words}</{tag}>"
        return _wrapped(words, _WRAPPED.get(tag, ""))

    def _image(self, element: _Element) -> str:
        shown = self.shown(element)
        return f"![{inline_text(shown[0])}]({shown[1]})" if shown else ""

    def _anchor(self, element: _Element) -> str:
        href = (element.get("href") or "").strip()
        if href.startswith(("#footnote-ref", "#endnote-ref")):
            return ""
        if href.startswith(("#footnote-", "#endnote-")):
            return f"[^{_note_name(href[1:])}]"
        words = self._inline(element)
        address = self.target(element) if words.strip() else ""
        if not address:
            return words
        shown = f"<{address}>" if set(address) & set(" ()") else address
        return f"[{words.strip()}]({shown})"


_WRAPPED = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_PUNCTUATED = re.compile(r"(?P<before>\s*)(?P<words>.*?)(?P<after>\s*)", re.DOTALL)


def _renamed(element: _Element) -> _Element:
    """Return the element as a plain box, so that only what it holds is converted."""
    element.tag = "div"
    return element


def _wrapped(words: str, mark: str) -> str:
    """Return the words between marks, spaces left outside: `** a**` is no emphasis."""
    match = _PUNCTUATED.fullmatch(words)
    if not mark or match is None or not match["words"] or "\n" in match["words"]:
        return words
    if match["words"][-1] in "\\*_`" or match["words"][0] in "*_`":
        return words  # beside such a sign the mark would be read as a part of it
    return f"{match['before']}{mark}{match['words']}{mark}{match['after']}"


def _paragraph(line: str) -> str:
    """Return the paragraph with single spaces, none of its lines beginning a block."""
    joined = line.replace("****", "")
    lines = [" ".join(part.split(" ")).strip() for part in joined.split("  \n")]
    kept = [protected_start(re.sub(r"\s+", " ", part)) for part in lines if part.strip()]
    return "  \n".join(kept)


def _indented(block: str) -> list[str]:
    return [f"    {line}".rstrip() for line in block.split("\n")]


def _note_name(name: str) -> str:
    return name.replace("footnote-", "").replace("endnote-", "c")


def _is_note_mark(element: _Element) -> bool:
    return any(
        (a.get("href") or "").startswith(("#footnote-", "#endnote-")) for a in element.iter("a")
    )
