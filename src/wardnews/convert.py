"""Markdown → HTML by Python-Markdown, with the extensions that ward news needs. Not sanitised."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from wardnews.blocks import heading_id

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

EXTENSIONS = ("abbr", "def_list", "footnotes", "sane_lists", "tables", "toc")

# What one of Python-Markdown's patterns inside a line begins with, and what its own stand-ins do.
_INLINE = re.compile(r"[\\`*_\[\]<>&!\x02]|  \n")
_BEFORE_INLINE = 25  # the processor of inline patterns has the priority 20


def convert(source: str) -> str:
    """Return the HTML of a Markdown text."""
    # Abbreviations look for their words in plain texts as well.
    try:
        html: str = converter(skip_plain_texts="*[" not in source).reset().convert(source)
    except BaseException:
        # A converter that was stopped half-way does not find back to its beginning.
        converter.cache_clear()
        raise
    return html


@cache
def converter(*, skip_plain_texts: bool) -> markdown.Markdown:
    """Return Python-Markdown as it is set up here; the result is the same with the skip."""
    footnotes = {"BACKLINK_TITLE": "Trở lại chú thích {} trong bài", "UNIQUE_IDS": False}
    headings = {"slugify": _heading_id, "permalink": False, "marker": ""}
    made = markdown.Markdown(
        extensions=list(EXTENSIONS),
        extension_configs={
            "footnotes": footnotes,
            "tables": {"use_align_attribute": True},
            "toc": headings,
        },
        output_format="html",
    )
    if skip_plain_texts:
        made.treeprocessors.register(PlainTexts(made), "plain_texts", _BEFORE_INLINE)
    return made


class PlainTexts(Treeprocessor):
    """Spares texts without markup the twenty patterns that would be tried on each of them."""

    def run(self, root: Element) -> None:
        """Mark such texts as finished."""
        for element in root.iter():
            if type(element.text) is str and not _INLINE.search(element.text):
                element.text = AtomicString(element.text)


def _heading_id(title: str, separator: str) -> str:
    del separator  # the theme and the fast path know the ids as they are
    return heading_id(title)
