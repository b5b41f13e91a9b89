"""HTML → the Markdown that an editor would have typed, and what could not be said in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from wardnews.draft import inline_text, protected_start
from wardnews.importers.html_tree import (
    BLOCKS,
    DROPPED,
    HEADINGS,
    holds_blocks,
    spaced,
    tag_of,
    words_near,
    words_of,
)
from wardnews.importers.page import PICTURE, Document, Note, Picture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lxml.etree import _Element

    Found: TypeAlias = Picture | Document | str | None

UNKNOWN = frozenset(
    ["video", "audio", "iframe", "object", "embed", "svg", "canvas", "math", "form"]
)
SCHEMES = ("http://", "https://", "mailto:", "tel:")


@dataclass(slots=True)
class Converter:
    """Turns elements into Markdown blocks; gathers pictures, documents and notes on the way.

    `picture` and `link` say what an address means: a file of the page, another address, or
    `None` for what cannot be kept.
    """

    picture: Callable[[str], Picture | None]
    link: Callable[[str], Document | str | None]
    pictures: list[Picture] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

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
            yield self._table(element)
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

    def _table(self, element: _Element) -> str:
        """Return a table; one with joined cells is written in HTML, which Markdown allows."""
        rows = [
            [cell for cell in row if tag_of(cell) in ("td", "th")] for row in element.iter("tr")
        ]
        rows = [row for row in rows if row]
        joined = any(cell.get(name, "1") != "1" for row in rows for cell in row for name in _SPANS)
        if not rows:
            return ""
        if joined or len({len(row) for row in rows}) > 1:
            return self._html_table(rows)
        cells = [[self._cell(cell).replace("|", "\\|") for cell in row] for row in rows]
        head, *body = [f"| {' | '.join(row)} |" for row in cells]
        return "\n".join([head, f"|{'---|' * len(cells[0])}", *body])

    def _html_table(self, rows: list[list[_Element]]) -> str:
        lines = ["<table>"]
        for row in rows:
            lines.append("<tr>")
            for cell in row:
                tag = tag_of(cell)
                spans = "".join(
                    f' {name}="{_digits(cell.get(name))}"' for name in _SPANS if cell.get(name)
                )
                words = words_of(cell)
                escaped = words.replace("&", "&amp;").replace("<", "&lt;")
                lines.append(f"<{tag}{spans}>{escaped}</{tag}>")
            lines.append("</tr>")
        return "\n".join([*lines, "</table>"])

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
            self.notes.append(Note(code="note-element", place=words_near(element), what=tag))
        if not tag or tag in UNKNOWN | DROPPED:
            return ""
        if tag == "br":
            return "  \n"
        words = self._inline(element)
        if tag in ("sup", "sub") and not _is_note_mark(element):
            return f"<{tag}>{words}</{tag}>"
        return _wrapped(words, _WRAPPED.get(tag, ""))

    def _image(self, element: _Element) -> str:
        source = element.get("src") or ""
        found = self.picture(source)
        if found is None:
            shown = "data:" if source.startswith("data:") else source
            self.notes.append(
                Note(code="note-picture", place=words_near(element), what=shown[:200])
            )
            return ""
        self.pictures.append(found)
        name = PICTURE.format(len(self.pictures)) + found.ending
        alt = " ".join((element.get("alt") or "").split())
        if not alt:
            self.notes.append(
                Note(code="note-alt", place=words_near(element), what=str(len(self.pictures)))
            )
        return f"![{inline_text(alt)}]({name})"

    def _anchor(self, element: _Element) -> str:
        href = (element.get("href") or "").strip()
        if href.startswith(("#footnote-ref", "#endnote-ref")):
            return ""
        if href.startswith(("#footnote-", "#endnote-")):
            return f"[^{_note_name(href[1:])}]"
        words = self._inline(element)
        if not href or href.startswith("#") or not words.strip():
            return words
        found = self.link(href)
        if isinstance(found, Document):
            if found.file not in {each.file for each in self.documents}:
                self.documents.append(replace(found, title=words_of(element)))
            return words
        if found is None or not found.startswith(SCHEMES):
            self.notes.append(Note(code="note-link", place=words_near(element), what=href[:200]))
            return words
        return (
            f"[{words.strip()}](<{found}>)"
            if set(found) & set(" ()")
            else f"[{words.strip()}]({found})"
        )


_SPANS = ("colspan", "rowspan")
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


def _digits(value: str | None) -> str:
    return re.sub(r"\D", "", value or "") or "1"
