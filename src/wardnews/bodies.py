"""The HTML of articles, read from the cache when a page or the search index needs it.

Bodies are most of what a site holds, and no plan needs one: so they stay on disk, and each worker
reads those of the pages that it makes. So it is with the postings of an earlier index.
"""

from __future__ import annotations

import json
import os
import sqlite3
from typing import TYPE_CHECKING

from wardnews.digest import digest_bytes
from wardnews.traces import CacheDamagedError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_SELECT = "SELECT digest, html FROM bodies WHERE digest IN (SELECT value FROM json_each(?))"


class BodyReader:
    """Reads the bodies of a cache that were committed, in whichever process asks for them.

    Raises `CacheDamagedError` as `Cache` does.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._process = 0
        self._connection: sqlite3.Connection | None = None

    def __reduce__(self) -> tuple[type[BodyReader], tuple[Path]]:
        return BodyReader, (self._file,)

    def bodies(self, digests: Iterable[str]) -> dict[str, str]:
        """Return bodies by digest; each is proved against it.

        All by one statement: for each, SQLite locks the file, and longer than a body takes to read.
        """
        wanted = frozenset(digests)
        try:
            rows = self._own().execute(_SELECT, (json.dumps(sorted(wanted)),)).fetchall()
        except sqlite3.Error as error:
            raise CacheDamagedError(str(error)) from error
        found = {each: html for each, html in rows if isinstance(html, bytes)}
        if found.keys() != wanted or any(digest_bytes(found[each]) != each for each in found):
            raise CacheDamagedError("a body is missing or altered")
        return {each: html.decode() for each, html in found.items()}

    def portion(self, key: str) -> bytes | None:
        """Return a portion of an earlier search index, `None` where it is not kept or broken."""
        try:
            select = "SELECT data, seal FROM portions WHERE key = ?"
            rows = self._own().execute(select, (key,)).fetchall()
        except sqlite3.Error as error:
            raise CacheDamagedError(str(error)) from error
        return next(
            (data for data, seal in rows if isinstance(data, bytes) and digest_bytes(data) == seal),
            None,
        )

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None and self._process == os.getpid():
            self._connection.close()
        self._connection = None

    def _own(self) -> sqlite3.Connection:
        """Return the connection of this process, for all threads, since it only reads.

        One that was forked with the process cannot be used.
        """
        if self._connection is None or self._process != os.getpid():
            self._connection = sqlite3.connect(self._file, check_same_thread=False)
            self._process = os.getpid()
        return self._connection
