"""Takes one file in: reads it, has it converted, and writes the article and its files beside it.

Nothing that an editor wrote is ever overwritten.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain, count
from typing import TYPE_CHECKING

from wardnews import text
from wardnews.archive import category_key
from wardnews.draft import draft_file
from wardnews.errors import ImportRefused, OperationError, WardnewsError
from wardnews.importers.article import (
    Files,
    document_names,
    draft_of,
    moment_of,
    picture_name,
    with_files,
)
from wardnews.importers.confined import convert_file
from wardnews.importers.page import ImportedPage, Note
from wardnews.importers.portal_text import page_of, parse_portal_text
from wardnews.importers.word_package import MAX_BYTES
from wardnews.legacy_encoding import LegacyEncoding, guess_encoding
from wardnews.output import make_folder, write_file, write_new_file
from wardnews.parse import slug_of_file
from wardnews.source import read_file, real_path
from wardnews.values import dataclass

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from wardnews.draft import Draft
    from wardnews.importers.claims import Claims
    from wardnews.importers.page import Document

KINDS = {".txt": "text", ".html": "html", ".htm": "html", ".docx": "word", ".doc": "word"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """Where articles go, what is there already, and what an editor said of all the files.

    `names` maps folded categories to how the site spells them; `category` and `date` are used
    where a file does not tell. `known` maps folded title and day to the article that has them;
    `claims` are the addresses that are taken, `seen` the articles of the files up to here.
    """

    into: Path
    names: dict[str, str]
    known: dict[tuple[str, str], Path]
    claims: Claims
    seen: set[Path]
    today: datetime
    category: str = ""
    date: str = ""
    encoding: LegacyEncoding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of one file: "imported", "look", "unchanged", "kept" or "refused"."""

    file: Path
    result: str
    article: Path | None = None
    notes: tuple[Note, ...] = ()
    error: WardnewsError | None = None


def import_file(file: Path, intake: Intake) -> Imported:
    """Write the article of one file, unless it is there already; an edited one is kept.

    Raises `OperationError` where the libraries are missing that read such files.
    """
    try:
        return _imported(file, intake)
    except OperationError as error:
        if error.code == "no-import-extra":
            raise
        return Imported(file=file, result="kept" if error.code in KEPT else "refused", error=error)


KEPT = frozenset({"edited-article", "import-duplicate", "import-address"})


def _imported(file: Path, intake: Intake) -> Imported:
    page, unsure = _completed(_read_page(file, intake), intake)
    article = _article_for(page, file, intake)
    other_address = intake.claims.take_article(
        moment_of(page), slug_of_file(article.name), str(article)
    )
    if other_address:
        raise OperationError("import-address", path=str(file), other=other_address)
    address, taken = _address_of(page, article, intake.claims)
    draft = draft_of(page, page.category, address, unsure=unsure)
    return _written(file, replace(page, notes=(*page.notes, *taken)), draft, article)


def _article_for(page: ImportedPage, file: Path, intake: Intake) -> Path:
    """Return the file of the article, numbered where another title of this call has that name.

    A file of that name from before may be this very article with a title that was edited.
    """
    named = intake.into / draft_file(page.title, moment_of(page))
    key = (text.fold(page.title), text.day(moment_of(page)))
    other = intake.known.get(key)
    if other and not _is_numbered(other, named):
        raise OperationError("import-duplicate", path=str(file), other=str(other))
    ways = (named.with_stem(f"{named.stem}-{number}") for number in count(2))
    article = other or next(way for way in chain([named], ways) if way not in intake.seen)
    intake.known[key] = article
    intake.seen.add(article)
    return article


def _is_numbered(path: Path, named: Path) -> bool:
    pattern = re.escape(named.stem) + r"(?:-\d+)?"
    return path.parent == named.parent and bool(re.fullmatch(pattern, path.stem))


def _read_page(file: Path, intake: Intake) -> ImportedPage:
    kind = KINDS.get(file.suffix.lower())
    if kind is None:
        raise ImportRefused("unknown-kind", path=str(file))
    if file.is_file() and file.stat().st_size > MAX_BYTES:
        raise ImportRefused("file-too-large", path=str(file))
    data = read_file(file)
    if not data:
        raise ImportRefused("file-empty", path=str(file))
    if kind != "text":
        return convert_file(kind, data, file.name, intake.encoding)
    encoding = intake.encoding or guess_encoding(data)
    notes = (Note(code="note-encoding", what=encoding.value),) if encoding else ()
    return page_of(parse_portal_text(data, str(file), encoding), notes)


