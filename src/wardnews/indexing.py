"""Makes the search index of a plan, or finds that what stands in the output is it already."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, TypeVar

from wardnews.page import DataFile
from wardnews.search.index import build_index
from wardnews.search.postings import invert, plan_layout
from wardnews.search.segment import FOLDER
from wardnews.search.shards import Piece, build_shards

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from concurrent.futures import Executor, Future

    from wardnews.cache import Cache
    from wardnews.search.postings import Layout, Postings
    from wardnews.search.segment import Segment
    from wardnews.search.shards import Shard
    from wardnews.traces import OutputTrace

T = TypeVar("T")

DIRECTORY = "index.bin"
PORTION = 2048
"""About how many documents a worker turns round at once."""
SAMPLE = 128
"""How many documents tell how frequent words are, and how the index is best cut."""
WAITING = 4
"""How many portions of a segment may be under way: each is some megabytes."""


def load_index(
    segments: tuple[Segment, ...],
    standing: Mapping[str, str],
    traces: Mapping[str, OutputTrace],
    cache: Cache,
    executor: Executor,
) -> Iterator[DataFile]:
    """Yield the files of the index; those of a segment that stands whole come without data."""
    for segment in segments:
        name = segment.name
        whole = standing_files(name, traces, standing)
        yield from whole or _made_files(name, segment, cache, executor)


def standing_files(
    name: str, traces: Mapping[str, OutputTrace], standing: Mapping[str, str]
) -> tuple[DataFile, ...]:
    """Return the files of a segment's index where each stands as it was written; else none.

    The key of the directory holds how many they are.
    """
    folder = f"{FOLDER}{name}/"
    found = tuple(
        DataFile(path=path, key=traces[path].key, data=None)
        for path in sorted(path for path in standing if path.startswith(folder))
        if path in traces and traces[path].stamp == standing[path]
    )
    directory = traces.get(folder + DIRECTORY)
    return found if directory and directory.key == _directory_key(name, len(found)) else ()


def _made_files(
    name: str, segment: Segment, cache: Cache, executor: Executor
) -> Iterator[DataFile]:
    digests = [document.terms for document in segment.documents]
    sample = [cache.terms(digest) for digest in digests[:: -(-len(digests) // SAMPLE)]]
    portions = -(-len(digests) // PORTION)
    layout = plan_layout(sample, portions)
    inverted = _inverted(digests, -(-len(digests) // portions), layout, cache, executor)
    shards = _shards(inverted, len(digests), executor)
    files = tuple(build_index(segment, name, layout, shards))
    for file in files:
        is_directory = file.path.endswith("/" + DIRECTORY)
        key = _directory_key(name, len(files)) if is_directory else f"{name}:"
        yield DataFile(path=file.path, key=key, data=file.data)


def _directory_key(name: str, files: int) -> str:
    return f"{name}.{files}:"


def _inverted(
    digests: list[str], portion: int, layout: Layout, cache: Cache, executor: Executor
) -> Iterator[Postings]:
    """Yield the postings of one portion of the documents after the other."""

    def calls() -> Iterator[Future[Postings]]:
        for first in range(0, len(digests), portion):
            terms = tuple(map(cache.terms, digests[first : first + portion]))
            yield executor.submit(invert, first, terms, layout)

    return _results(calls())


def _shards(inverted: Iterable[Postings], documents: int, executor: Executor) -> Iterator[Shard]:
    """Yield the shards of the whole, in order; each part of the index is made by a worker."""
    parts = zip(*(_pieces(postings) for postings in inverted), strict=True)
    calls = (executor.submit(build_shards, pieces, documents) for pieces in parts)
    for shards in _results(calls):
        yield from shards


def _pieces(postings: Postings) -> Iterator[Piece]:
    return (Piece(postings.first, postings.words, part) for part in postings.parts)


def _results(calls: Iterable[Future[T]]) -> Iterator[T]:
    """Yield the results of calls in order, a few of them under way at once."""
    waiting: deque[Future[T]] = deque()
    for call in calls:
        waiting.append(call)
        if len(waiting) >= WAITING:
            yield waiting.popleft().result()
    for call in waiting:
        yield call.result()
