"""The index for a copy that is opened from a disk, where a page may run scripts but fetch no files."""

from __future__ import annotations

import re
from base64 import b64encode
from typing import TYPE_CHECKING

from wardnews.search.segment import FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_FILE = re.compile(rf"{FOLDER}(?P<file>[0-9a-fx-]+/[a-z]*\d*)\.bin")


def offline_files(
    paths: Iterable[str], read: Callable[[str], bytes]
) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the bytes of a script for each file of the index among the paths.

    `read` returns the bytes of a file of the site.
    """
    for path in paths:
        match = _FILE.fullmatch(path)
        if match is not None:
            yield path.removesuffix("bin") + "js", _script(match["file"], read(path))


def _script(file: str, data: bytes) -> bytes:
    """Return the script that hands static/search.js the bytes of a file."""
    return f'wardnewsFile("{file}","{b64encode(data).decode()}")\n'.encode()
