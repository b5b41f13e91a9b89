"""An imported page → the article that an editor would have written of it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from itertools import count
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from wardnews import text
from wardnews.draft import build_draft, yaml_text
from wardnews.importers.page import PICTURE
from wardnews.scalars import parse_moment
from wardnews.values import dataclass
from wardnews.yamltext import Scalar

if TYPE_CHECKING:
    from wardnews.draft import Draft
    from wardnews.importers.page import Document, ImportedPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """Which pictures (by number, from 1) and documents of a page there are, by their new names."""

    pictures: dict[int, str]
    documents: tuple[tuple[str, Document], ...]


def draft_of(page: ImportedPage, category: str, legacy_url: str = "", *, unsure: bool) -> Draft:
    """Return the article in that category, its files still under the names of the page.

    `legacy_url` is the old address that it may have, "" for none; `unsure` marks it as a draft:
    its date or its category is a guess.
    """
    fields = [("date", page.date), ("category", category)]
    if page.views:
        fields.append(("views", page.views))
    if legacy_url:
        fields.append(("legacy_url", legacy_url))
    if unsure:
        fields.append(("status", "draft"))
    return build_draft(page.title, moment_of(page), tuple(fields), page.blocks)


def moment_of(page: ImportedPage) -> datetime:
    """Return the moment that the page says; its form has been checked."""
    return parse_moment(Scalar(page.date, 1, 1, plain=True), UTC)


def picture_name(stem: str, number: int, ending: str) -> str:
    """Return the name of a picture beside the article of that stem."""
    return f"{stem}-{number}{ending}"


def document_names(stem: str, documents: tuple[Document, ...]) -> dict[str, str]:
    """Return the names of documents beside the article of that stem, by their files: all different.

    Of names that are the same when cut, the later ones are numbered.
    """
    names: dict[str, str] = {}
    for document in documents:
        path = PurePosixPath(document.file)
        start, ending = text.slug(path.stem)[:40].strip("-") or "tep", path.suffix.lower()
        numbers = ("" if number == 1 else f"-{number}" for number in count(1))
        ways = (f"{stem}-{start}{number}{ending}" for number in numbers)
        names[document.file] = next(name for name in ways if name not in names.values())
    return names


def with_files(source: str, files: Files) -> str:
    """Return the article's source with the pictures and documents that could be saved."""

    def named(match: re.Match[str]) -> str:
        name = files.pictures.get(int(match["number"]))
        return f"{match['before']}{name}{match['after']}" if name else ""

    shown = re.sub(r"\n{3,}", "\n\n", _PICTURE.sub(named, source))
    if not files.documents:
        return shown
    lines = [
        f"\n  - file: {yaml_text(name)}\n    title: {yaml_text(each.title)}"
        for name, each in files.documents
    ]
    return shown.replace("\n---\n\n", f"\nattachments:{''.join(lines)}\n---\n\n", 1)


# In Markdown, and in the HTML of a table.
_PICTURE = re.compile(
    r"(?P<before>!\[(?:[^\]\\]|\\.)*\]\(|<img (?:\w+=\"[^\"]*\" )*src=\")"
    + re.escape(PICTURE).replace(r"\{\}", r"(?P<number>\d+)")
    + r"\.\w+(?P<after>\)|\"(?: \w+=\"[^\"]*\")*>)"
)
