"""Loads the sources of a site: what has not changed from the cache, the rest by parsing."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from wardnews.article import Article, Asset, Parsed, SourceFile, StandingPage
from wardnews.budget import BudgetExceededError, run_within
from wardnews.cache import CacheDamagedError, SourceTrace
from wardnews.codec import decode_value, encode_value
from wardnews.digest import digest, digest_bytes
from wardnews.executors import map_batches
from wardnews.parse import Outcome, ParseOptions, parse_source
from wardnews.pictures import is_picture
from wardnews.problem import build_problem
from wardnews.source import (
    asset_paths,
    build_asset,
    read_file,
    read_source,
    read_stamp,
    source_paths,
)
from wardnews.text import file_size, nfc

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor
    from pathlib import Path

    from wardnews.cache import Cache
    from wardnews.problem import Problem
    from wardnews.progress import Tracker


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """All sources of a site: what parsed, the problems of what did not, and the other files.

    `parsed` counts the sources that were parsed now rather than found in the cache.
    """

    articles: tuple[Article, ...]
    pages: tuple[StandingPage, ...]
    broken: tuple[tuple[str, tuple[Problem, ...]], ...]
    assets: dict[str, Asset]
    parsed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """A source whose stamp tells nothing, and the digest that its bytes had before, or ""."""

    file: SourceFile
    known: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fresh:
    """What a worker found out of a suspect; `outcome` is `None` where the bytes are as before."""

    data: str
    size: int
    outcome: Outcome | None
    value: str = ""


MAX_BYTES = 1024 * 1024
SECONDS = 5.0
MARKUP = b"[](){}*_`<>&!|\\#+-"
MAX_SIMPLE_MARKS = 500
"""Fewer characters of markup than this never took Python-Markdown a tenth of a second."""

Source: TypeAlias = Article | StandingPage


def load_sources(
    root: Path,
    options: ParseOptions,
    cache: Cache,
    executor: Executor,
    track: Tracker,
    *,
    keep_bodies: bool = False,
) -> Loaded:
    """Return everything in the content folder, and keep in the cache what was found out.

    Bodies that no source has any more are dropped from the cache, unless `keep_bodies`.
    """
    known = cache.sources()
    loader = _Loader(root=root, options=options, cache=cache, known=known)
    outcomes = tuple(loader.sources(executor, track))
    assets = dict(loader.assets(executor))
    gone = known.keys() - {path for path, _ in outcomes} - assets.keys()
    if known and gone:
        cache.forget_sources(sorted(gone))
    if known and (gone or loader.parsed) and not keep_bodies:
        cache.forget_bodies()
    return Loaded(
        articles=tuple(each for _, each in outcomes if isinstance(each, Article)),
        pages=tuple(each for _, each in outcomes if isinstance(each, StandingPage)),
        broken=tuple((path, each) for path, each in outcomes if isinstance(each, tuple)),
        assets=assets,
        parsed=loader.parsed,
    )


def parse_suspects(options: ParseOptions, suspects: tuple[Suspect, ...]) -> tuple[Fresh, ...]:
    """Return what each suspect holds: the unit of work of a worker."""
    return tuple(_fresh(suspect, options) for suspect in suspects)


def measure_suspects(_: None, suspects: tuple[Suspect, ...]) -> tuple[Asset | None, ...]:
    """Return each picture or document, `None` where its bytes are as before: a worker's work."""
    return tuple(_measured(suspect) for suspect in suspects)


