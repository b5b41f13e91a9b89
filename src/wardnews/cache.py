"""What earlier builds found out, in one SQLite file: two traces and the bodies.

- *sources*: a constructive trace. What a source was parsed to, under the digest of its bytes and
  of the options; a stamp saves reading the file again.
- *outputs*: a verifying trace. The key of the page that a file of the output shows, and its stamp.
- *settled*: the state of all that a build depends on, when it found nothing to do.
- *bodies*: the HTML of articles by digest, left on disk until a page shows it.
- *terms*: what search finds articles by, by digest, left on disk until an index is made of it.

One build is one transaction, committed after the output is in place: a build that dies leaves
the trace of the one before it, and the stamps tell what has changed since. A cache that cannot
be read, is damaged or comes from another toolchain is an empty cache, never an error.
"""

from __future__ import annotations

import contextlib
import sqlite3
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from wardnews.digest import digest_bytes
from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

T = TypeVar("T")
Trace = TypeVar("Trace", "SourceTrace", "OutputTrace")

ATTEMPTS = 2
"""How often a build tries a cache file before it does without: once as it is, once anew."""

_TABLES = """
CREATE TABLE toolchain (digest TEXT);
CREATE TABLE sources (
    path TEXT PRIMARY KEY, stamp TEXT, data TEXT, size INTEGER, options TEXT, value TEXT,
    body TEXT, terms TEXT, seal TEXT
) WITHOUT ROWID;
CREATE TABLE outputs (
    path TEXT PRIMARY KEY, key TEXT, stamp TEXT, sha256 TEXT, is_young INTEGER, seal TEXT
) WITHOUT ROWID;
CREATE TABLE bodies (digest TEXT PRIMARY KEY, html TEXT);
CREATE TABLE settled (state TEXT, value TEXT, seal TEXT);
CREATE TABLE terms (digest TEXT PRIMARY KEY, words BLOB);
"""


class CacheDamagedError(Exception):
    """The cache cannot go on; the build that uses it starts again without it."""


@dataclass(frozen=True, slots=True)
class SourceTrace:
    """What is known of a file of the content folder.

    `stamp` is "" where it cannot be trusted; `value` is the encoded article or page, "" for a
    picture or document; `body` and `terms` are the digests of its body and its search terms.
    """

    path: str
    stamp: str
    data: str
    size: int
    options: str = ""
    value: str = ""
    body: str = ""
    terms: str = ""

    @property
    def seal(self) -> str:
        """The digest of the whole, which a flipped bit breaks."""
        parts = (self.path, self.stamp, self.data, f"{self.size:d}", self.options, self.value)
        return _seal(*parts, self.body, self.terms)


@dataclass(frozen=True, slots=True)
class OutputTrace:
    """What a file of the output shows, its stamp when that was written, its bytes' SHA-256.

    The stamp of a file that was young when the trace was kept proves nothing.
    """

    path: str
    key: str
    stamp: str
    sha256: str
    is_young: bool = False

    @property
    def seal(self) -> str:
        """The digest of the whole, as in `SourceTrace`."""
        return _seal(self.path, self.key, self.stamp, self.sha256, str(self.is_young))


def with_cache(file: Path | None, toolchain: str, work: Callable[[Cache], T]) -> T:
    """Return `work(cache)`, done again from the start where the cache turns out to be damaged.

    The cache is empty where it cannot be trusted; `None` is a cache for this once. What `work`
    puts in is kept when it ends well and forgotten when it does not.
    """
    for _ in range(ATTEMPTS if file else 0):
        try:
            return _work_with(file, toolchain, work)
        except CacheDamagedError:
            _remove(file)
    return _work_with(None, toolchain, work)


