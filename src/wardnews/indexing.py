"""Makes the search index of a plan, or finds that what stands in the output is it already."""

from __future__ import annotations

from collections import deque
from itertools import islice
from typing import TYPE_CHECKING

from wardnews.page import DataFile
from wardnews.search.index import build_index
from wardnews.search.postings import CHUNK, invert
from wardnews.search.segment import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from concurrent.futures import Executor, Future

    from wardnews.cache import Cache, OutputTrace
    from wardnews.search.postings import Postings
    from wardnews.search.segment import Segment

DIRECTORY = "index.bin"
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
    files = build_index(segment, name, _postings(segment, cache, executor))
    for file in files:
        is_directory = file.path.endswith("/" + DIRECTORY)
        key = _directory_key(name, len(files)) if is_directory else f"{name}:"
        yield DataFile(path=file.path, key=key, data=file.data)


def _directory_key(name: str, files: int) -> str:
    return f"{name}.{files}:"


def _postings(segment: Segment, cache: Cache, executor: Executor) -> Iterator[Postings]:
    """Yield the inverted documents, a portion after the other; a few are under way at once."""
    digests = iter(document.terms for document in segment.documents)
    waiting: deque[Future[Postings]] = deque()
    while portion := tuple(cache.terms(digest) for digest in islice(digests, CHUNK)):
        waiting.append(executor.submit(invert, portion))
        if len(waiting) >= WAITING:
            yield waiting.popleft().result()
    for future in waiting:
        yield future.result()
