"""Which files an import is about, and which articles are there already."""

from __future__ import annotations

import glob
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from wardnews import text
from wardnews.config import TIME_ZONE
from wardnews.decode import decode_source
from wardnews.fields import read_fields
from wardnews.frontmatter import ARTICLE_FIELDS
from wardnews.importers.intake import KINDS
from wardnews.parts import split_source
from wardnews.recover import recover_mapping
from wardnews.source import is_passed_over, read_file
from wardnews.yamltext import Mistake

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_KEY_FIELDS = tuple(field for field in ARTICLE_FIELDS if field.key in {"title", "date"})


def found_files(given: Iterable[Path]) -> list[Path]:
    """Return the files in order: of a folder all that can be imported, of `*.docx` what fits.

    The command prompt of Windows leaves `*` to the program. A file that was named is returned
    whatever it is, so that it can be said why it is not imported.
    """
    return list(dict.fromkeys(file for path in given for file in _files_of(path)))


def existing_articles(into: Path) -> dict[tuple[str, str], Path]:
    """Return the articles below the folder by their folded title and their day."""
    known: dict[tuple[str, str], Path] = {}
    for file in sorted(into.rglob("*.md")) if into.is_dir() else ():
        key = _key_of(file)
        if key is not None:
            known.setdefault(key, file)
    return known


def _files_of(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from (each for each in sorted(path.rglob("*")) if _can_be_imported(each))
    elif not path.exists() and glob.has_magic(str(path)):
        found = (Path(each) for each in sorted(glob.glob(str(path), recursive=True)))  # noqa: PTH207  # the pattern may be absolute
        yield from (each for each in found if each.is_file() and not is_passed_over(each.name))
    else:
        yield path


def _can_be_imported(file: Path) -> bool:
    """Return whether a file of a folder is meant: no lock file of Word, no part of a saved page."""
    in_page = any(part.endswith(("_files", "_tep")) for part in file.parent.parts)
    return (
        file.is_file()
        and file.suffix.lower() in KINDS
        and not is_passed_over(file.name)
        and not in_page
    )


def _key_of(file: Path) -> tuple[str, str] | None:
    """Return the folded title and the day of an article, `None` where they cannot be read."""
    try:
        parts = split_source(decode_source(read_file(file)))
        mapping = recover_mapping(parts.yaml, 1, frozenset()).mapping
    except Mistake:
        return None
    values, _ = read_fields(mapping, _KEY_FIELDS, ZoneInfo(TIME_ZONE))
    title, moment = values.get("title"), values.get("date")
    if not isinstance(title, str) or not isinstance(moment, datetime):
        return None
    return text.fold(title), text.day(moment)
