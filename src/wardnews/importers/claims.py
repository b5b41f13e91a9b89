"""Which addresses of a site are taken, and by which file: no import may claim one of them again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wardnews.addresses import OldAddress, folded_path, parse_old_address

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime


@dataclass(slots=True)
class Claims:
    """What stands where in a site, as `validate` and `plan.check_addresses` compare addresses.

    `pages` and `olds` map files, folders (with a slash at the end) and, for old addresses, their
    keys to the first source that has them.
    """

    pages: dict[str, str] = field(default_factory=dict)
    olds: dict[str, str] = field(default_factory=dict)

    def take_page(self, path: str, holder: str) -> None:
        """Note that a page of the site stands at that path."""
        for claim in _claims_of_file(path):
            self.pages.setdefault(claim, holder)

    def take_article(self, moment: datetime, slug: str, holder: str) -> str:
        """Note where an article stands, and the pages of its day; return who stands there, or "".

        Two articles cannot have one address, nor can a page that is there have one that is old.
        """
        day = f"{moment:%Y/%m/%d}"
        page = f"{day}/{slug}.html"
        claim = folded_path(page)
        others = [held[claim] for held in (self.pages, self.olds) if claim in held]
        if rivals := [other for other in others if other != holder]:
            return rivals[0]
        self.take_page(page, holder)
        for folder in (day, day[:7], day[:4]):
            self.take_page(f"{folder}/index.html", holder)
        return ""

    def take_old(self, address: str, holder: str) -> str:
        """Give the old address to the source; if it cannot have it, return who has, else ""."""
        old = parse_old_address(address)
        others = [each for each in _held(self.olds, old) if each != holder]
        if rivals := _held(self.pages, old) + others:
            return rivals[0]
        for claim in (old.key, *(_claims_of_file(old.file) if old.is_answerable else ())):
            self.olds.setdefault(claim, holder)
        return ""


def _held(held: dict[str, str], old: OldAddress) -> list[str]:
    """Return who has the address, or a file where it needs a folder, or the other way round."""
    wanted = [old.key]
    if old.is_answerable:
        file, *folders = _claims_of_file(old.file)
        wanted += [file, f"{file}/", *(folder.removesuffix("/") for folder in folders)]
    return [held[claim] for claim in wanted if claim in held]


def _claims_of_file(path: str) -> Iterator[str]:
    """Yield the file, then each of its folders with a slash at its end."""
    file = folded_path(path)
    yield file
    folder = file.rpartition("/")[0]
    while folder:
        yield f"{folder}/"
        folder = folder.rpartition("/")[0]
