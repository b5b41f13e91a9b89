"""`wardnews check --fix`: mends every source that has something with one answer."""

from __future__ import annotations

import difflib
from itertools import islice
from typing import TYPE_CHECKING

import click

from wardnews.article import PAGES
from wardnews.clock import zone_of
from wardnews.config import SETTINGS_PATH
from wardnews.frontmatter import ARTICLE_FIELDS, PAGE_FIELDS
from wardnews.mend import Mended, mend_settings, mend_source
from wardnews.output import write_file
from wardnews.settings import SITE_FIELDS
from wardnews.source import read_file, source_paths

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from zoneinfo import ZoneInfo

    from wardnews.session import Session


def fix_site(session: Session, root: Path) -> None:
    """Mend the settings and every source in place, and show each change."""
    mended = 0
    zone = zone_of(root)
    for path in (SETTINGS_PATH, *source_paths(root)):
        data = read_file(root / path)
        change = _mend(path, data, zone)
        if change is None or change.after.encode() == data:
            continue
        if read_file(root / path) != data:  # its editor has just saved it: the next run sees it
            continue
        write_file(root, path, change.after.encode(), exists=True)
        _show(session, path, change)
        mended += 1
    _say(session.say("mended", count=mended) if mended else session.say("nothing-to-mend"))


def _mend(path: str, data: bytes, zone: ZoneInfo) -> Mended | None:
    if path == SETTINGS_PATH:
        return mend_settings(data, SITE_FIELDS, zone)
    table = PAGE_FIELDS if path.startswith(PAGES) else ARTICLE_FIELDS
    return mend_source(data, table, zone)


def _show(session: Session, path: str, mended: Mended) -> None:
    _say(click.style(path, bold=True))
    for code in mended.unseen:
        _say("    " + session.say(code))
    for line in _diff(mended):
        color = {"-": "red", "+": "green"}.get(line[0])
        _say("    " + click.style(line, fg=color))


def _diff(mended: Mended) -> Iterator[str]:
    """Yield the changed lines, each with its sign, after a line that tells where they stand."""
    before, after = mended.before.split("\n"), mended.after.split("\n")
    yield from islice(difflib.unified_diff(before, after, n=0, lineterm=""), 2, None)


def _say(line: str) -> None:
    """Print to where people read: the other way out may be for a program (`--format json`)."""
    click.echo(line, err=True)
