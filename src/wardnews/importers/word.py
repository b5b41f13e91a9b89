"""A Word document (`.docx`) → a page, through mammoth. Called only where it can be stopped."""

from __future__ import annotations

import base64
import io
import re
from collections import Counter
from copy import deepcopy
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, cast

import lxml.html.builder
import mammoth
from mammoth import documents, transforms

from wardnews.body import sanitise
from wardnews.errors import ImportRefused
from wardnews.importers.html_markdown import Converter
from wardnews.importers.html_tree import words_of
from wardnews.importers.page import ImportedPage, Note, Picture
from wardnews.importers.stamp import Stamp, day_in_name, day_in_words, find_stamp
from wardnews.importers.word_fonts import FontTable, read_fonts
from wardnews.importers.word_package import open_package
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
    fonts = _FontReader(read_fonts(package), encoding)
    pictures: list[Picture | None] = []

    def kept(image: documents.Image) -> dict[str, str]:
        pictures.append(_picture(image))
        return {"src": f"https://picture.invalid/{len(pictures) - 1}"}

    result = mammoth.convert_to_html(
        io.BytesIO(data),
        transform_document=fonts.converted,
        convert_image=mammoth.images.img_element(kept),
        style_map=STYLES,
        include_embedded_style_map=False,
        external_file_access=False,
    )
    converter = Converter(
        picture=lambda source: pictures[int(source.rpartition("/")[2])] if source else None,
        link=lambda href: href,
    )
    notes = [Note(code="note-encoding", what=each.value) for each in fonts.found]
    notes.extend(_lost_links(result.value))
    told = (message.message for message in result.messages)
    notes.extend(Note(code="note-word", what=each[:200]) for each in told if _matters(each))
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
    lines = [words_of(element) for element in elements]
    stamp = find_stamp(lines)
    head = _stamped(elements, lines, stamp) if stamp else _unstamped(elements, lines, name)
    if len(head.title) > LONGEST_TITLE:
        notes.append(Note(code="note-title", place=head.title[:60]))
        cut = head.title[:LONGEST_TITLE].rpartition(" ")[0]
        head = replace(head, title=cut, text=elements)
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


def _stamped(elements: list[_Element], lines: list[str], stamp: Stamp) -> _Head:
    """Return the head of a page copied from the portal: category, title, the line of the date."""
    above = [line for line in lines[: stamp.line] if line]
    category, title = (above[0], above[1:]) if len(above) > 1 else ("", above)
    return _Head(
        title=" ".join(title),
        category=category,
        moment=stamp.moment,
        views=stamp.views,
        text=[*_pictures_of(elements[: stamp.line]), *elements[stamp.line + 1 :]],
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
    text = [*elements[:at], *_pictures_of([elements[at]]), *elements[at + 1 :]]
    return _Head(title=lines[at], text=text, moment=moment, notes=notes)


def _pictures_of(elements: list[_Element]) -> list[_Element]:
    """Return a paragraph of the pictures of each element that holds some: a title shows none."""
    found = [[deepcopy(image) for image in element.iter("img")] for element in elements]
    for image in chain.from_iterable(found):
        image.tail = None
    return [lxml.html.builder.P(*images) for images in found if images]


class _FontReader:
    """Converts the runs of a document that are in a font of an old encoding, and typed in it."""

    def __init__(self, fonts: FontTable, encoding: LegacyEncoding | None) -> None:
        self.fonts = fonts
        self.forced = encoding
        self.found: list[LegacyEncoding] = []
        self.verdicts: Counter[tuple[LegacyEncoding, bool]] = Counter()

    def converted(self, document: documents.Document) -> documents.Document:
        for each in transforms.get_descendants_of_type(document, documents.Paragraph):
            self.verdicts.update(
                (encoding, verdict)
                for encoding, shown in self._shown(each).items()
                if encoding and (verdict := is_typed_in(shown, encoding)) is not None
            )
        body = transforms.paragraph(self._paragraph)(document)
        kept = document.notes._notes.values()  # noqa: SLF001  # mammoth offers no other way
        transform = transforms.paragraph(self._paragraph)
        notes = [note.copy(body=[transform(each) for each in note.body]) for note in kept]
        return cast("documents.Document", body.copy(notes=documents.notes(notes)))

    def _paragraph(self, paragraph: documents.Paragraph) -> documents.Paragraph:
        meant = {font: self._meant(font, shown) for font, shown in self._shown(paragraph).items()}

        def converted(run: documents.Run) -> documents.Run:
            font = self._font(paragraph, run)
            encoding = self.forced or meant[encoding_of_font(font)]
            return run if encoding is None else self._run(run, font, encoding)

        return cast("documents.Paragraph", transforms.run(converted)(paragraph))

    def _meant(self, font: LegacyEncoding | None, shown: str) -> LegacyEncoding | None:
        """Return the encoding of a text by its font; a text that does not tell is as the others."""
        if font is None:
            return guess_shown(shown)
        verdict = is_typed_in(shown, font)
        if verdict is None:
            verdict = self.verdicts[font, True] >= self.verdicts[font, False]
        return font if verdict else None

    def _shown(self, paragraph: documents.Paragraph) -> dict[LegacyEncoding | None, str]:
        """Return the text of the paragraph by the encoding of its fonts, `None` for Unicode."""
        shown: dict[LegacyEncoding | None, str] = {}
        for run in transforms.get_descendants_of_type(paragraph, documents.Run):
            encoding = encoding_of_font(self._font(paragraph, run))
            shown[encoding] = shown.get(encoding, "") + _text(run)
        return shown

    def _font(self, paragraph: documents.Paragraph, run: documents.Run) -> str:
        """Return the run's font if it is one of an old encoding, else ""."""
        font = run.font or self.fonts.of(run.style_id, paragraph.style_id)
        return font if encoding_of_font(font) else ""

    def _run(self, run: documents.Run, font: str, encoding: LegacyEncoding) -> documents.Run:
        if encoding not in self.found and not _text(run).isascii():
            self.found.append(encoding)
        capitals = is_capitals_font(font)

        def converted(text: documents.Text) -> documents.Text:
            meant = convert_legacy(text.value, encoding)
            return text.copy(value=meant.upper() if capitals else meant)

        return cast("documents.Run", transforms.element_of_type(documents.Text, converted)(run))


def _text(run: documents.Run) -> str:
    texts = transforms.get_descendants_of_type(run, documents.Text)
    return "".join(text.value for text in texts)


def _picture(image: documents.Image) -> Picture | None:
    ending = ENDINGS.get(image.content_type)
    if ending is None:
        return None
    with image.open() as stream:
        return Picture(ending=ending, data=base64.b64encode(stream.read()).decode("ascii"))


def _lost_links(markup: str) -> list[Note]:
    """Return a note for each link that is no address of a page (`javascript:`, `file:`)."""
    return [
        Note(
            code="note-link",
            place=re.sub(r"<[^>]*>", "", match["words"])[:60],
            what=match["url"][:200],
        )
        for match in _LINK.finditer(markup)
        if not match["url"].lower().startswith(("http://", "https://", "mailto:", "tel:", "#"))
    ]


def _matters(message: str) -> bool:
    """Return whether something was lost: a style that mammoth does not know loses only its look."""
    return not message.startswith("Unrecognised ") and "image of type" not in message


_LINK = re.compile(r'<a\b[^>]*? href="(?P<url>[^"]*)"[^>]*>(?P<words>.*?)</a>', re.DOTALL)
