"""Makes the search index of a plan, or finds that what stands in the output is it already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from sys import byteorder
from typing import TYPE_CHECKING, TypeAlias

from wardnews.digest import digest_bytes
from wardnews.executors import results_of
from wardnews.page import DataFile, TextFile
from wardnews.search.index import DIRECTORY, past_files, tail_file, text_path
from wardnews.search.merging import Piece
from wardnews.search.postings import decode_postings, encode_postings, invert, plan_layout
from wardnews.search.segment import FOLDER
from wardnews.search.shards import build_shards
from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor

    from wardnews.bodies import BodyReader
    from wardnews.search.index import IndexFile
    from wardnews.search.postings import Layout, Postings
    from wardnews.search.segment import Corpus, Document, Segment
    from wardnews.search.shards import Shard
    from wardnews.search.terms import Source
    from wardnews.traces import OutputTrace

PORTION = 1024
"""How many documents a worker turns round at once."""
SAMPLE = 128
"""How many documents tell how frequent words are, and how the index is best cut."""
WAITING = 4
"""How many portions of a segment may be under way: each is some megabytes."""

KeepPortions: TypeAlias = Callable[[Iterable[str], Mapping[str, bytes]], None]
"""Keeps the portions of these keys and no others; the new ones are given."""


@dataclass(frozen=True, slots=True)
class _Portion:
    """Encoded postings of some documents, under the digest of all that decides them."""

    key: str
    data: bytes
    is_new: bool


def load_index(
    corpus: Corpus,
    standing: Mapping[str, str],
    traces: Mapping[str, OutputTrace],
    reader: BodyReader,
    keep: KeepPortions,
    executor: Executor,
) -> Iterator[DataFile | TextFile]:
    """Yield the files of the index; those of a folder that stands whole come without data.

    `reader` knows the portions that `keep` was given for an earlier index.
    """
    yield from text_files(corpus)
    if corpus.past:
        name = corpus.past.name
        files = standing_files(name, traces, standing)
        yield from files or _keyed(name, _past_files(corpus.past, reader, keep, executor))
    name = corpus.tail.name
    yield from standing_files(name, traces, standing) or build_tail(corpus, reader)


def text_files(corpus: Corpus) -> Iterator[TextFile]:
    """Yield the files of all texts at hand: the name of their folder tells all that is in it."""
    for chunk in corpus.chunks:
        for place, document in enumerate(chunk.documents):
            yield TextFile(path=text_path(chunk, place), key=f"{chunk.name}:", document=document)


def build_tail(corpus: Corpus, reader: BodyReader) -> tuple[DataFile, ...]:
    """Return the files of the tail."""
    sources = _sources(corpus.tail.documents, reader)
    return tuple(_keyed(corpus.tail.name, (tail_file(corpus, sources),)))


def standing_files(
    name: str, traces: Mapping[str, OutputTrace], standing: Mapping[str, str]
) -> tuple[DataFile, ...]:
    """Return the files of a folder of the index where each stands as it was written; else none.

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


def _keyed(name: str, made: Iterable[IndexFile]) -> Iterator[DataFile]:
    files = tuple(made)
    for file in files:
        is_directory = file.path.endswith("/" + DIRECTORY)
        key = _directory_key(name, len(files)) if is_directory else f"{name}:"
        yield DataFile(path=file.path, key=key, data=file.data)


def _directory_key(name: str, files: int) -> str:
    return f"{name}.{files}:"


def _past_files(
    past: Segment, reader: BodyReader, keep: KeepPortions, executor: Executor
) -> Iterator[IndexFile]:
    documents = past.documents
    sample = _sources(documents[:: -(-len(documents) // SAMPLE)], reader)
    layout = plan_layout(sample, -(-len(documents) // PORTION))
    inverted = _inverted(documents, layout, reader, keep, executor)
    yield from past_files(past, layout, _shards(inverted, len(documents), executor))


def _sources(documents: Iterable[Document], reader: BodyReader) -> tuple[Source, ...]:
    """Return what documents are indexed by; a body that two share is read once."""
    listed = tuple(documents)
    bodies = reader.bodies({document.body: None for document in listed})
    return tuple((each.title, each.summary, bodies[each.body]) for each in listed)


def _inverted(
    documents: tuple[Document, ...],
    layout: Layout,
    reader: BodyReader,
    keep: KeepPortions,
    executor: Executor,
) -> tuple[Postings, ...]:
    """Return the postings of the documents, portion by portion, and keep them for a later index."""
    firsts = range(0, len(documents), PORTION)
    calls = (
        executor.submit(_portion, documents[first : first + PORTION], layout, reader)
        for first in firsts
    )
    portions = tuple(results_of(calls, WAITING))
    new = {each.key: each.data for each in portions if each.is_new}
    keep([each.key for each in portions], new)
    pairs = zip(firsts, portions, strict=True)
    return tuple(decode_postings(first, each.data) for first, each in pairs)


def _portion(documents: tuple[Document, ...], layout: Layout, reader: BodyReader) -> _Portion:
    """Return the postings of documents, of which a worker reads the bodies itself."""
    contents = chain.from_iterable((each.title, each.summary, each.body) for each in documents)
    parts = (byteorder, " ".join(layout.frequent), " ".join(layout.bounds), *contents)
    key = digest_bytes("\0".join(parts).encode())
    known = reader.portion(key)
    if known is not None:
        return _Portion(key, known, is_new=False)
    made = invert(0, _sources(documents, reader), layout)
    return _Portion(key, encode_postings(made), is_new=True)


def _shards(inverted: Iterable[Postings], documents: int, executor: Executor) -> Iterator[Shard]:
    """Yield the shards of the whole, in order; each part of the index is made by a worker."""
    parts = zip(*(_pieces(postings) for postings in inverted), strict=True)
    calls = (executor.submit(build_shards, pieces, documents) for pieces in parts)
    for shards in results_of(calls, WAITING):
        yield from shards


def _pieces(postings: Postings) -> Iterator[Piece]:
    return (Piece(postings.first, postings.words, part) for part in postings.parts)
