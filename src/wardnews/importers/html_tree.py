"""What the elements of an HTML page are, and the words in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import lxml.html.builder

from wardnews import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

HEADINGS = {f"h{level}": level for level in range(1, 7)}
# fmt: off
BLOCKS = frozenset([
    "p", "div", "section", "article", "main", "header", "footer", "aside", "blockquote", "ul", "ol",
    "li", "table", "figure", "figcaption", "pre", "hr", "dl", "dt", "dd", "center", "address",
    "details", "summary", "fieldset", "legend", "marquee", "caption", "thead", "tbody", "tfoot", "tr",
    "td", "th", *HEADINGS,
])
# fmt: on
DROPPED = frozenset(["script", "style", "noscript", "template", "head", "title", "nav", "button"])

# Words on both sides of these stand apart on the screen, with or without a space in the source.
_BREAKING = BLOCKS | {"br"}

_OF_WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}


def tag_of(element: _Element) -> str:
    """Return the name of the element; "" for comments and instructions."""
    return element.tag.lower() if isinstance(element.tag, str) else ""


def words_of(element: _Element) -> str:
    """Return the text of the element with single spaces; a comment has none."""
    return " ".join(spaced("".join(_pieces(element))).split())


def words_near(element: _Element) -> str:
    """Return the words of the element or before it, by which an editor finds the place."""
    at: _Element | None = element
    while at is not None:
        for near in (at, *at.itersiblings(preceding=True)):
            words = words_of(near)
            if words:
                return words[:60]
        at = at.getparent()
    return ""


def holds_blocks(element: _Element) -> bool:
    """Return whether there is a block in the element, at any depth."""
    return any(tag_of(child) in BLOCKS for child in element.iter() if child is not element)


def note_of(anchor: _Element) -> str:
    """Return the name of the footnote that mammoth set this link for, "" for anything else."""
    href = (anchor.get("href") or "").strip()
    if href.startswith(("#footnote-ref", "#endnote-ref")):
        return ""
    return note_named(href.removeprefix("#"))


def note_named(name: str) -> str:
    """Return the name of a footnote by the `id` that mammoth gave it, "" for any other."""
    kind, _, number = name.partition("-")
    return {"footnote": number, "endnote": f"c{number}"}.get(kind, "")


def is_note_mark(element: _Element) -> bool:
    """Return whether the element is there for the mark of a footnote."""
    return any(note_of(anchor) for anchor in element.iter("a"))


def wrap_loose_words(element: _Element) -> None:
    """Make paragraphs of the words that stand right in an element where only others belong."""
    for child in list(element):
        if spaced(child.tail or "").strip():
            child.addnext(lxml.html.builder.P(child.tail or ""))
            child.tail = None
    if spaced(element.text or "").strip():
        element.insert(0, lxml.html.builder.P(element.text or ""))
        element.text = None


def break_lines(element: _Element) -> None:
    """Put `<br>` where a line of `<pre>` ends; a line end beside a `<br>` is the same one."""
    for each in list(element.iter()):
        before = each.text if tag_of(each) else None
        if before and "\n" in before:
            each.text, *lines = before.removeprefix("\n" * (each is element)).split("\n")
            each[:0] = [_break(line) for line in lines]
        if each is not element and each.tail and "\n" in each.tail:
            each.tail, *lines = each.tail.removeprefix("\n" * (tag_of(each) == "br")).split("\n")
            for line in reversed(lines):
                each.addnext(_break(line))


def drop_controls(root: _Element) -> None:
    """Take the control characters out of a page, its attributes too; `&#146;` is a quotation mark.

    Source of the latter: the HTML standard, "numeric character reference end state".
    """
    for element in root.iter():
        element.text, element.tail = _plain(element.text), _plain(element.tail)
        for name, value in element.attrib.items():
            element.set(name, _plain(str(value)) or "")


def spaced(words: str) -> str:
    """Return the text with one plain space for every run of spaces, visible or not."""
    return re.sub(r"[\s\u00a0\u200b]+", " ", words)


def _break(after: str) -> _Element:
    made: _Element = lxml.html.builder.BR()
    made.tail = after
    return made


def _plain(words: str | None) -> str | None:
    return words and text.CONTROL.sub("", words.translate(_OF_WINDOWS))


def _pieces(element: _Element) -> Iterator[str]:
    """Yield the texts within the element, and a space where a line or a block begins or ends."""
    if not tag_of(element):
        return
    yield element.text or ""
    for child in element:
        apart = " " if tag_of(child) in _BREAKING else ""
        yield apart
        yield from _pieces(child)
        yield apart
        yield child.tail or ""
