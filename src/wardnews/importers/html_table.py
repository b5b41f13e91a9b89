"""A table of a page: in Markdown where that can say it, else in HTML, which Markdown allows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import lxml.etree
import lxml.html.builder

from wardnews.body import sanitise
from wardnews.importers.html_gathered import UNKNOWN
from wardnews.importers.html_tree import (
    BLOCKS,
    DROPPED,
    note_of,
    spaced,
    tag_of,
    words_of,
    wrap_loose_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeAlias

    from lxml.etree import _Element

    from wardnews.importers.html_gathered import Gatherer

    Row: TypeAlias = list[_Element]

_SPANS = ("colspan", "rowspan")
_FRAME = ("thead", "tbody", "tfoot", "tr")
_CELLS = ("td", "th")
_BAR = re.compile(r"(?P<escaped>\\.)|\|")
_LINES = frozenset(["p", "div", "center", "section"])  # blocks of words, which `<br>` can part


def rows_of(table: _Element) -> list[Row]:
    """Return the cells of a table, row by row; those of a table within it are not its own."""
    cells = [
        [cell for cell in row if tag_of(cell) in _CELLS]
        for row in _frame(table)
        if tag_of(row) == "tr"
    ]
    return [row for row in cells if row]


def strays_of(table: _Element) -> list[_Element]:
    """Return what stands in a table outside its cells: browsers show it above the table.

    Cells outside a row are given one.
    """
    for part in list(_frame(table)):
        if tag_of(part) != "tr":
            _give_rows(part)
    frame = list(_frame(table))
    for part in frame:
        wrap_loose_words(part)
    own = (*_FRAME, *_CELLS, "")
    strays = [each for part in frame for each in part if tag_of(each) not in own]
    return [each for each in strays if tag_of(each) != "caption" or each.getparent() is not table]


def _frame(part: _Element) -> Iterator[_Element]:
    """Yield a table, its sections and its rows, in order."""
    yield part
    for child in part:
        if tag_of(child) in _FRAME:
            yield from _frame(child)


def _give_rows(part: _Element) -> None:
    row: _Element | None = None
    for child in list(part):
        if tag_of(child) not in _CELLS:
            row = None
            continue
        if row is None:
            row = lxml.html.builder.TR()
            child.addprevious(row)
        row.append(child)


def is_layout(rows: list[Row]) -> bool:
    """Return whether a table only frames something: one cell of many things, or a picture's words."""
    if any(len(row) > 1 for row in rows):
        return False
    holds_picture = any(next(row[0].iter("img"), None) is not None for row in rows)
    return holds_picture or (len(rows) == 1 and not _is_line(rows[0][0]))


def write_table(rows: list[Row], line_of: Callable[[_Element], str], gatherer: Gatherer) -> str:
    """Return the table; `line_of` writes what a cell holds as one line of Markdown."""
    if not all(map(_is_line, (cell for row in rows for cell in row))) or _is_uneven(rows):
        return _in_html(rows, gatherer)
    cells = [[_with_escaped_bars(line_of(cell)) for cell in row] for row in rows]
    head, *body = [f"| {' | '.join(row)} |" for row in cells]
    return "\n".join([head, f"|{'---|' * len(cells[0])}", *body])


def _with_escaped_bars(line: str) -> str:
    return _BAR.sub(lambda match: match["escaped"] or "\\|", line)


def _is_line(cell: _Element) -> bool:
    """Return whether a row of Markdown can hold the cell: it is not joined, and holds but words."""
    joined = any(cell.get(name, "1") != "1" for name in _SPANS)
    inside = (tag_of(each) for each in cell.iter() if each is not cell)
    return not joined and not any(tag in BLOCKS - _LINES for tag in inside)


def _is_uneven(rows: list[Row]) -> bool:
    return len({len(row) for row in rows}) > 1


def _in_html(rows: list[Row], gatherer: Gatherer) -> str:
    lines = ["<table>"]
    for row in rows:
        cells = [_cell_in_html(cell, gatherer) for cell in row]
        lines.extend(["<tr>", *cells, "</tr>"])
    return "\n".join([*lines, "</table>"])


def _cell_in_html(cell: _Element, gatherer: Gatherer) -> str:
    """Return the cell with all that a page may show, its pictures under the names of for now."""
    tag = tag_of(cell)
    spans = "".join(f' {name}="{_digits(cell.get(name))}"' for name in _SPANS if cell.get(name))
    _settle(cell, gatherer)
    box = _lone_paragraph(cell)
    box.tag, box.tail = "div", None
    box.attrib.clear()
    markup = sanitise(lxml.etree.tostring(box, encoding="unicode", method="html"))
    inside = markup.removeprefix("<div>").removesuffix("</div>").strip()
    return f"<{tag}{spans}>{inside}</{tag}>"


def _lone_paragraph(cell: _Element) -> _Element:
    """Return the paragraph that is all of the cell, else the cell."""
    if len(cell) != 1 or tag_of(cell[0]) != "p":
        return cell
    return cell if (cell.text or "").strip() or (cell[0].tail or "").strip() else cell[0]


def _settle(element: _Element, gatherer: Gatherer) -> None:
    """Give pictures and links below the element their addresses, and empty what is not kept."""
    element.text = spaced(element.text or "")
    for child in element:
        child.tail = spaced(child.tail or "")
        tag = tag_of(child)
        if tag in UNKNOWN:
            gatherer.leave_out(child)
        if not tag or tag in UNKNOWN | DROPPED:
            _empty(child)
        elif tag == "img":
            shown = gatherer.shown(child)
            _empty(child)
            if shown is not None:
                child.tag = "img"
                child.set("src", shown[1])
                child.set("alt", shown[0])
        elif tag == "sup" and len(child) == 1 and (name := note_of(child[0])):
            _set_mark(child, name)
        else:
            address = gatherer.target(child) if tag == "a" else ""
            child.attrib.clear()
            if address:
                child.set("href", address)
            elif tag == "a":
                child.tag = "span"
            _settle(child, gatherer)


def _set_mark(sup: _Element, name: str) -> None:
    """Make the mark of a footnote as Markdown does: it reads none within HTML."""
    link = lxml.html.builder.A(words_of(sup).strip("[]"), href=f"#fn:{name}")
    link.set("class", "footnote-ref")
    after = sup.tail
    sup.clear()
    sup.set("id", f"fnref:{name}")
    sup.append(link)
    sup.tail = after


def _empty(element: _Element) -> None:
    """Make the element one that shows nothing; the words after it stay."""
    after = element.tail
    element.clear()
    element.tag, element.tail = "span", after


def _digits(value: str | None) -> str:
    return re.sub(r"\D", "", value or "") or "1"