class _Loader:
    """One pass over the content folder."""

    def __init__(
        self, *, root: Path, options: ParseOptions, cache: Cache, known: dict[str, SourceTrace]
    ) -> None:
        self.root = root
        self.options = options
        self.options_digest = digest(options)
        self.cache = cache
        self.known = known
        self.now_ns = time.time_ns()
        self.parsed = 0

    def sources(
        self, executor: Executor, track: Tracker
    ) -> Iterator[tuple[str, Source | tuple[Problem, ...]]]:
        """Yield each source's path in NFC and what it holds, sorted by path."""
        stamps = [(path, self.stamp(path)) for path in source_paths(self.root)]
        suspects = (path for path, stamp in stamps if not self.is_settled(path, stamp))
        files = (self.suspect(path) for path in suspects)
        fresh = map_batches(executor, parse_suspects, self.options, files)
        for path, stamp in track("reading", stamps, len(stamps)):
            name = nfc(path)
            if self.is_settled(path, stamp):
                yield name, _decoded(self.known[name])
            else:
                yield name, self.settle(name, stamp, next(fresh))

    def settle(self, name: str, stamp: str, fresh: Fresh) -> Source | tuple[Problem, ...]:
        """Keep what was found out of a suspect and return what it holds."""
        if fresh.outcome is None:
            trace = replace(self.known[name], stamp=stamp)
            self.cache.put_source(trace)
            return _decoded(trace)
        self.parsed += 1
        if not isinstance(fresh.outcome, Parsed):
            return fresh.outcome
        source = fresh.outcome.source
        self.cache.put_body(source.body, fresh.outcome.body)
        terms = source.terms if isinstance(source, Article) else ""
        if terms:
            self.cache.put_terms(terms, fresh.outcome.terms)
        self.cache.put_source(
            SourceTrace(
                path=name,
                stamp=stamp,
                data=fresh.data,
                size=fresh.size,
                options=self.options_digest,
                value=fresh.value,
                body=source.body,
                terms=terms,
            )
        )
        return source

    def assets(self, executor: Executor) -> Iterator[tuple[str, Asset]]:
        """Yield each picture or document by its path in NFC, read only where its stamp is none."""
        stamps = [(path, self.stamp(path)) for path in asset_paths(self.root)]
        suspects = (path for path, stamp in stamps if not self.is_settled(path, stamp, ""))
        files = (self.suspect_file(path) for path in suspects)
        fresh = map_batches(executor, measure_suspects, None, files, size=1)
        for path, stamp in stamps:
            name = nfc(path)
            if self.is_settled(path, stamp, ""):
                yield name, _decoded_asset(self.known[name], path)
            else:
                yield name, self.settle_asset(path, stamp, next(fresh))

    def settle_asset(self, path: str, stamp: str, fresh: Asset | None) -> Asset:
        """Keep what was found out of a file and return it; `None` is what it was before."""
        name = nfc(path)
        asset = fresh or _decoded_asset(self.known[name], path)
        value = encode_value(asset)
        trace = SourceTrace(path=name, stamp=stamp, data=asset.digest, size=asset.size, value=value)
        self.cache.put_source(trace)
        return asset

    def is_settled(self, path: str, stamp: str, options: str | None = None) -> bool:
        """Return whether the cache tells what the file holds without reading it."""
        wanted = self.options_digest if options is None else options
        trace = self.known.get(nfc(path))
        return (
            trace is not None and bool(stamp) and trace.stamp == stamp and trace.options == wanted
        )

    def suspect_file(self, path: str) -> Suspect:
        """Return a picture or document as it is now; its path stays as the disk has it."""
        trace = self.known.get(nfc(path))
        file = SourceFile(path=path, data=read_file(self.root / path))
        return Suspect(file=file, known=trace.data if trace and not trace.options else "")

    def suspect(self, path: str) -> Suspect:
        trace = self.known.get(nfc(path))
        usable = trace is not None and trace.options == self.options_digest
        return Suspect(
            file=read_source(self.root, path), known=trace.data if trace and usable else ""
        )

    def stamp(self, path: str) -> str:
        return read_stamp(f"{self.root}/{path}", now_ns=self.now_ns)


def _fresh(suspect: Suspect, options: ParseOptions) -> Fresh:
    data = suspect.file.data
    found = digest_bytes(data)
    if found == suspect.known:
        return Fresh(data=found, size=len(data), outcome=None)
    outcome = _parsed_within_budget(suspect.file, options)
    value = encode_value(outcome.source) if isinstance(outcome, Parsed) else ""
    return Fresh(data=found, size=len(data), outcome=outcome, value=value)


def _measured(suspect: Suspect) -> Asset | None:
    path, data = suspect.file.path, suspect.file.data
    asset = build_asset(path, data)
    if asset.digest == suspect.known:
        return None
    if not is_picture(path):
        return asset
    from wardnews.imaging import measure_picture  # noqa: PLC0415  # loads Pillow: few builds need it

    shape = measure_picture(data)
    if isinstance(shape, str):
        return replace(asset, flaw=shape)
    return replace(asset, shape=shape)


def _decoded_asset(trace: SourceTrace, path: str) -> Asset:
    try:
        value = decode_value(trace.value)
    except (ValueError, KeyError, TypeError) as error:
        raise CacheDamagedError("a value does not decode") from error
    if not isinstance(value, Asset):
        raise CacheDamagedError("a value is not a file")
    return replace(value, path=path)


def _parsed_within_budget(file: SourceFile, options: ParseOptions) -> Outcome:
    """Return what the source holds; one that would take too long or too much is a problem."""
    if len(file.data) > MAX_BYTES:
        size = file_size(len(file.data))
        return (build_problem("too-large", file.path, size=size, limit=file_size(MAX_BYTES)),)
    try:
        if _is_simple(file):
            return parse_source(file, options)
        return run_within(SECONDS, parse_source, file, options)
    except (BudgetExceededError, RecursionError):
        return (build_problem("too-complex", file.path),)


def _is_simple(file: SourceFile) -> bool:
    """Return whether a source has too little markup to take long, however it is nested."""
    return len(file.data) - len(file.data.translate(None, MARKUP)) < MAX_SIMPLE_MARKS


def _decoded(trace: SourceTrace) -> Source:
    try:
        value = decode_value(trace.value)
    except (ValueError, KeyError, TypeError) as error:
        raise CacheDamagedError("a value does not decode") from error
    if not isinstance(value, Article | StandingPage):
        raise CacheDamagedError("a value is not a source")
    return value
