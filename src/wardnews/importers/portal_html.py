"""A page of the old portal saved as HTML (a Liferay page) → a page of ours.

Its landmark is the line `Ngày đăng 16/10/2020 | 15:34 | Lượt xem: 162`: the title stands above it,
the article below it, both within one box; the category is the last step of the breadcrumbs, or
what stands above the title. Called only where it can be stopped.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

import lxml.etree
import lxml.html
import lxml.html.builder

from wardnews import text
from wardnews.addresses import parse_old_address
from wardnews.errors import ImportRefused
from wardnews.importers.html_letters import in_unicode
from wardnews.importers.html_markdown import Converter
from wardnews.importers.html_tree import BLOCKS, DROPPED, drop_controls, words_of
from wardnews.importers.page import Document, ImportedPage, Note, Picture
from wardnews.importers.stamp import Stamp, find_stamp
from wardnews.legacy_encoding import LegacyEncoding, decode_legacy, guess_encoding
from wardnews.media import DOCUMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp")

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(?P<url>\S+)\s*-->")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")  # lxml takes none with a text, as its bytes are read
_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?\s*([\w-]+)", re.IGNORECASE)
_AFTER = re.compile(r"related|share|social|comment|rating|pagination|other-news|tin-lien-quan")
_FEWEST_WORDS = 8


def parse_portal_html(data: bytes, name: str, encoding: LegacyEncoding | None) -> ImportedPage:
    """Return the page that the file holds; raises `ImportRefused` where it has another form."""
    decoded, notes = _decoded(data, encoding)
    source = text.nfc(_DECLARATION.sub("", decoded.replace("\0", "")))
    if not source.strip():
        raise ImportRefused("file-empty", path=name)
    root = lxml.html.document_fromstring(source)
    addresses = _own_addresses(root, source)
    own = tuple(dict.fromkeys(filter(_is_of_an_article, addresses)))
    base = next(iter((*own, *addresses)), "")
    lxml.etree.strip_tags(root, lxml.etree.Comment, lxml.etree.ProcessingInstruction)
    lxml.etree.strip_elements(root, *sorted(DROPPED - {"nav", "head", "title"}), with_tail=False)
    drop_controls(root)
    notes.extend(Note(code="note-encoding", what=each.value) for each in in_unicode(root, encoding))
    place = _landmark(root)
    if place is None:
        raise ImportRefused("not-a-portal-page", path=name)
    landmark, stamp = place
    above = list(_above(landmark))
    title = _title(above, root)
    category = _category(root, above, title)
    converter = Converter(picture=_picture_beside, link=lambda href: _link(href, base))
    blocks = converter.blocks([_below(landmark)])
    if not title or not blocks:
        raise ImportRefused("not-a-portal-page", path=name)
    return ImportedPage(
        title=title,
        category=category,
        date=stamp.moment,
        views=stamp.views,
        addresses=own,
        blocks=tuple(blocks),
        pictures=tuple(converter.pictures),
        documents=tuple(converter.documents),
        notes=(*notes, *converter.notes),
    )


def _decoded(data: bytes, encoding: LegacyEncoding | None) -> tuple[str, list[Note]]:
    """Return the text of the file, and a note where its encoding was guessed."""
    guess = guess_encoding(re.sub(rb"<[^>]*>", b" ", data))
    guess = encoding if encoding and not _is_utf8(data) else guess
    if guess is not None:
        return decode_legacy(data, guess), [Note(code="note-encoding", what=guess.value)]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), []
    charset = _CHARSET.search(data)
    for each in ("utf-8-sig", charset[1].decode("ascii") if charset else "utf-8"):
        try:
            return data.decode(each), []
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("utf-8", "replace"), [Note(code="note-letters")]


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _own_addresses(root: _Element, source: str) -> list[str]:
    """Return the addresses that the page had: what it says, and what the browser noted."""
    saved = _SAVED_FROM.search(source)
    candidates = [
        *(each.get("href") or "" for each in root.iter("link") if each.get("rel") == "canonical"),
        *(each.get("content") or "" for each in root.iter("meta") if _is_own_url(each)),
        saved["url"] if saved else "",
    ]
    stripped = map(str.strip, candidates)
    return [each for each in stripped if each.startswith(("http://", "https://"))]


def _is_of_an_article(address: str) -> bool:
    """Return whether `legacy_url` may be that address; many pages give that of the home page."""
    try:
        parse_old_address(address)
    except ValueError:
        return False
    return True


def _is_own_url(meta: _Element) -> bool:
    return meta.get("property") == "og:url"


def _landmark(root: _Element) -> tuple[_Element, Stamp] | None:
    """Return the smallest element whose text is the line of date and views, and what it says."""
    best: tuple[_Element, Stamp] | None = None
    for element in root.iter("*"):
        words = words_of(element) if len(element) < 30 else ""
        stamp = find_stamp([words]) if "đăng" in words else None
        if stamp is not None:
            best = element, stamp  # an element comes before those that it holds
            if not any("đăng" in words_of(child) for child in element):
                break
    return best


def _above(landmark: _Element) -> Iterator[_Element]:
    """Yield what stands above the landmark, nearest first, without going into boxes."""
    at: _Element | None = landmark
    while at is not None:
        for element in at.itersiblings(preceding=True):
            if words_of(element):
                yield element
        at = at.getparent()


def _below(landmark: _Element) -> _Element:
    """Take what follows the landmark out of the page, with the words between elements, into a box.

    The article is in the smallest box that holds enough words. Between the landmark and there stand
    the portal's own links, for printing and sharing, which are no part of it, and sometimes its
    first lines, which are.
    """
    box: _Element = lxml.html.builder.DIV()
    at: _Element | None = landmark
    while at is not None and at.tag != "body" and len(words_of(box).split()) < _FEWEST_WORDS:
        following = lxml.html.builder.DIV(at.tail or "")
        for each in list(at.itersiblings()):
            if _is_after_the_article(each):
                following.append(lxml.html.builder.SPAN(""))
                following[-1].tail = each.tail
            else:
                following.append(each)
        if len(words_of(following).split()) < _FEWEST_WORDS:
            for link in list(following.iter("a")):
                link.drop_tree()
        box.append(following)
        at = at.getparent()
    return box if len(words_of(box).split()) >= _FEWEST_WORDS else lxml.html.builder.DIV()


def _is_after_the_article(element: _Element) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    return bool(_AFTER.search(names)) or element.tag in ("footer", "nav", "form")


def _title(above: list[_Element], root: _Element) -> str:
    """Return the nearest heading above, else the nearest words, else the window's title."""
    for element in above:
        headings = [each for each in element.iter("h1", "h2", "h3", "h4") if words_of(each)]
        if headings:
            return words_of(headings[-1])
    for element in above:
        words = words_of(element)
        if words and element.tag in BLOCKS | {"span", "strong", "b"}:
            return words
    found = root.find(".//title")
    return words_of(found).partition(" - ")[0] if found is not None else ""