class Cache:
    """The traces and bodies of one build, within one transaction.

    Every method raises `CacheDamagedError` where SQLite cannot go on.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def sources(self) -> dict[str, SourceTrace]:
        """Return the trace of every source by its path, less those that a flipped bit broke."""
        columns = "path, stamp, data, size, options, value, body, terms"
        rows = self._run(f"SELECT {columns}, seal FROM sources")  # noqa: S608  # no input in it
        traces = ((SourceTrace(*row), seal) for *row, seal in rows)
        return _by_path([trace for trace, seal in traces if _is_sealed(trace, seal)])

    def outputs(self) -> dict[str, OutputTrace]:
        """Return the trace of every file of the output by its path, less those that broke."""
        rows = self._run("SELECT path, key, stamp, sha256, is_young, seal FROM outputs")
        traces = (
            (OutputTrace(path, key, stamp, sha256, is_young=is_young == 1), seal)
            for path, key, stamp, sha256, is_young, seal in rows
        )
        return _by_path([trace for trace, seal in traces if _is_sealed(trace, seal)])

    def bodies(self, digests: Iterable[str]) -> dict[str, str]:
        """Return bodies by digest; each is proved against it."""
        found: dict[str, str] = {}
        for digest in digests:
            rows = self._run("SELECT html FROM bodies WHERE digest = ?", (digest,)).fetchone()
            if rows is None or digest_bytes(str(rows[0]).encode()) != digest:
                raise CacheDamagedError("a body is missing or altered")
            found[digest] = rows[0]
        return found

    def has_body(self, digest: str) -> bool:
        """Return whether a body is kept."""
        return self._run("SELECT 1 FROM bodies WHERE digest = ?", (digest,)).fetchone() is not None

    def terms(self, digest: str) -> bytes:
        """Return search terms by digest, proved against it."""
        row = self._run("SELECT words FROM terms WHERE digest = ?", (digest,)).fetchone()
        if row is None or not isinstance(row[0], bytes) or digest_bytes(row[0]) != digest:
            raise CacheDamagedError("search terms are missing or altered")
        return row[0]

    def settled(self, state: str) -> str | None:
        """Return what a build came to that found nothing to do in this state, if one did."""
        rows = self._run("SELECT value, seal FROM settled WHERE state = ?", (state,)).fetchall()
        sealed = [value for value, seal in rows if seal == _seal(state, str(value))]
        return str(sealed[0]) if sealed else None

    def put_settled(self, state: str, value: str) -> None:
        """Keep what a build came to that found nothing to do, in place of an earlier one's."""
        self._run("DELETE FROM settled")
        self._run("INSERT INTO settled VALUES (?, ?, ?)", (state, value, _seal(state, value)))

    def put_source(self, trace: SourceTrace) -> None:
        """Keep what is known of a source, in place of what was known before."""
        values = (trace.path, trace.stamp, trace.data, trace.size, trace.options, trace.value)
        row = (*values, trace.body, trace.terms, trace.seal)
        self._run("INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)

    def put_body(self, digest: str, html: str) -> None:
        """Keep a body by its digest."""
        self._run("INSERT OR REPLACE INTO bodies VALUES (?, ?)", (digest, html))

    def put_terms(self, digest: str, terms: bytes) -> None:
        """Keep search terms by their digest."""
        self._run("INSERT OR REPLACE INTO terms VALUES (?, ?)", (digest, terms))

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

    def forget_bodies(self) -> None:
        """Forget the bodies and search terms that no source has any more."""
        self._run("DELETE FROM bodies WHERE digest NOT IN (SELECT body FROM sources)")
        self._run("DELETE FROM terms WHERE digest NOT IN (SELECT terms FROM sources)")

    def forget_outputs(self, paths: Iterable[str]) -> None:
        """Forget files that are gone from the output."""
        self._run_many("DELETE FROM outputs WHERE path = ?", [(path,) for path in paths])

    def _run(self, statement: str, values: tuple[str | int | bytes, ...] = ()) -> sqlite3.Cursor:
        try:
            return self._connection.execute(statement, values)
        except sqlite3.Error as error:
            raise CacheDamagedError(str(error)) from error

    def _run_many(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        try:
            self._connection.executemany(statement, rows)
        except sqlite3.Error as error:
            raise CacheDamagedError(str(error)) from error


def _work_with(file: Path | None, toolchain: str, work: Callable[[Cache], T]) -> T:
    try:
        with contextlib.closing(_connection(file, toolchain)) as connection:
            result = work(Cache(connection))
            connection.commit()
            return result
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise CacheDamagedError(str(error)) from error


def _by_path(traces: list[Trace]) -> dict[str, Trace]:
    """Return the traces by path; raises `CacheDamagedError` where they do not come in order.

    A table whose inner pages are damaged no longer finds a row that it holds, so a row that was to
    take another's place stands beside it, and either may be read.
    """
    paths = [trace.path for trace in traces]
    if any(later <= earlier for earlier, later in pairwise(paths)):
        raise CacheDamagedError("rows out of order")
    return dict(zip(paths, traces, strict=True))


def _seal(*parts: str) -> str:
    return digest_bytes("\0".join(parts).encode())


def _is_sealed(trace: SourceTrace | OutputTrace, seal: str) -> bool:
    """Return whether a trace is as it was put in; a flipped bit may also change a value's type."""
    try:
        return trace.seal == seal
    except (TypeError, ValueError):
        return False


def _connection(file: Path | None, toolchain: str) -> sqlite3.Connection:
    """Return a connection to a cache of this toolchain's, made anew where it is another's."""
    if file is not None:
        with contextlib.suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(
        file or "", isolation_level="IMMEDIATE"
    )  # "": a file for this once
    # What a crash of the machine may lose is only time; a crash of the program loses nothing.
    connection.execute("PRAGMA synchronous = OFF")
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if tables and connection.execute("SELECT digest FROM toolchain").fetchall() != [(toolchain,)]:
        connection.close()
        raise CacheDamagedError("the cache is another toolchain's")
    if not tables:
        connection.executescript(_TABLES)
        connection.execute("INSERT INTO toolchain VALUES (?)", (toolchain,))
    return connection


def _remove(file: Path | None) -> None:
    if file is not None:
        for each in (file, file.with_name(file.name + "-journal")):
            with contextlib.suppress(OSError):
                each.unlink()
