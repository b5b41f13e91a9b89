"""The index for a copy that is opened from a disk, where a page may run scripts but fetch no files."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from typing import TYPE_CHECKING

from wardnews.search.codec import deflate, inflate
from wardnews.search.page_text import text_of_page
from wardnews.search.segment import FOLDER, document_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_FILE = re.compile(rf"{FOLDER}(?P<file>[0-9a-f]+/(?P<kind>[a-z]+)(?P<number>\d*))\.bin")


def offline_files(
    paths: Iterable[str], read: Callable[[str], bytes]
) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the bytes of a script for each file of the index among the paths.

    With each block of documents comes a script with their texts, for a page from a disk may not
    read its neighbours either. `read` returns the bytes of a file of the site.
    """
    for path in paths:
        match = _FILE.fullmatch(path)
        if match is None:
            continue
        data = read(path)
        yield path.removesuffix("bin") + "js", _script(match["file"], data)
        if match["kind"] == "d":
            rows = json.loads(inflate(data))
            pages = (read(document_url(slug, date)).decode() for _, slug, date, _ in rows)
            texts = json.dumps(list(map(text_of_page, pages)), ensure_ascii=False)
            folder = match["file"].partition("/")[0]
            file = f"{folder}/x{match['number']}"
            yield f"{FOLDER}{file}.js", _script(file, deflate(texts.encode()))


def _script(file: str, data: bytes) -> bytes:
    """Return the script that hands static/search.js the bytes of a file."""
    return f'wardnewsFile("{file}","{b64encode(data).decode()}")\n'.encode()
