"""Loads the sources of a site: what has not changed from the cache, the rest by parsing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from wardnews.article import Article, Asset, StandingPage, is_markdown
from wardnews.codec import decode_values
from wardnews.digest import digest
from wardnews.executors import BATCH, map_batches, renew
from wardnews.reading import Fresh, Suspect, measure_suspects, parse_suspects
from wardnews.text import nfc
from wardnews.traces import CacheDamagedError, SourceTrace
from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from concurrent.futures import Executor
    from pathlib import Path

    from wardnews.basis import Decoded, Source
    from wardnews.cache import Cache
    from wardnews.parse import ParseOptions
    from wardnews.problem import Problem
    from wardnews.progress import Tracker
    from wardnews.source import Listed

KEPT_AT_ONCE = 256
"""How many files are put into the cache together: some megabytes of bodies."""

FILES_EACH_ALONE = 256
"""Up to twice as many pictures and documents are measured one by one, more of them in batches."""

T = TypeVar("T")


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
    decoded: Decoded


def load_sources(
    root: Path,
    listing: tuple[Listed, ...],
    options: ParseOptions,
    cache: Cache,
    executor: Executor,
    track: Tracker,
    *,
    decoded: Decoded | None = None,
) -> Loaded:
    """Return everything in the content folder, and keep in the cache what was found out.

    `listing` tells what is there. `decoded` is what a preview knows from the build before; it may
    go back to an earlier version, so bodies that no source has any more are kept for it.
    """
    loader = _Loader(root, cache, decoded or {})
    sources, problems = loader.sources(listing, options, executor, track)
    assets = loader.assets(listing, executor)
    gone = loader.known.keys() - sources.keys() - problems.keys() - assets.keys()
    if gone:
        cache.forget_sources(sorted(gone))
    if loader.known and (gone or loader.parsed) and decoded is None:
        cache.forget_bodies()
    cache.commit()
    renew(executor)  # a worker that was forked before that would find the cache locked for ever
    return Loaded(
        articles=tuple(each for each in sources.values() if isinstance(each, Article)),
        pages=tuple(each for each in sources.values() if isinstance(each, StandingPage)),
        broken=tuple(problems.items()),
        assets=assets,
        parsed=loader.parsed,
        decoded=loader.decoded,
    )


def is_settled(trace: SourceTrace | None, stamp: str, options: str) -> bool:
    """Return whether a trace tells what a file with that stamp holds without reading it."""
    return trace is not None and bool(stamp) and trace.stamp == stamp and trace.options == options


def next_trace(
    path: str, before: SourceTrace | None, stamp: str, found: Fresh, options: str
) -> SourceTrace:
    """Return the trace of a file that was read now; `before` is the last one, if there is any."""
    if before is not None and not found.value:
        return replace(before, stamp=stamp)
    return SourceTrace(
        path=path,
        stamp=stamp,
        data=found.data,
        size=found.size,
        options=options,
        value=found.value,
        body=found.body_digest,
    )


def decoded_as(kinds: type[T] | tuple[type[T], ...], values: Iterable[str]) -> list[T]:
    """Return the values, all of these types, in the cache; raises `CacheDamagedError`."""
    try:
        decoded = decode_values(values)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CacheDamagedError("a value does not decode") from error
    if not all(isinstance(each, kinds) for each in decoded):
        raise CacheDamagedError("a value is of another kind")
    return decoded


class _Loader:
    """One pass over the content folder: reads what the cache does not tell, and tells the cache."""

    def __init__(self, root: Path, cache: Cache, decoded: Decoded) -> None:
        self.root = root
        self.decoded = decoded
        self.cache = cache
        self.known = cache.sources()
        self.parsed = 0
        self.found: list[tuple[SourceTrace, Fresh]] = []

    def sources(
        self,
        listing: Iterable[Listed],
        options: ParseOptions,
        executor: Executor,
        track: Tracker,
    ) -> tuple[dict[str, Source], dict[str, tuple[Problem, ...]]]:
        """Return what the sources hold, and what is wrong with others, by path in NFC, sorted."""
        listed = [(path, stamp) for path, stamp in listing if is_markdown(path)]
        wanted = digest(options)
        suspects = self.suspects(listed, wanted)
        fresh = map_batches(executor, parse_suspects, (self.root, options), suspects.values())
        values: dict[str, str] = {}
        problems: dict[str, tuple[Problem, ...]] = {}
        for path, stamp in track("reading", listed, len(listed)):
            name = nfc(path)
            found = next(fresh) if path in suspects else None
            if found is not None and found.problems:
                self.parsed += 1
                problems[name] = found.problems
            else:
                values[name] = self.settled(name, stamp, found, wanted)
        self.keep_found()
        return self.decode(values), problems

    def decode(self, values: Mapping[str, str]) -> dict[str, Source]:
        """Return the sources by path; one that was decoded before is the same object still."""
        fresh = {
            name: value
            for name, value in values.items()
            if name not in self.decoded or self.decoded[name][0] != value
        }
        made: list[Source] = decoded_as((Article, StandingPage), fresh.values())
        found = dict(zip(fresh, made, strict=True))
        self.decoded = {
            name: (value, found[name]) if name in found else self.decoded[name]
            for name, value in values.items()
        }
        return {name: source for name, (_, source) in self.decoded.items()}

    def assets(self, listing: Iterable[Listed], executor: Executor) -> dict[str, Asset]:
        """Return the pictures and documents by path in NFC, sorted."""
        listed = [(path, stamp) for path, stamp in listing if not is_markdown(path)]
        suspects = self.suspects(listed, "")
        # A picture keeps a worker busy by itself; of thousands of small files each must not cross alone.
        size = max(1, min(BATCH, len(suspects) // FILES_EACH_ALONE))
        fresh = map_batches(executor, measure_suspects, self.root, suspects.values(), size)
        values = [
            self.settled(nfc(path), stamp, next(fresh) if path in suspects else None, "")
            for path, stamp in listed
        ]
        self.keep_found()
        # The path of a file that is copied stays as the disk has it.
        assets = zip(listed, decoded_as(Asset, values), strict=True)
        return {nfc(path): replace(asset, path=path) for (path, _), asset in assets}

    def suspects(self, listed: Iterable[Listed], options: str) -> dict[str, Suspect]:
        """Return the files of which the cache does not tell what they hold, by path."""
        suspects: dict[str, Suspect] = {}
        for path, stamp in listed:
            trace = self.known.get(nfc(path))
            if not is_settled(trace, stamp, options):
                known = trace.data if trace is not None and trace.options == options else ""
                suspects[path] = Suspect(path=path, known=known)
        return suspects

    def settled(self, name: str, stamp: str, found: Fresh | None, options: str) -> str:
        """Return the encoded value of a file, and keep what was found out now, if anything."""
        if found is None:
            return self.known[name].value
        if found.value:
            self.parsed += is_markdown(name)
        trace = next_trace(name, self.known.get(name), stamp, found, options)
        self.found.append((trace, found))
        if len(self.found) >= KEPT_AT_ONCE:
            self.keep_found()
        return trace.value

    def keep_found(self) -> None:
        """Put into the cache what was found out since the last time."""
        fresh = [found for _, found in self.found]
        self.cache.put_bodies((each.body_digest, each.body) for each in fresh if each.body_digest)
        self.cache.put_sources(trace for trace, _ in self.found)
        self.found.clear()
