"""The fonts of a Word document, and its text in Unicode whatever font it was typed in."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, cast
from xml.etree import ElementTree

from mammoth import documents, transforms

from wardnews.importers.word_document import transformed
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
    import zipfile

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LONGEST_CHAIN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class FontTable:
    """The fonts of the styles by their ids, the style that each is based on, and the default."""

    fonts: dict[str, str]
    based_on: dict[str, str]
    default: str

    def of(self, *styles: str | None) -> str:
        """Return the font of the first style that names one, else the document's default."""
        for style in styles:
            at: str | None = style
            for _ in range(_LONGEST_CHAIN):
                if at is None:
                    break
                if at in self.fonts:
                    return self.fonts[at]
                at = self.based_on.get(at)
        return self.default


class FontReader:
    """Converts the runs of a document that are in a font of an old encoding, and typed in it."""

    def __init__(self, fonts: FontTable, encoding: LegacyEncoding | None) -> None:
        self.fonts = fonts
        self.forced = encoding
        self.found: list[LegacyEncoding] = []
        self.verdicts: Counter[tuple[LegacyEncoding, bool]] = Counter()

    def converted(self, document: documents.Document) -> documents.Document:
        """Return the document with its letters in Unicode."""
        for each in transforms.get_descendants_of_type(document, documents.Paragraph):
            self.verdicts.update(
                (encoding, verdict)
                for encoding, shown in self._shown(each).items()
                if encoding and (verdict := is_typed_in(shown, encoding)) is not None
            )
        return transformed(document, transforms.paragraph(self._paragraph))

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


def read_fonts(package: zipfile.ZipFile) -> FontTable:
    """Return the fonts of `word/styles.xml`; its XML has been checked to hold no document type."""
    if "word/styles.xml" not in package.namelist():
        return FontTable(fonts={}, based_on={}, default="")
    try:
        root = ElementTree.fromstring(package.read("word/styles.xml"))  # noqa: S314  # see above
    except ElementTree.ParseError:
        return FontTable(fonts={}, based_on={}, default="")
    fonts, based_on = {}, {}
    default = _font(root.find(f"{_W}docDefaults/{_W}rPrDefault"))
    for style in root.iter(f"{_W}style"):
        name = style.get(f"{_W}styleId") or ""
        base = style.find(f"{_W}basedOn")
        if base is not None:
            based_on[name] = base.get(f"{_W}val") or ""
        font = _font(style)
        if font:
            fonts[name] = font
            if style.get(f"{_W}default") == "1" and style.get(f"{_W}type") == "paragraph":
                default = font
    return FontTable(fonts=fonts, based_on=based_on, default=default)


def _font(element: ElementTree.Element | None) -> str:
    found = element.find(f"{_W}rPr/{_W}rFonts") if element is not None else None
    return "" if found is None else found.get(f"{_W}ascii") or found.get(f"{_W}hAnsi") or ""
