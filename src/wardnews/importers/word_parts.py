"""The parts of a Word document that hold words, rewritten so that mammoth reads all of these.

mammoth passes over fields in their short form, formulas, ornamental text, and shapes that have no
copy for older programs (ECMA-376 part 1, 17.16.19, 22.1, part 3; part 4, 19.1.2.23).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

import lxml.etree
from lxml.etree import QName

from wardnews.importers.page import Note
from wardnews.importers.word_numbers import read_numbering, write_numbers
from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element

_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_SIGN = re.compile("([\uf020-\uf0ff])")  # where fonts of signs have theirs (ECMA-376, 17.3.3.30)
_UNREAD = ("{*}moveFrom", "{*}del", "{*}Choice")


@dataclass(frozen=True, slots=True, kw_only=True)
class Readable:
    """A document for mammoth, how often each text stands in it, and what to tell of it.

    In the place of a picture it holds the name of it: two copies of all would be too much to hold.
    """

    stream: io.BytesIO
    texts: Counter[str]
    notes: tuple[Note, ...]


def readable(package: zipfile.ZipFile) -> Readable:
    """Return the document with all its words in reach; a part that is no XML stays as it is."""
    parts: dict[str, bytes] = {}
    texts: Counter[str] = Counter()
    notes: list[Note] = []
    numbers, styles = (_root(package, f"word/{name}.xml") for name in ("numbering", "styles"))
    numbering = (
        read_numbering(numbers, styles) if numbers is not None and styles is not None else None
    )
    for name in _PARTS:
        root = _root(package, name)
        if root is None:
            continue
        notes.extend(_notes(root))
        hidden = _without_hidden(root)
        notes.extend(Note(code="note-hidden", what=each[:200]) for each in hidden)
        changed = _reach(root)
        if numbering is not None:
            changed |= write_numbers(root, numbering)
        if changed or hidden:
            parts[name] = lxml.etree.tostring(root, encoding="utf-8", xml_declaration=True)
        texts.update(_texts(root))
    return Readable(stream=_archive(package, parts), texts=texts, notes=tuple(notes))


def _root(package: zipfile.ZipFile, name: str) -> _Element | None:
    """Return the root of a part, `None` where there is none or it is no XML."""
    parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        return lxml.etree.fromstring(package.read(name), parser)
    except (KeyError, lxml.etree.XMLSyntaxError):
        return None


def _archive(package: zipfile.ZipFile, parts: dict[str, bytes]) -> io.BytesIO:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in package.namelist():
            is_text = name.lower().endswith((".xml", ".rels"))
            content = package.read(name) if is_text else name.encode()
            archive.writestr(name, parts.get(name, content))
    stream.seek(0)
    return stream


def _texts(root: _Element) -> Iterator[str]:
    """Yield the texts that a reader of the document sees, but for the signs of its check boxes."""
    hidden = [*root.iter(*_UNREAD)]
    hidden += [row for row in root.iter("{*}tr") if row.find("{*}trPr/{*}del") is not None]
    hidden += [box for box in root.iter("{*}sdt") if box.find("{*}sdtPr/{*}checkbox") is not None]
    unread = {text for each in hidden for text in each.iter("{*}t")}
    word = QName(root).namespace
    for text in root.iter(f"{{{word}}}t"):
        if text not in unread and (text.text or "").strip():
            yield text.text or ""


def _notes(root: _Element) -> Iterator[Note]:
    """Yield a note for each formula, of which only the signs stay, and for each drawing."""
    for formula in root.iter("{*}oMath"):
        yield Note(code="note-formula", place=_words_before(formula), what=_joined(formula))
    for drawing in root.iter("{*}drawing"):
        shows = _is_any(drawing.iter("{*}pic", "{*}txbxContent"))
        if not shows and not _is_any(drawing.iterancestors("{*}Choice")):
            yield Note(code="note-drawing", place=_words_before(drawing))
    for chunk in root.iter("{*}altChunk", "{*}subDoc"):
        yield Note(code="note-word", place=_words_before(chunk))


def _words_before(element: _Element) -> str:
    """Return the words of the nearest element before it that has any."""
    at: _Element | None = element
    while at is not None:
        for near in at.itersiblings(preceding=True):
            words = " ".join(_joined(near).split())
            if words:
                return words[:60]
        at = at.getparent()
    return ""


def _is_any(elements: Iterator[_Element]) -> bool:
    return next(elements, None) is not None


def _joined(element: _Element) -> str:
    return "".join(each.text or "" for each in element.iter("{*}t"))


def _reach(root: _Element) -> bool:
    """Put what mammoth does not know into elements that it does; return whether there was any."""
    word = f"{{{QName(root).namespace}}}"
    found = False
    for name, rule in _RULES.items():
        for element in list(root.iter(f"{{*}}{name}")):
            rule(element, word)
            found = True
    return found


def _without_hidden(root: _Element) -> list[str]:
    """Take out the runs that Word does not show, and return their words."""
    marks = [each for each in root.iter("{*}vanish") if QName(each.getparent()).localname == "rPr"]
    runs = [run for mark in marks if _is_on(mark) for run in mark.iterancestors("{*}r")]
    words = list(filter(None, map(_joined, runs)))
    for run in runs:
        run[:] = []
    return words


def _is_on(mark: _Element) -> bool:
    return mark.get(f"{{{QName(mark).namespace}}}val") not in ("0", "false", "off")


def _renamed(name: str) -> Callable[[_Element, str], None]:
    def rename(element: _Element, word: str) -> None:
        del word
        element.tag = f"{{{QName(element).namespace}}}{name}"

    return rename


def _joined_initial(frame: _Element, word: str) -> None:
    """Put a large first letter, a paragraph of its own, back before the rest of its word."""
    paragraph = next(frame.iterancestors(f"{word}p"), None)
    following = paragraph.getnext() if paragraph is not None else None
    if paragraph is None or following is None or following.tag != paragraph.tag:
        return
    if frame.get(f"{word}dropCap") in ("drop", "margin"):
        at = 0 if following.find(f"{word}pPr") is None else 1
        following[at:at] = [each for each in paragraph if each.tag != f"{word}pPr"]
        _remove(paragraph)


def _signs(text: _Element, word: str) -> None:
    """Write signs of a font of signs (Wingdings) in the way in which mammoth knows them."""
    run = text.getparent()
    if run is None or not _SIGN.search(text.text or ""):
        return
    fonts = run.find(f"{word}rPr/{word}rFonts")
    font = (fonts.get(f"{word}ascii") if fonts is not None else None) or "Symbol"
    pieces = [each for each in _SIGN.split(text.text or "") if each]
    made = [
        _made(f"{word}sym", **{f"{word}font": font, f"{word}char": f"{ord(each):04X}"})
        if _SIGN.fullmatch(each)
        else _made(f"{word}t", text=each)
        for each in pieces
    ]
    at = run.index(text)
    run[at : at + 1] = made


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _without_kind(line_break: _Element, word: str) -> None:
    """Make the end of a page that of a line: words before and after it stand apart."""
    line_break.attrib.pop(f"{word}type", "")


def _as_box(element: _Element, word: str) -> None:
    """Make the element one that mammoth reads for what is in it."""
    element.tag = f"{word}smartTag"


def _long_field(field: _Element, word: str) -> None:
    """Write a field of one element in its long form, which may be a link."""
    instruction = _made(f"{word}instrText", text=field.get(f"{word}instr") or "")
    marks = [
        _made(f"{word}fldChar", **{f"{word}fldCharType": kind})
        for kind in ("begin", "separate", "end")
    ]
    begin, separate, end = (_made(f"{word}r", mark) for mark in marks)
    _as_box(field, word)
    field[:] = [begin, _made(f"{word}r", instruction), separate, *field, end]


def _written_formula(formula: _Element, word: str) -> None:
    runs = list(_formula_runs(formula, word, ""))
    _as_box(formula, word)
    formula[:] = runs


def _formula_runs(element: _Element, word: str, align: str) -> Iterator[_Element]:
    """Yield the signs of a formula on one line: a fraction as a/b, what is raised as such."""
    for child in element:
        name = QName(child).localname
        if name == "t":
            text = _made(f"{word}t", text=child.text or "")
            look = _made(f"{word}vertAlign", **{f"{word}val": align}) if align else None
            properties = [] if look is None else [_made(f"{word}rPr", look)]
            yield _made(f"{word}r", *properties, text)
        else:
            inner = {"sup": "superscript", "sub": "subscript"}.get(name, align)
            slash = [_made(f"{word}r", _made(f"{word}t", text="/"))] if name == "den" else []
            yield from (*slash, *_formula_runs(child, word, inner))


def _shown_path(path: _Element, word: str) -> None:
    """Make a paragraph of ornamental text (WordArt)."""
    run = _made(f"{word}r", _made(f"{word}t", text=path.get("string") or ""))
    path.tag = f"{word}txbxContent"
    path[:] = [_made(f"{word}p", run)]


def _chosen(alternatives: _Element, word: str) -> None:
    """Take the first form of a shape where there is none for older programs."""
    del word
    choice = alternatives.find("{*}Choice")
    if alternatives.find("{*}Fallback") is None and choice is not None:
        _renamed("Fallback")(choice, "")


def _outside_drawing(box: _Element, word: str) -> None:
    """Put the words of a drawn shape after the drawing, unless a copy for older programs follows."""
    drawing = next(box.iterancestors(f"{word}drawing"), None)
    if drawing is not None and not _is_any(box.iterancestors("{*}Choice")):
        drawing.addnext(_made(f"{word}pict", box))


def _made(tag: str, *children: _Element, text: str | None = None, **attributes: str) -> _Element:
    made = lxml.etree.Element(tag, attributes)
    made.text = text
    made.extend(children)
    return made


_RULES: dict[str, Callable[[_Element, str], None]] = {
    "fldSimple": _long_field,
    "oMathPara": _as_box,
    "oMath": _written_formula,
    "textpath": _shown_path,
    "AlternateContent": _chosen,
    "txbxContent": _outside_drawing,
    **dict.fromkeys(("dir", "bdo"), _as_box),
    **dict.fromkeys(("oval", "line", "polyline", "arc", "curve"), _renamed("shape")),
    "cr": _renamed("br"),
    "br": _without_kind,
    "dstrike": _renamed("strike"),
    "framePr": _joined_initial,
    "t": _signs,
    "ptab": _renamed("tab"),
}
