"""HTML → the Markdown that an editor would have typed, and what could not be said in it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from wardnews.draft import inline_text, protected_start
from wardnews.importers.html_gathered import UNKNOWN, Gatherer
from wardnews.importers.html_table import is_layout, rows_of, strays_of, write_table
from wardnews.importers.html_tree import (
    BLOCKS,
    DROPPED,
    HEADINGS,
    break_lines,
    holds_blocks,
    is_note_mark,
    note_named,
    note_of,
    spaced,
    tag_of,
    wrap_loose_words,
)
from wardnews.importers.lists import indented, lists_within, write_list
from wardnews.importers.runs import BREAK, PLAIN, Run, looks_of, write_runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from wardnews.importers.runs import Looks


@dataclass(slots=True)
class Converter(Gatherer):
    """Turns elements into Markdown blocks; gathers pictures, documents and notes on the way."""

    def blocks(self, elements: Iterable[_Element]) -> list[str]:
        """Return the Markdown blocks of the elements, in order."""
        return [block for element in elements for block in self._blocks_of(element) if block]

    def _blocks_of(self, element: _Element, looks: Looks = PLAIN) -> Iterator[str]:
        """Yield the blocks of an element; `looks` is how what is around it makes words look."""
        tag = tag_of(element)
        if tag in HEADINGS:
            words = " ".join(self._inline(element).split())
            if words.endswith("#"):  # it would be taken for the heading's end
                words = words[:-1] + r"\#"
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
        else:
            if tag == "pre":
                break_lines(element)
            yield from self._flow(element, looks | looks_of(tag, element.get("style") or ""))

    def _flow(self, element: _Element, looks: Looks) -> Iterator[str]:
        """Yield paragraphs of what stands between the blocks of the element, and those blocks."""
        line = [_typed(element.text)]
        for child in element:
            tag = tag_of(child)
            if tag in BLOCKS or (holds_blocks(child) and tag not in UNKNOWN | {"a"}):
                yield _paragraph(write_runs(_looking(line, looks)))
                line = []
                yield from self._blocks_of(child, looks)
            else:
                line.extend(self._runs_of(child))
            line.append(_typed(child.tail))
        yield _paragraph(write_runs(_looking(line, looks)))

    def _list(self, element: _Element) -> Iterator[str]:
        """Yield a list as one block; a note that mammoth puts at the end is a block of its own.

        What stands in the list outside its items belongs to the item above.
        """
        items: list[list[str]] = []
        wrap_loose_words(element)
        if lists := lists_within(element):
            yield from self.blocks(lists)
            return
        for child in element:
            name = note_named(child.get("id") or "")
            if tag_of(child) != "li":
                items[-1:] = [[*(items[-1] if items else []), *self.blocks([child])]]
            elif name:
                note = "\n".join(indented("\n\n".join(self.blocks([_renamed(child)]))))
                yield f"[^{name}]: {note.strip()}"
            else:
                items.append(self.blocks([_renamed(child)]))
        yield write_list(items, ordered=tag_of(element) == "ol", start=element.get("start") or "")

    def _table(self, element: _Element) -> Iterator[str]:
        """Yield the words above a table, and the table; one for layout alone is no table."""
        yield from self.blocks(strays_of(element))
        for caption in element.findall("caption"):
            yield _paragraph(self._inline(caption))
        rows = rows_of(element)
        if is_layout(rows):
            yield from self.blocks(cell for row in rows for cell in row)
        elif rows:
            yield write_table(rows, self._cell, self)

    def _cell(self, cell: _Element) -> str:
        lines = "\n".join(self.blocks([_renamed(cell)])).split("\n")
        return "<br>".join(" ".join(line.split()) for line in lines if line.strip())

    def _inline(self, element: _Element) -> str:
        return write_runs(self._runs(element))

    def _runs(self, element: _Element) -> Iterator[Run]:
        """Yield what the element holds, by how it looks."""
        yield _typed(element.text)
        for child in element:
            apart = [_typed(" ")] if tag_of(child) in BLOCKS else []
            yield from (*apart, *self._runs_of(child), *apart, _typed(child.tail))

    def _runs_of(self, element: _Element) -> Iterator[Run]:
        """Yield the element itself; what it looks like is added to the looks of what it holds."""
        tag = tag_of(element)
        if tag in UNKNOWN:
            self.leave_out(element)
        if not tag or tag in UNKNOWN | DROPPED:
            return
        if tag == "br":
            yield Run(BREAK)
        elif tag == "img":
            yield Run(self._image(element))
        elif tag == "a":
            yield from self._anchor(element)
        elif tag in ("sup", "sub") and not is_note_mark(element):
            yield from _enclosed(f"<{tag}>", self._inline(element), f"</{tag}>")
        else:
            looks = looks_of(tag, element.get("style") or "")
            yield from _looking(self._runs(element), looks)

    def _image(self, element: _Element) -> str:
        shown = self.shown(element)
        return f"![{inline_text(shown[0])}]({shown[1]})" if shown else ""

    def _anchor(self, element: _Element) -> Iterator[Run]:
        """Yield a link, the mark of a footnote, or the words of what leads nowhere."""
        href = (element.get("href") or "").strip()
        if href.startswith(("#footnote-ref", "#endnote-ref")):
            return
        if name := note_of(element):
            yield Run(f"[^{name}]")
            return
        runs = list(self._runs(element))
        words = write_runs(runs)
        address = self.target(element) if words.strip() else ""
        if not address:
            yield from runs
            return
        safe = address.translate(_IN_ADDRESS)
        shown = f"<{safe}>" if set(safe) & set(" ()") else safe
        yield from _enclosed("[", words, f"]({shown})")


def _looking(runs: Iterable[Run], looks: Looks) -> Iterator[Run]:
    return (Run(run.words, run.looks | looks, run.typed) for run in runs)


def _typed(words: str | None) -> Run:
    return Run(spaced(words or ""), typed=True)


def _enclosed(opening: str, words: str, closing: str) -> Iterator[Run]:
    """Yield the words as one line within markup; spaces and breaks at their ends are no part of it."""
    inside = words.strip()
    before, _, after = words.partition(inside) if inside else (words, "", "")
    yield _edge(before)
    if inside:
        yield Run(f"{opening}{' '.join(inside.split())}{closing}")
    yield _edge(after)


def _edge(spaces: str) -> Run:
    return Run(BREAK) if "\n" in spaces else _typed(spaces)


_IN_ADDRESS = str.maketrans({"`": "%60", '"': "%22", "<": "%3C", ">": "%3E"})


def _renamed(element: _Element) -> _Element:
    """Return the element as a plain box, so that only what it holds is converted."""
    element.tag = "div"
    return element


def _paragraph(line: str) -> str:
    """Return the paragraph with single spaces, none of its lines beginning a block.

    An empty line parts paragraphs, as it does on the screen.
    """
    lines = (" ".join(part.split()) for part in line.split(BREAK))
    whole = (list(group) for filled, group in groupby(lines, key=bool) if filled)
    return "\n\n".join(BREAK.join(map(protected_start, each)) for each in whole)
