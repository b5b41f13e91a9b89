"""What tells a site's files from those of any other time, without reading them."""

from __future__ import annotations

import os
from itertools import chain
from pathlib import Path
from stat import S_ISDIR
from typing import TYPE_CHECKING

from wardnews.source import is_passed_over, stamp_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FOLDERS = ("content", "templates", "static")
MAY_BE_LINKS = ("content/articles", "content/pages")


def folders_of(root: Path) -> tuple[str, ...]:
    """Return the folders of a site, and those right below that lie elsewhere."""
    return (*FOLDERS, *(each for each in MAY_BE_LINKS if (root / each).is_symlink()))


def read_stamps(root: Path) -> dict[str, str]:
    """Return a stamp of each of a site's files by its path, without reading them."""
    found = (_stamps(f"{root}/{folder}") for folder in folders_of(root))
    return dict(chain.from_iterable(found))


def with_stamps_of(seen: dict[str, str], paths: Iterable[str]) -> dict[str, str]:
    """Return the stamps with those of these files and folders as they are now."""
    now = dict(seen)
    for path in paths:
        if now.pop(path, None) is None:  # it may have been a folder
            below = f"{path}/"
            for gone in [each for each in now if each.startswith(below)]:
                del now[gone]
        now.update(_stamps_at(path))
    return now


def _stamps_at(path: str) -> Iterator[tuple[str, str]]:
    """Yield path and stamp of a file, or of each file of a folder."""
    try:
        status = Path(path).lstat()
    except OSError:
        return
    if S_ISDIR(status.st_mode):
        yield from _stamps(path)
    else:
        yield path, stamp_of(status)


def _stamps(folder: str) -> Iterator[tuple[str, str]]:
    """Yield path and stamp of each file; what vanishes meanwhile is passed over."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if is_passed_over(entry.name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    yield from _stamps(entry.path)
                else:
                    yield entry.path, stamp_of(entry.stat(follow_symlinks=False))
    except OSError:
        return
