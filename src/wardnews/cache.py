"""What earlier builds found out, in one SQLite file: two traces and the bodies.

- *sources*: a constructive trace. What a source was parsed to, under the digest of its bytes and
  of the options; a stamp saves reading the file again.
- *outputs*: a verifying trace. The key of the page that a file of the output shows, and its stamp.
- *kept*: single values by name: the state in which a build found nothing to do (`unchanged`), and
  what the last plan rested on (`ground`).
- *bodies*: the HTML of articles by digest, left on disk until a page or the search index needs it.
- *portions*: a constructive trace too. The postings of some articles, under the digest of all that
  decides them.

What sources hold is true whatever becomes of a build, and is committed before anything is
written, so that workers can read it. The rest is committed after the output is in place: a build
that dies leaves the output's trace of the one before it, and the stamps tell what has changed
since. A cache that cannot be read, is damaged or comes from another toolchain is an empty cache,
never an error.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from wardnews.bodies import BodyReader
from wardnews.digest import digest_bytes
from wardnews.errors import OutputError, reason_of
from wardnews.traces import (
    CacheDamagedError,
    OutputTrace,
    SourceTrace,
    by_path,
    is_sealed,
    seal_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

T = TypeVar("T")

ATTEMPTS = 2
"""How often a build tries a cache file before it does without: once as it is, once anew."""

_TABLES = """
CREATE TABLE toolchain (digest TEXT);
CREATE TABLE sources (
    path TEXT PRIMARY KEY, stamp TEXT, data TEXT, size INTEGER, options TEXT, value TEXT,
    body TEXT, seal TEXT
) WITHOUT ROWID;
CREATE TABLE outputs (
    path TEXT PRIMARY KEY, key TEXT, stamp TEXT, sha256 TEXT, is_young INTEGER, seal TEXT
) WITHOUT ROWID;
CREATE TABLE bodies (digest TEXT PRIMARY KEY, html BLOB);
CREATE TABLE portions (key TEXT PRIMARY KEY, data BLOB, seal TEXT);
CREATE TABLE kept (name TEXT PRIMARY KEY, value TEXT, seal TEXT) WITHOUT ROWID;
"""


def with_cache(file: Path | None, toolchain: str, work: Callable[[Cache], T]) -> T:
    """Return `work(cache)`, done again from the start where the cache turns out to be damaged.

    The cache is empty where it cannot be trusted; `None` is a cache for this once. What `work`
    puts in is kept when it ends well, and what it has not committed forgotten when it does not.
    Raises `OutputError` where there is no place even for a cache for this once.
    """
    for _ in range(ATTEMPTS):
        if file is None:
            break
        try:
            return _work_with(file, toolchain, work)
        except CacheDamagedError:
            _remove(file)
    return _work_once(toolchain, work)


class Cache:
    """The traces and bodies of one build.

    Every method raises `CacheDamagedError` where SQLite cannot go on.
    """

    def __init__(self, connection: sqlite3.Connection, reader: BodyReader) -> None:
        self._connection = connection
        self.reader = reader
        """Reads the bodies that were there when `commit` was called last."""

    def commit(self) -> None:
        """Keep what has been put in until now, and let others read it."""
        try:
            self._connection.commit()
        except sqlite3.Error as error:
            raise CacheDamagedError(str(error)) from error

    def sources(self, paths: Iterable[str] | None = None) -> dict[str, SourceTrace]:
        """Return the trace of every source, or of these, less those that a flipped bit broke."""
        rows = self._rows("sources", "path, stamp, data, size, options, value, body", paths)
        traces = ((SourceTrace(*row), seal) for *row, seal in rows)
        return by_path([trace for trace, seal in traces if is_sealed(trace, seal)])

    def outputs(self, paths: Iterable[str] | None = None) -> dict[str, OutputTrace]:
        """Return the trace of every file of the output, or of these, less those that broke."""
        traces = (
            (OutputTrace(path, key, stamp, sha256, is_young=is_young == 1), seal)
            for path, key, stamp, sha256, is_young, seal in self._rows(
                "outputs", "path, key, stamp, sha256, is_young", paths
            )
        )
        return by_path([trace for trace, seal in traces if is_sealed(trace, seal)])

    def source_stamps(self) -> dict[str, str]:
        """Return the stamp in the trace of every source by its path; nothing proves it."""
        return dict(self._run("SELECT path, stamp FROM sources").fetchall())

    def output_stamps(self) -> dict[str, str]:
        """Return the stamp in the trace of every file of the output, as `source_stamps` does."""
        return dict(self._run("SELECT path, stamp FROM outputs").fetchall())

    def young_outputs(self) -> tuple[str, ...]:
        """Return the paths of the files whose stamp proves nothing."""
        rows = self._run("SELECT path FROM outputs WHERE is_young != 0")
        return tuple(path for (path,) in rows)

    def has_body(self, digest: str) -> bool:
        """Return whether a body is kept."""
        return self._run("SELECT 1 FROM bodies WHERE digest = ?", (digest,)).fetchone() is not None

    def kept(self, name: str) -> str | None:
        """Return the value that is kept under a name, if there is one."""
        rows = self._run("SELECT value, seal FROM kept WHERE name = ?", (name,)).fetchall()
        sealed = [value for value, seal in rows if seal == seal_of(name, str(value))]
        return str(sealed[0]) if sealed else None

    def keep(self, name: str, value: str) -> None:
        """Keep a value under a name, in place of an earlier one."""
        row = (name, value, seal_of(name, value))
        self._run("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", row)

    def drop(self, name: str) -> None:
        """Keep nothing under a name any more."""
        self._run("DELETE FROM kept WHERE name = ?", (name,))

    def put_sources(self, traces: Iterable[SourceTrace]) -> None:
        """Keep what is known of sources, in place of what was known before."""
        rows = (
            (
                *(each.path, each.stamp, each.data, each.size, each.options, each.value),
                *(each.body, each.seal),
            )
            for each in traces
        )
        self._run_many("INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def put_bodies(self, bodies: Iterable[tuple[str, bytes]]) -> None:
        """Keep bodies in UTF-8, each after its digest."""
        self._run_many("INSERT OR REPLACE INTO bodies VALUES (?, ?)", bodies)

    def put_portions(self, keys: Iterable[str], new: Mapping[str, bytes]) -> None:
        """Keep the portions of the search index of these keys and no others, and commit that."""
        others = "key NOT IN (SELECT value FROM json_each(?))"
        statement = f"DELETE FROM portions WHERE {others}"  # noqa: S608  # no input in it
        self._run(statement, (json.dumps(sorted(keys)),))
        rows = ((key, data, digest_bytes(data)) for key, data in new.items())
        self._run_many("INSERT OR REPLACE INTO portions VALUES (?, ?, ?)", rows)
        self.commit()

    def put_outputs(self, traces: Iterable[OutputTrace]) -> None:
        """Keep what stands at these paths of the output now."""
        rows = (
            (each.path, each.key, each.stamp, each.sha256, int(each.is_young), each.seal)
            for each in traces
        )
        self._run_many("INSERT OR REPLACE INTO outputs VALUES (?, ?, ?, ?, ?, ?)", rows)

    def forget_sources(self, paths: Iterable[str]) -> None:
        """Forget sources that are gone."""
        self._run_many("DELETE FROM sources WHERE path = ?", [(path,) for path in paths])

    def forget_bodies(self, digests: Iterable[str] | None = None) -> None:
        """Forget the bodies, all or those of these digests, that no source has any more."""
        if digests is None:
            self._run("DELETE FROM bodies WHERE digest NOT IN (SELECT body FROM sources)")
        spared = "NOT EXISTS (SELECT 1 FROM sources WHERE body = ?1)"
        statement = f"DELETE FROM bodies WHERE digest = ?1 AND {spared}"  # noqa: S608  # as above
        self._run_many(statement, [(digest,) for digest in digests or ()])

    def forget_outputs(self, paths: Iterable[str]) -> None:
        """Forget files that are gone from the output."""
        self._run_many("DELETE FROM outputs WHERE path = ?", [(path,) for path in paths])

    def _rows(
        self, table: str, columns: str, paths: Iterable[str] | None
    ) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a table with their seals, in its order."""
        select = f"SELECT {columns}, seal FROM {table}"  # noqa: S608  # no input in it
        if paths is None:
            yield from self._run(select)
            return
        for path in sorted(set(paths)):
            yield from self._run(f"{select} WHERE path = ?", (path,))

    def _run(self, statement: str, values: tuple[str | int | bytes, ...] = ()) -> sqlite3.Cursor:
        try:
            return self._connection.execute(statement, values)
        except sqlite3.Error as error:
            raise CacheDamagedError(str(error)) from error

    def _run_many(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        try:
            self._connection.executemany(statement, rows)
        except sqlite3.Error as error:
            raise CacheDamagedError(str(error)) from error


def _work_with(file: Path, toolchain: str, work: Callable[[Cache], T]) -> T:
    reader = BodyReader(file)
    try:
        with (
            contextlib.closing(reader),
            contextlib.closing(_connection(file, toolchain)) as connection,
        ):
            result = work(Cache(connection, reader))
            connection.commit()
            return result
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise CacheDamagedError(str(error)) from error


def _work_once(toolchain: str, work: Callable[[Cache], T]) -> T:
    """Return `work(cache)` with a cache that is gone afterwards; raises `OutputError`."""
    import tempfile  # noqa: PLC0415  # a build with a cache needs none

    try:
        folder = tempfile.TemporaryDirectory(prefix="wardnews-")
    except OSError as error:
        path, reason = str(error.filename or ""), reason_of(error)
        raise OutputError("cannot-write", path=path, reason=reason) from error
    with folder as name:
        try:
            return _work_with(Path(name, "cache.sqlite"), toolchain, work)
        except CacheDamagedError as error:
            raise OutputError("cannot-write", path=name, reason=str(error)) from error


def _connection(file: Path, toolchain: str) -> sqlite3.Connection:
    """Return a connection to a cache of this toolchain's, made anew where it is another's."""
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(file, isolation_level="IMMEDIATE")
    # What a crash of the machine may lose is only time; a crash of the program loses nothing.
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -32768")  # KiB: the traces of 10,000 articles
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if tables and connection.execute("SELECT digest FROM toolchain").fetchall() != [(toolchain,)]:
        connection.close()
        raise CacheDamagedError("the cache is another toolchain's")
    if not tables:
        connection.executescript(_TABLES)
        connection.execute("INSERT INTO toolchain VALUES (?)", (toolchain,))
    return connection


def _remove(file: Path) -> None:
    for each in (file, file.with_name(file.name + "-journal")):
        with contextlib.suppress(OSError):
            each.unlink()
