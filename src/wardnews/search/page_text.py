"""The text of a published article, as search sees it: what stands in elements `data-searched`."""

from __future__ import annotations

from html.parser import HTMLParser

from wardnews.search.terms import INLINE

MARK = "data-searched"

_INLINE = frozenset(INLINE.split())
# Links to and from notes; the type and size of a document, which are not the editor's words.
_PASSED_OVER = frozenset({"footnote-ref", "footnote-backref", "size"})
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "source", "wbr"}
)


def text_of_page(page: str) -> tuple[str, ...]:
    """Return the blocks of the article's text, as `terms.blocks_of` cuts them, without its title."""
    parser = _PageParser()
    parser.feed(page)
    parser.close()
    blocks = ("".join(parser.parts)).split("\n")
    return tuple(block for block in blocks if block.strip())


class _PageParser(HTMLParser):
    """Gathers text within marked elements, with a line break where a block ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._depth = 0  # of open elements, from the marked one inwards; 0 is outside
        self._passed_over = 0  # the depth at which a link to a note began; 0 is none

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if self._depth or MARK in attributes:
            self._separate(tag)
            if tag not in _VOID:
                self._depth += 1
                if not self._passed_over and attributes.get("class") in _PASSED_OVER:
                    self._passed_over = self._depth

    def handle_endtag(self, tag: str) -> None:
        if self._depth and tag not in _VOID:
            if self._passed_over == self._depth:
                self._passed_over = 0
            self._depth -= 1
            self._separate(tag)

    def handle_data(self, data: str) -> None:
        if self._depth and not self._passed_over:
            self.parts.append(data.replace("\n", " "))

    def _separate(self, tag: str) -> None:
        if tag == "br":
            self.parts.append(" ")
        elif tag not in _INLINE:
            self.parts.append("\n")
