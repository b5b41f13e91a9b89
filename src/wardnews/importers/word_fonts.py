"""Which font a run of a Word document is in, when the run itself does not say."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

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
