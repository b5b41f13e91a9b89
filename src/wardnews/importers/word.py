"""A Word document (`.docx`) → a page, through mammoth. Called only where it can be stopped."""

from __future__ import annotations

import base64
from collections import Counter
from copy import deepcopy
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

import lxml.html.builder
import mammoth
from mammoth import documents

from wardnews.body import sanitise
from wardnews.errors import ImportRefused
from wardnews.importers.html_markdown import Converter
from wardnews.importers.html_tree import is_note_mark, note_of, words_of
from wardnews.importers.page import ImportedPage, Note, Picture
from wardnews.importers.stamp import Stamp, day_in_name, day_in_words, find_stamp
from wardnews.importers.word_document import texts_of, with_written_boxes
from wardnews.importers.word_fonts import FontReader, read_fonts
from wardnews.importers.word_notes import lost_links, lost_words, notes_of_messages
from wardnews.importers.word_package import open_package
from wardnews.importers.word_parts import readable
from wardnews.values import dataclass

if TYPE_CHECKING:
    import zipfile

    from lxml.etree import _Element

    from wardnews.legacy_encoding import LegacyEncoding

ENDINGS = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
}
STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='List Bullet 2'] => ul|ol > li > ul > li:fresh
p[style-name='List Number 2'] => ul|ol > li > ol > li:fresh
p[style-name='Quote'] => blockquote:fresh
r[style-name='Strong'] => strong
"""
LONGEST_TITLE = 300


def parse_word(data: bytes, name: str, encoding: LegacyEncoding | None) -> ImportedPage:
    """Return the page that the document holds; raises `ImportRefused`.

    `encoding` overrules what the fonts and the words say of text typed before Unicode.
    """
    package = open_package(data, name)
    document = readable(package)
    fonts = FontReader(read_fonts(package), encoding)
    pictures: list[Picture | Note] = []
    read: Counter[str] = Counter()

    def kept(image: documents.Image) -> dict[str, str]:
        pictures.append(_picture(image, package))
        return {"src": f"https://picture.invalid/{len(pictures) - 1}"}

    def transformed(before: documents.Document) -> documents.Document:
        read.update(texts_of(before))
        return fonts.converted(with_written_boxes(before))

    result = mammoth.convert_to_html(
        document.stream,
        transform_document=transformed,
        convert_image=mammoth.images.img_element(kept),
        style_map=STYLES,
        include_embedded_style_map=False,
        external_file_access=False,
    )
    converter = Converter(
        picture=lambda source: pictures[int(source.rpartition("/")[2])] if source else None,
        link=lambda href: href,
    )
    notes = [
        *(Note(code="note-encoding", what=each.value) for each in fonts.found),
        *lost_links(result.value),
        *document.notes,
        *notes_of_messages(message.message for message in result.messages),
        *lost_words(document.texts, read),
    ]
    root = lxml.html.fragment_fromstring(sanitise(result.value), create_parent="div")
    return _page(root, converter, notes, name)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """What stands at the head of a document, and the elements that are its text."""

    title: str
    text: list[_Element]
    category: str = ""
    moment: str = ""
    views: str = ""
    notes: tuple[Note, ...] = ()


def _page(root: _Element, converter: Converter, notes: list[Note], name: str) -> ImportedPage:
    """Return the page of the converted document."""
    elements = list(root)
    lines = [_words_without_marks(element) for element in elements]
    stamp = find_stamp(lines)
    head = _stamped(elements, lines, stamp) if stamp else _unstamped(elements, lines, name)
    if len(head.title) > LONGEST_TITLE:
        notes.append(Note(code="note-title", place=head.title[:60]))
        head = replace(head, title=_cut(head.title), text=elements)
    blocks = converter.blocks(head.text)
    if not blocks or not head.title:
        raise ImportRefused("no-text", path=name)
    return ImportedPage(
        title=head.title,
        blocks=tuple(blocks),
        category=head.category,
        date=head.moment,
        views=head.views,
        pictures=tuple(converter.pictures),
        notes=(*notes, *head.notes, *converter.notes),
    )


def _cut(title: str) -> str:
    """Return the start of a title, cut between words unless that leaves a small part of it."""
    whole = title[: LONGEST_TITLE + 1].rpartition(" ")[0]
    return whole if len(whole) > LONGEST_TITLE // 2 else title[:LONGEST_TITLE]


def _stamped(elements: list[_Element], lines: list[str], stamp: Stamp) -> _Head:
    """Return the head of a page copied from the portal: category, title, the line of the date."""
    above = [line for line in lines[: stamp.line] if line]
    category, title = (above[0], above[1:]) if len(above) > 1 else ("", above)
    return _Head(
        title=" ".join(title),
        category=category,
        moment=stamp.moment,
        views=stamp.views,
        text=[*_kept_of(elements[: stamp.line]), *elements[stamp.line + 1 :]],
    )


def _unstamped(elements: list[_Element], lines: list[str], name: str) -> _Head:
    """Return the head of any other document: its first heading is the title, else its first line.

    The table above an official letter tells who writes and where; it is not a line.
    """
    titles = sorted(
        (at for at, line in enumerate(lines) if line and elements[at].tag != "table"),
        key=lambda at: (elements[at].tag != "h1", at),
    )
    named, told = day_in_name(name), day_in_words(lines)
    notes = (Note(code="note-date-words", what=told),) if told and not named else ()
    moment = named or told
    if not titles:
        cells = [words for each in elements for cell in each.iter("p") if (words := words_of(cell))]
        return _Head(title=cells[0] if cells else "", text=elements, moment=moment, notes=notes)
    at = titles[0]
    text = [*elements[:at], *_kept_of([elements[at]]), *elements[at + 1 :]]
    return _Head(title=lines[at], text=text, moment=moment, notes=notes)


def _words_without_marks(element: _Element) -> str:
    """Return the words of an element, the marks of footnotes left out."""
    if not is_note_mark(element):
        return words_of(element)
    bare = deepcopy(element)
    for mark in filter(note_of, list(bare.iter("a"))):
        mark.text = None
    return words_of(bare)


def _kept_of(elements: list[_Element]) -> list[_Element]:
    """Return a paragraph of what each element holds that no title can show: pictures, marks."""
    found = [
        [deepcopy(each) for each in element.iter("img", "a") if each.tag == "img" or note_of(each)]
        for element in elements
    ]
    for each in chain.from_iterable(found):
        each.tail = None
    return [lxml.html.builder.P(*kept) for kept in found if kept]


def _picture(image: documents.Image, package: zipfile.ZipFile) -> Picture | Note:
    """Return the picture, or what an editor is told of one that browsers do not show."""
    ending = ENDINGS.get(image.content_type or "")
    if ending is None:
        kind = (image.content_type or "?").rpartition("/")[2].removeprefix("x-").upper()
        return Note(code="note-picture-kind", what=kind)
    try:
        with image.open() as stream:
            content = package.read(stream.read().decode())
        return Picture(ending=ending, data=base64.b64encode(content).decode("ascii"))
    except KeyError:  # the document names a picture that it does not hold
        return Note(code="note-drawing")