def _completed(page: ImportedPage, intake: Intake) -> tuple[ImportedPage, bool]:
    """Return the page with a category and a date, and whether either of them is a guess."""
    category, told = _category(page.category, intake)
    date = page.date or intake.date
    unsure = not date or bool(told and not intake.category)
    if not date:
        date = text.day(intake.today)
        told = [*told, Note(code="note-date", what=date)]
    return replace(page, category=category, date=date, notes=(*page.notes, *told)), unsure


def _category(named: str, intake: Intake) -> tuple[str, list[Note]]:
    """Return a category that the site has, and a note where the file names none of them.

    Where no site is known, any name will do.
    """
    given = intake.names.get(category_key(intake.category), intake.category)
    known = list(intake.names.values())
    if not named:
        guess = given or next(iter(known), "Tin tức")
        return guess, [] if given else [Note(code="note-category", what=guess)]
    if not known or category_key(named) in intake.names:
        return intake.names.get(category_key(named), _in_sentence_case(named)), []
    taken = given or text.nearest(named, known) or known[0]
    what = f"{_in_sentence_case(named)} → {taken}"
    told = Note(code="note-other-category", what=what)
    return taken, [told if given else Note(code="note-unknown-category", what=what)]


def _address_of(page: ImportedPage, article: Path, claims: Claims) -> tuple[str, list[Note]]:
    """Return the first address that nobody else has, "" for none, and a note for each before it.

    Many pages of a portal give the same one: that of their section, or of a page they continue.
    """
    notes: list[Note] = []
    for address in page.addresses:
        other = claims.take_old(address, str(article))
        if not other:
            return address, notes
        notes.append(Note(code="note-address", what=f"{address} ({other})"))
    return "", notes


def _written(file: Path, page: ImportedPage, draft: Draft, article: Path) -> Imported:
    """Write the article and its files, or tell that it is there already."""
    contents, notes = _contents(file.parent, page, article.stem)
    names = {number: name for number, (name, _) in contents.pictures.items()}
    documents = tuple((name, document) for name, _, document in contents.documents)
    source = with_files(draft.source, Files(pictures=names, documents=documents))
    if article.exists():
        if read_file(article) == source.encode():
            return Imported(file=file, result="unchanged", article=article)
        raise OperationError("edited-article", path=str(article))
    for name, data in contents.all:
        beside = article.parent / name
        if beside.exists() and read_file(beside) != data:
            raise OperationError("edited-article", path=str(beside))
    # Only when nothing stands in the way: a file without its article would stay for ever.
    make_folder(article.parent)
    for name, data in contents.all:
        write_file(article.parent, name, data, exists=(article.parent / name).exists())
    write_new_file(article, source)
    found = (*page.notes, *notes)
    return Imported(file=file, result="look" if found else "imported", article=article, notes=found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Contents:
    """The files of an article: their names and bytes."""

    pictures: dict[int, tuple[str, bytes]]
    documents: list[tuple[str, bytes, Document]]

    @property
    def all(self) -> list[tuple[str, bytes]]:
        """Every file: its name and its bytes."""
        documents = [(name, data) for name, data, _ in self.documents]
        return [*self.pictures.values(), *documents]


def _contents(folder: Path, page: ImportedPage, stem: str) -> tuple[_Contents, list[Note]]:
    """Return the files that could be read, and a note for each that could not."""
    contents = _Contents(pictures={}, documents=[])
    notes: list[Note] = []
    for number, picture in enumerate(page.pictures, start=1):
        data = _read_beside(folder, picture.file) if picture.file else picture.content
        if data is None or not _is_picture(data):
            notes.append(Note(code="note-picture", what=picture.file or str(number)))
        else:
            contents.pictures[number] = (picture_name(stem, number, picture.ending), data)
    names = document_names(stem, page.documents)
    for document in page.documents:
        data = _read_beside(folder, document.file)
        if data is None:
            notes.append(Note(code="note-document", what=document.file))
        else:
            contents.documents.append((names[document.file], data, document))
    return contents, notes


def _read_beside(folder: Path, path: str) -> bytes | None:
    """Return the bytes of a file below the folder; `None` for any that is not there."""
    file = real_path(folder / path)
    if not file.is_relative_to(real_path(folder)) or not file.is_file():
        return None
    return read_file(file) if file.stat().st_size <= MAX_BYTES else None


def _is_picture(data: bytes) -> bool:
    """Return whether the bytes can be shown; a browser saves the portal's "not found" as `a.jpg`."""
    from wardnews.imaging import measure_picture  # noqa: PLC0415  # loads Pillow: few files need it

    return measure_picture(data) != "broken-picture"


def _in_sentence_case(name: str) -> str:
    return text.nfc(name).capitalize() if name.isupper() else text.nfc(name)
