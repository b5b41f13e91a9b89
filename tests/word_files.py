"""Word documents for tests, made with python-docx."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from functools import cache
from typing import TYPE_CHECKING

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
RELATIONS = "word/_rels/document.xml.rels"
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def new_document(title: str = "Hội nghị tổng kết") -> Document:
    """Return a document with a title and a paragraph."""
    document = docx.Document()
    document.add_heading(title, 0)
    document.add_paragraph("Đảng ủy phường tổ chức hội nghị.")
    return document


def saved(document: Document) -> bytes:
    """Return the bytes of the document."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def add_link(paragraph: Paragraph, url: str, words: str) -> None:
    """Put a link at the end of the paragraph."""
    number = paragraph.part.relate_to(url, LINK, is_external=True)
    link, run, text = (OxmlElement(f"w:{name}") for name in ("hyperlink", "r", "t"))
    link.set(qn("r:id"), number)
    text.text = words
    run.append(text)
    link.append(run)
    paragraph._p.append(link)


def add_picture(document: Document, alt: str = "") -> None:
    """Add a picture with or without words for those who cannot see it."""
    shape = document.add_picture(io.BytesIO(png()))
    if alt:
        shape._inline.docPr.set("descr", alt)


@cache
def _short_document() -> bytes:
    return saved(new_document())


def with_markup(markup: str) -> bytes:
    """Return a document that ends in these elements of WordprocessingML."""
    data = _short_document()
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    body = part_of(data, "word/document.xml").decode()
    start = body.index("<w:document")
    end = body.index(">", start)
    whole = f"{body[:start]}<w:document {names}{body[end:]}".replace(
        "<w:sectPr", f"{markup}<w:sectPr"
    )
    return with_part(data, "word/document.xml", whole.encode())


def with_footnotes(data: bytes, texts: list[str]) -> bytes:
    """Return the document with footnotes of those texts, numbered from 2 as Word does."""
    lines = (
        f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
        for number, text in enumerate(texts, start=2)
    )
    notes = f'<w:footnotes xmlns:w="{NAMESPACES["w"]}">{"".join(lines)}</w:footnotes>'
    relation = (
        f'<Relationship Id="rId99" Type="{NAMESPACES["r"]}/footnotes" Target="footnotes.xml"/>'
    )
    relations = part_of(data, RELATIONS).replace(
        b"</Relationships>", f"{relation}</Relationships>".encode()
    )
    return with_part(with_part(data, "word/footnotes.xml", notes.encode()), RELATIONS, relations)


def png() -> bytes:
    """Return a picture of two by two points."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = zlib.compress((b"\0" + b"\xff\0\0" * 2) * 2)
    header = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """Return the document with one part replaced or added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", 8) as new:
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, content)
    return stream.getvalue()


def part_of(data: bytes, name: str) -> bytes:
    """Return one part of the document."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name)
