"""Which files an import is about, and which articles are there already."""

from __future__ import annotations

import glob
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from wardnews import text
from wardnews.archive import Moment, build_archive
from wardnews.article import ARTICLES, PAGES
from wardnews.config import SETTINGS_PATH, TIME_ZONE
from wardnews.decode import decode_source
from wardnews.fields import read_fields
from wardnews.frontmatter import ARTICLE_FIELDS, PAGE_FIELDS
from wardnews.importers.claims import Claims
from wardnews.importers.intake import KINDS
from wardnews.parse import slug_of_file
from wardnews.parts import split_source
from wardnews.plan import plan_site
from wardnews.recover import recover_mapping
from wardnews.source import is_passed_over, read_file, real_path
from wardnews.theme import Theme
from wardnews.values import dataclass
from wardnews.yamltext import Mistake

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wardnews.config import Config
    from wardnews.fields import Field

_HEAD = {"title", "date", "slug", "aliases", "legacy_url"}
_ARTICLE_FIELDS = tuple(field for field in ARTICLE_FIELDS if field.key in _HEAD)
_PAGE_FIELDS = tuple(field for field in PAGE_FIELDS if field.key == "slug")


def found_files(given: Iterable[Path]) -> list[Path]:
    """Return the files in order: of a folder all that can be imported, of `*.docx` what fits.

    The command prompt of Windows leaves `*` to the program. A file that was named is returned
    whatever it is, so that it can be said why it is not imported.
    """
    return list(dict.fromkeys(file for path in given for file in _files_of(path)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Existing:
    """What is there already: articles by their folded title and day, and who has which address."""

    known: dict[tuple[str, str], Path]
    claims: Claims


def existing_articles(into: Path, root: Path | None = None) -> Existing:
    """Return the articles below the folder, and the addresses of them and of all others at `root`.

    An article that cannot be read is none.
    """
    existing = Existing(known={}, claims=Claims())
    own = dict.fromkeys(_texts(into))
    for file in (*own, *_texts_elsewhere(into, root)):
        head = _head_of(file, _ARTICLE_FIELDS)
        title, moment = head.get("title"), head.get("date")
        if isinstance(title, str) and isinstance(moment, datetime):
            if file in own:
                existing.known.setdefault((text.fold(title), text.day(moment)), file)
            _claim(existing.claims, file, moment, head)
    for file in _texts(root / PAGES if root else None):
        slug = _head_of(file, _PAGE_FIELDS).get("slug") or slug_of_file(file.name)
        existing.claims.take_page(f"{slug}.html", str(file))
    return existing


def claim_own_pages(claims: Claims, config: Config, today: datetime) -> None:
    """Claim the addresses that a site has without any article: home, lists, feeds, search."""
    moment = Moment(as_of=today)
    archive = build_archive(config, (), (), {}, moment)
    for page in plan_site(config, archive, {}, Theme(templates=(), static=()), moment).pages:
        claims.take_page(page.path, SETTINGS_PATH)


def _claim(claims: Claims, file: Path, moment: datetime, head: dict[str, object]) -> None:
    """Claim the address of an article, the pages of its day, and its old addresses."""
    slug = str(head.get("slug") or slug_of_file(file.name))
    claims.take_article(moment, slug, str(file))
    aliases = head.get("aliases")
    olds = [*(aliases if isinstance(aliases, tuple) else ()), head.get("legacy_url")]
    for old in olds:
        with suppress(ValueError):  # a mistake that `check` tells
            claims.take_old(str(old or ""), str(file))


def _texts_elsewhere(into: Path, root: Path | None) -> list[Path]:
    """Return the articles of the site that are not below the folder."""
    within = real_path(into)
    all_of_them = _texts(real_path(root / ARTICLES) if root else None)
    return [file for file in all_of_them if not file.is_relative_to(within)]


def _texts(folder: Path | None) -> list[Path]:
    return sorted(folder.rglob("*.md")) if folder and folder.is_dir() else []


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


def _head_of(file: Path, fields: tuple[Field, ...]) -> dict[str, object]:
    """Return the values of those fields of a source; nothing where it cannot be read."""
    try:
        parts = split_source(decode_source(read_file(file)))
        mapping = recover_mapping(parts.yaml, 1, frozenset()).mapping
    except Mistake:
        return {}
    return read_fields(mapping, fields, ZoneInfo(TIME_ZONE))[0]
