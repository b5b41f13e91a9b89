"""What a query costs by the files that are read, at any size: the index alone is made, no pages.

    python -m benchmarks.search_files --articles 100000

Prints, too, how large the shards are and which queries cost most.
"""

from __future__ import annotations

import argparse
import gzip
import html
import statistics
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.corpus import CATEGORIES, build_articles
from benchmarks.search_bench import SEED, p95
from benchmarks.search_oracle import ask, facts

from wardnews.bodies import BodyReader
from wardnews.executors import open_executor
from wardnews.indexing import load_index
from wardnews.page import DataFile, TextFile
from wardnews.search.codec import inflate
from wardnews.search.find import Filters, Index, scores
from wardnews.search.index import text_file
from wardnews.search.query import holds_phrases, parse_query
from wardnews.search.segment import Document, build_corpus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.corpus import SyntheticArticle

HEAD = 60
"""About how many bytes the head of each file's answer takes."""
RESULTS = 10
MOST_SHOWN = 5
SCRIPT = Path(__file__).parents[1] / "static/search.js"


@dataclass(frozen=True)
class Reading:
    """A query, how many articles the index knows for it, and the files that are read for it.

    `sizes` are those of the index; `texts` those of ten results, and of those that a phrase rules out.
    """

    typed: str
    found: int
    sizes: tuple[int, ...]
    texts: tuple[int, ...]

    @property
    def index(self) -> float:
        return kilobytes(self.sizes)


class Files:
    """The files of an index: the texts are made when they are read."""

    def __init__(self, articles: int) -> None:
        self._bodies = SyntheticBodies(articles)
        made, self.segments = made_index(articles, self._bodies)
        self.data = {
            each.path: each.data for each in made if isinstance(each, DataFile) and each.data
        }
        self._texts = {each.path: each.document for each in made if isinstance(each, TextFile)}

    def read(self, path: str) -> bytes:
        if path in self.data:
            return self.data[path]
        document = self._texts[path]
        return text_file(document, self._bodies.bodies([document.body])[document.body])


class SyntheticBodies(BodyReader):
    """The bodies of synthetic articles, whose digests here are their numbers."""

    def __init__(self, count: int) -> None:
        self._count = count

    def __reduce__(self) -> tuple[type[SyntheticBodies], tuple[int]]:  # type: ignore[override]  # made of a number, not of a file
        return SyntheticBodies, (self._count,)

    def portion(self, key: str) -> None:  # noqa: ARG002  # none is kept
        return None

    def bodies(self, digests: Iterable[str]) -> dict[str, str]:
        listed = list(digests)
        found = build_articles(self._count, SEED, map(int, listed))
        return {digest: body_of(each) for digest, each in zip(listed, found, strict=True)}


def main() -> None:
    parser = argparse.ArgumentParser(description="What a query reads of the index.")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--queries", type=int, default=200)
    typed = parser.parse_args()
    files = Files(typed.articles)
    numbers = range(0, typed.articles, max(1, typed.articles // 500))
    some = list(build_articles(typed.articles, SEED, numbers))
    asked = [*ask(some, typed.queries, 7)[8:], *facts(some, typed.queries * 6 // 25, 8)]
    print(f"{typed.articles} articles, {len(asked)} queries\n")
    tell([reading(each.typed, files) for each in asked])
    shards = sorted(len(data) for path, data in files.data.items() if "/t" in path)
    print(
        f"\n{len(shards)} shards, {kilobytes(shards):.0f} KB, the largest {shards[-1] / 1000:.1f}"
    )


def made_index(
    articles: int, bodies: BodyReader
) -> tuple[list[DataFile | TextFile], tuple[str, ...]]:
    """Return the files of the index, and the folders that a search begins with."""
    names = dict(CATEGORIES)
    numbered = enumerate(build_articles(articles, SEED))
    documents = tuple(document_of(number, each, names) for number, each in numbered)
    corpus = build_corpus(documents, tuple((folder, name) for name, folder in CATEGORIES))
    with open_executor(None) as executor:
        return list(load_index(corpus, {}, {}, bodies, keep_nothing, executor)), corpus.segments


def keep_nothing(*_: object) -> None:
    pass


def document_of(number: int, article: SyntheticArticle, names: dict[str, str]) -> Document:
    return Document(
        title=article.title,
        slug=f"bai-{number:06}",
        date=f"{article.date.isoformat(timespec='minutes')}+07:00",
        category=names[article.category],
        summary=article.summary,
        body=str(number),
    )


def body_of(article: SyntheticArticle) -> str:
    return "".join(f"<p>{html.escape(block, quote=False)}</p>" for block in article.blocks)


def reading(typed: str, files: Files) -> Reading:
    """Return what a query reads with an empty cache, as the page does: see `answer` in its script."""
    sizes: dict[str, int] = {}

    def read(path: str) -> bytes:
        data = files.read(path)
        sizes[path] = len(data)
        return inflate(data)

    index, query = Index(files.segments, read), parse_query(typed)
    found = sorted(scores(query, index, Filters()), reverse=True)
    if query.exact and not found:
        query = query.folded()
        found = sorted(scores(query, index, Filters()), reverse=True)
    of_index, at, shown = len(sizes), 0, 0
    while at < len(found) and shown < RESULTS:
        ahead = min(RESULTS, RESULTS + at - 2 * shown)
        (hit, blocks), *_ = [index.text(number) for _, _, number in found[at : at + ahead]]
        shown += holds_phrases((hit.title, *blocks), query)
        at += 1
    listed = tuple(sizes.values())
    return Reading(typed, len(found), listed[:of_index], listed[of_index:])


def tell(readings: list[Reading]) -> None:
    script = len(gzip.compress(SCRIPT.read_bytes(), 9)) / 1000
    columns: dict[str, list[float]] = {
        "index, KB": [each.index for each in readings],
        "script, index, ten results, KB": [
            script + each.index + kilobytes(each.texts) for each in readings
        ],
        "requests for the index": [len(each.sizes) for each in readings],
        "requests for results": [len(each.texts) for each in readings],
    }
    print("| | median | p95 | most |\n|---|---|---|---|")
    for name, values in columns.items():
        print(
            f"| {name} | {statistics.median(values):.0f} | {p95(values):.0f} | {max(values):.0f} |"
        )
    print()
    for each in sorted(readings, key=lambda each: -each.index)[:MOST_SHOWN]:
        told = f"{len(each.sizes)} files, {each.found} articles: {each.typed}"
        print(f"{each.index:.0f} KB, {told}")


def kilobytes(sizes: Iterable[int]) -> float:
    """Return what files of these sizes take, each with the head of its answer."""
    return sum(size + HEAD for size in sizes) / 1000


if __name__ == "__main__":
    main()