def _category(root: _Element, above: list[_Element], title: str) -> str:
    """Return the last step of the breadcrumbs that is not the title, else words in capitals."""
    crumbs = [each for each in root.iter("*") if "breadcrumb" in (each.get("class") or "").lower()]
    steps = [words_of(each) for box in crumbs for each in box.iter("a", "li", "span")]
    steps = [step for step in steps if step and step != title and len(step) < 80]
    if steps:
        return steps[-1].strip(" »>/")
    for element in above:
        words = words_of(element)
        if words.isupper() and len(words) < 80:
            return words
    return ""


def _picture_beside(source: str) -> Picture | None:
    """Return a picture that the browser saved beside the page, or that stands in it."""
    if source.startswith("data:image/"):
        kind, _, data = source.partition(";base64,")
        ending = {"jpeg": ".jpg"}.get(kind[11:], f".{kind[11:]}")
        return Picture(ending=ending, data=data) if data and ending in PICTURES else None
    path = _path_beside(source)
    ending = posixpath.splitext(path)[1].lower()
    return Picture(ending=ending, file=path) if ending in PICTURES else None


def _link(href: str, base: str) -> Document | str | None:
    """Return a document beside the page, or the full address that the link leads to."""
    path = _path_beside(href)
    if path.lower().endswith(tuple(DOCUMENTS)):
        return Document(file=path, title=posixpath.splitext(posixpath.basename(path))[0])
    try:
        return href if urlsplit(href).scheme else urljoin(base, href) if base else None
    except ValueError:  # brackets that enclose no address
        return None


def _path_beside(url: str) -> str:
    """Return the path of a file below the folder of the page; "" for any other address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    path = posixpath.normpath(unquote(parts.path)) if parts.path else ""
    if parts.scheme or parts.netloc or path.startswith(("/", "..")) or "\\" in path or ":" in path:
        return ""
    return path
