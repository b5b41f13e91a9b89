"""Makes the search index of a plan, or finds that what stands in the output is it already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wardnews.executors import results_of
from wardnews.page import DataFile, TextFile
from wardnews.search.index import DIRECTORY, past_files, tail_file, text_path
from wardnews.search.merging import Piece
from wardnews.search.postings import invert, plan_layout
from wardnews.search.segment import FOLDER
from wardnews.search.shards import build_shards

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from concurrent.futures import Executor, Future

    from wardnews.bodies import BodyReader
    from wardnews.search.index import IndexFile
    from wardnews.search.postings import Layout, Postings
    from wardnews.search.segment import Corpus, Document, Segment
    from wardnews.search.shards import Shard
    from wardnews.search.terms import Source
    from wardnews.traces import OutputTrace

PORTION = 1024
"""About how many documents a worker turns round at once."""
SAMPLE = 128
"""How many documents tell how frequent words are, and how the index is best cut."""
WAITING = 4
"""How many portions of a segment may be under way: each is some megabytes."""


def load_index(
    corpus: Corpus,
    standing: Mapping[str, str],
    traces: Mapping[str, OutputTrace],
    reader: BodyReader,
    executor: Executor,
) -> Iterator[DataFile | TextFile]:
    """Yield the files of the index; those of a folder that stands whole come without data."""
    yield from text_files(corpus)
    if corpus.past:
        name = corpus.past.name
        files = standing_files(name, traces, standing)
        yield from files or _keyed(name, _past_files(corpus.past, reader, executor))
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


def _past_files(past: Segment, reader: BodyReader, executor: Executor) -> Iterator[IndexFile]:
    documents = past.documents
    sample = _sources(documents[:: -(-len(documents) // SAMPLE)], reader)
    portions = -(-len(documents) // PORTION)
    layout = plan_layout(sample, portions)
    inverted = _inverted(documents, -(-len(documents) // portions), layout, reader, executor)
    shards = _shards(inverted, len(documents), executor)
    yield from past_files(past, layout, shards)


def _sources(documents: Iterable[Document], reader: BodyReader) -> tuple[Source, ...]:
    """Return what documents are indexed by; a body that two share is read once."""
    listed = tuple(documents)
    bodies = reader.bodies({document.body: None for document in listed})
    return tuple((each.title, each.summary, bodies[each.body]) for each in listed)


def _inverted(
    documents: tuple[Document, ...],
    portion: int,
    layout: Layout,
    reader: BodyReader,
    executor: Executor,
) -> Iterator[Postings]:
    """Yield the postings of one portion of the documents after the other."""

    def calls() -> Iterator[Future[Postings]]:
        for first in range(0, len(documents), portion):
            own = documents[first : first + portion]
            yield executor.submit(_postings, first, own, layout, reader)

    return results_of(calls(), WAITING)


def _postings(
    first: int, documents: tuple[Document, ...], layout: Layout, reader: BodyReader
) -> Postings:
    """Return the postings of documents, of which a worker reads the bodies itself."""
    return invert(first, _sources(documents, reader), layout)


def _shards(inverted: Iterable[Postings], documents: int, executor: Executor) -> Iterator[Shard]:
    """Yield the shards of the whole, in order; each part of the index is made by a worker."""
    parts = zip(*(_pieces(postings) for postings in inverted), strict=True)
    calls = (executor.submit(build_shards, pieces, documents) for pieces in parts)
    for shards in results_of(calls, WAITING):
        yield from shards


def _pieces(postings: Postings) -> Iterator[Piece]:
    return (Piece(postings.first, postings.words, part) for part in postings.parts)
