"""The body of an article: Markdown → sanitised HTML, its first paragraph, what it refers to.

Content is untrusted (it is pasted from Word, from e-mail, from old portals), so nothing leaves
this module that the allow-lists below do not name.
"""

from __future__ import annotations

import html
import re
from functools import cache
from itertools import count, repeat
from typing import TYPE_CHECKING
from urllib.parse import unquote

import nh3

from wardnews import text
from wardnews.article import Reference, beside
from wardnews.cards import with_cards
from wardnews.places import place_of
from wardnews.prose import document_html, put_back, split_paragraphs
from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

SUMMARY_LENGTH = 280

TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "cite",
        "code",
        "dd",
        "del",
        "div",
        "dl",
        "dt",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "small",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "u",
        "ul",
    ]
)
ATTRIBUTES = {
    "a": {"href", "title", "id"},
    "abbr": {"title"},
    "img": {"src", "alt", "title"},
    "li": {"id"},
    "ol": {"start"},
    "sup": {"id"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "align"},
    **{f"h{level}": {"id"} for level in range(1, 7)},
}
CLASSES = {"a": {"footnote-ref", "footnote-backref"}, "div": {"footnote"}}
SCHEMES = {"http", "https", "mailto", "tel"}

# In sanitised markup `<` and `>` stand only around tags, and every attribute is in double quotes.
_LINK = re.compile(r'(?P<before><(?:a|img) (?:[^>]* )?)(?P<name>href|src)="(?P<url>[^"]*)"')
_EXTERNAL_LINK = re.compile(r'<a (?=(?:[^>]* )?href="(?:(?i:https?):)?//)')
_HEADING = re.compile(r"<(?P<close>/?)h(?P<level>[1-6])(?P<rest>[ >])")
_IMAGE_PARAGRAPH = re.compile(r"<p>\s*((?:<img [^>]*>\s*)+)</p>")
_IMAGE = re.compile(r"<img [^>]*>")
_TITLE = re.compile(r' title="(?P<title>[^"]*)"')
_PARAGRAPH = re.compile(r"<p>((?:[^<]++|<(?!/p>))*+)</p>")
_ALIGNED = re.compile(r'<(?P<cell>t[dh])(?P<rest>[^>]*) align="(?P<side>left|center|right)"')
_TABLE = re.compile("<table>")
_BOX = '<div class="table-scroll" role="region" aria-label="Bảng số liệu{}" tabindex="0"><table>'
_ATTRIBUTE = re.compile(r' (\w+)="([^"]*)"')
_TAG = re.compile(r"<[^>]*>")
_AFTER_SCHEME = re.compile("[/?#]")
_NOTE_MARK = re.compile(r'<sup id="fnref.*?</sup>', re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyPicture:
    """A picture of a body, and where the editor wrote it."""

    written: str
    alt: str
    is_local: bool
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A converted body; the links in `html` are still as the editor wrote them."""

    html: str
    summary: str
    references: tuple[Reference, ...]
    pictures: tuple[BodyPicture, ...]


def render_body(source: str, path: str, first_line: int) -> Body:
    """Return the body of the source file at `path`, whose text begins on `first_line`."""
    clean = clean_html(source)
    shaped = _with_headings_below_title(_with_figures(_with_scrolling_tables(with_cards(clean))))
    return Body(
        html=_with_external_links(shaped),
        summary=text.shorten(first_paragraph(clean), SUMMARY_LENGTH),
        references=tuple(_references(clean, source, path, first_line)),
        pictures=tuple(_pictures(clean, source, first_line)),
    )


def clean_html(source: str) -> str:
    """Return what `sanitise(convert(source))` would, without converting what is plain anyway."""
    whole = document_html(source)
    if whole is not None:
        return whole
    from wardnews.convert import convert  # noqa: PLC0415  # loads Python-Markdown: few builds need it

    document = split_paragraphs(source)
    clean = put_back(sanitise(convert(document.rest)), document.runs)
    return sanitise(convert(source)) if clean is None else clean


def sanitise(markup: str) -> str:
    """Return the markup with only the elements, attributes and addresses of the allow-lists.

    Control characters, which `&#1;` brings in, are dropped: no feed may hold one.
    """
    return text.CONTROL.sub("", _cleaner().clean(markup))


def first_paragraph(markup: str) -> str:
    """Return the words of the first paragraph that has any, without footnote marks."""
    for paragraph in _PARAGRAPH.finditer(markup):
        words = html.unescape(_TAG.sub("", _NOTE_MARK.sub("", paragraph[1])))
        if words.strip():
            return " ".join(words.split())
    return ""


def resolve_links(markup: str, links: dict[str, str], root: str) -> str:
    """Return the markup with every relative link replaced by its address seen from the page.

    A link whose address is "" leads nowhere yet: its words stay, without an address.
    """

    def replaced(match: re.Match[str]) -> str:
        written = html.unescape(match["url"])
        if written not in links:
            return match[0]
        if not links[written]:
            return match["before"].rstrip()
        return f'{match["before"]}{match["name"]}="{html.escape(root + links[written])}"'

    return _LINK.sub(replaced, markup) if links else markup


def is_relative(url: str) -> bool:
    """Return whether an address names a file of the site (`a.jpg`, `../b.md#c`, `/d.html`)."""
    before = _AFTER_SCHEME.split(url, maxsplit=1)[0]
    return bool(url) and url[0] not in "#?" and not url.startswith("//") and ":" not in before


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        url_schemes=SCHEMES,
        link_rel=None,
    )


def _with_external_links(markup: str) -> str:
    """Return the markup with each link to another site marked as such."""
    if "<a " not in markup:
        return markup
    return _EXTERNAL_LINK.sub('<a rel="external noopener" ', markup)


def _with_headings_below_title(markup: str) -> str:
    """Return the markup with its highest heading as `h2`: the page's `h1` is the title."""
    levels = [int(match["level"]) for match in _HEADING.finditer(markup)]
    if not levels or min(levels) == 2:
        return markup
    shift = 2 - min(levels)

    def moved(match: re.Match[str]) -> str:
        level = min(6, int(match["level"]) + shift)
        return f"<{match['close']}h{level}{match['rest']}"

    return _HEADING.sub(moved, markup)


def _with_scrolling_tables(markup: str) -> str:
    """Return the markup with each table in a box of its own, so that a phone scrolls only it.

    Columns are aligned by class: a strict Content-Security-Policy forbids `style`. Boxes have
    names of their own, by which a screen reader tells them apart.
    """
    if "<table>" not in markup:
        return markup
    numbers = (f" {number}" for number in count(1)) if markup.count("<table>") > 1 else repeat("")
    aligned = _ALIGNED.sub(r'<\g<cell>\g<rest> class="\g<side>"', markup)
    boxed = _TABLE.sub(lambda _: _BOX.format(next(numbers)), aligned)
    return boxed.replace("</table>", "</table></div>")


def _with_figures(markup: str) -> str:
    """Return the markup with paragraphs of nothing but pictures as figures, several as a grid."""
    if "=" not in markup:
        return markup

    def figures(match: re.Match[str]) -> str:
        shown = [_figure(image) for image in _IMAGE.findall(match[1])]
        return shown[0] if len(shown) == 1 else f'<div class="gallery">{"".join(shown)}</div>'

    return _IMAGE_PARAGRAPH.sub(figures, markup)


def _figure(image: str) -> str:
    title = _TITLE.search(image)
    caption = f"<figcaption>{title['title']}</figcaption>" if title and title["title"] else ""
    return f"<figure>{_TITLE.sub('', image)}{caption}</figure>"


def _references(markup: str, source: str, path: str, first_line: int) -> Iterator[Reference]:
    """Yield each relative address once, with the place where the editor wrote it."""
    if "=" not in markup:
        return
    urls = (html.unescape(match["url"]) for match in _LINK.finditer(markup))
    for written in dict.fromkeys(url for url in urls if is_relative(url)):
        line, column = place_of(written, source, first_line)
        target = beside(path, unquote(written.split("#", 1)[0].split("?", 1)[0]))
        yield Reference(written=written, path=target, line=line, column=column)


def _pictures(markup: str, source: str, first_line: int) -> Iterator[BodyPicture]:
    if "=" not in markup:
        return
    for image in _IMAGE.findall(markup):
        attributes = {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(image)}
        written = attributes.get("src", "")
        line, column = place_of(written, source, first_line)
        yield BodyPicture(
            written=written,
            alt=attributes.get("alt", ""),
            is_local=is_relative(written),
            line=line,
            column=column,
        )
