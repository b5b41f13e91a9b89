"""A page of the old portal that was saved as text → an article.

Its form: the category in capitals, a blank line, the title, a line
`Ngày đăng 16/10/2020 | 15:34  | Lượt xem: 162`, then paragraphs with a blank line between them.
"""

from __future__ import annotations

import re
from datetime import UTC

from wardnews.decode import decode_source
from wardnews.draft import markdown_text
from wardnews.errors import ImportRefused
from wardnews.frontmatter import ARTICLE_FIELDS
from wardnews.importers.page import ImportedPage, Note
from wardnews.importers.stamp import SPACE, STAMP
from wardnews.legacy_encoding import LegacyEncoding, decode_legacy
from wardnews.values import dataclass
from wardnews.yamltext import Mistake, Scalar

_SPACES = re.compile(rf"{SPACE}+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PortalPage:
    """What a saved page says, every text in NFC and its spaces collapsed."""

    category: str
    title: str
    date: str
    time: str
    views: str
    paragraphs: tuple[str, ...]


def parse_portal_text(data: bytes, path: str, encoding: LegacyEncoding | None = None) -> PortalPage:
    """Return the page that a text file holds; raises `ImportRefused` where it has another form.

    `encoding` is that of a text from before Unicode.
    """
    if encoding is not None:
        data = decode_legacy(data, encoding).encode()
    try:
        lines = [_clean(line) for line in decode_source(data).split("\n")]
    except Mistake as mistake:
        raise ImportRefused(mistake.code, **dict(mistake.args_)) from mistake
    at, stamp = _stamp(lines, path)
    above = [line for line in lines[:at] if line]
    paragraphs = tuple(line for line in lines[at + 1 :] if line)
    if len(above) < 2 or not paragraphs:
        raise ImportRefused("not-a-portal-page", path=path)
    _check_stamp(stamp)
    return PortalPage(
        category=above[0],
        title=" ".join(above[1:]),
        date=stamp["date"],
        time=stamp["time"] or "",
        views=_digits(stamp["views"]),
        paragraphs=paragraphs,
    )


def page_of(page: PortalPage, notes: tuple[Note, ...] = ()) -> ImportedPage:
    """Return the page as every importer hands it on, its paragraphs in Markdown."""
    return ImportedPage(
        title=page.title,
        category=page.category,
        date=f"{page.date} {page.time}".strip(),
        views=page.views,
        blocks=tuple(markdown_text(paragraph) for paragraph in page.paragraphs),
        notes=notes,
    )


def _clean(line: str) -> str:
    return _SPACES.sub(" ", line.replace("\ufeff", "")).strip()


def _stamp(lines: list[str], path: str) -> tuple[int, re.Match[str]]:
    """Return the line of date and views, and what stands on it."""
    for at, line in enumerate(lines):
        match = STAMP.fullmatch(line)
        if match:
            return at, match
    raise ImportRefused("not-a-portal-page", path=path)


def _check_stamp(stamp: re.Match[str]) -> None:
    """Refuse a day, an hour or a number of views that the article could not be built with."""
    moment = f"{stamp['date']} {stamp['time'] or ''}"
    views = _digits(stamp["views"]) or "0"
    for field in ARTICLE_FIELDS:
        typed = {"date": moment, "views": views}.get(field.key)
        if typed is None:
            continue
        try:
            field.parse(Scalar(typed, 1, 1, plain=True), UTC)
        except Mistake as mistake:
            given = {"key": field.key, "example": field.example, **dict(mistake.args_)}
            raise ImportRefused(mistake.code, **given) from mistake


def _digits(typed: str | None) -> str:
    return re.sub(r"\D", "", typed or "")
