"""The page that searches the archive, and what its index is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wardnews.config import SETTINGS_PATH
from wardnews.page import OpenSearch, Page
from wardnews.search.segment import Document, build_corpus
from wardnews.views import SearchPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wardnews.archive import Item
    from wardnews.config import Category
    from wardnews.search.segment import Corpus

SEARCH_URL = "tim-kiem.html"
OPENSEARCH_URL = "tim-kiem.xml"
SEARCH_SCRIPT = "static/search.js"


def plan_search(corpus: Corpus) -> Iterator[Page]:
    """Yield the page that searches the corpus, and what tells browsers of it."""
    view = SearchPage(segments=corpus.segments)
    yield Page(path=SEARCH_URL, content=view, origin=SETTINGS_PATH)
    yield Page(path=OPENSEARCH_URL, content=OpenSearch(), origin=SETTINGS_PATH)


def build_corpus_of(items: Iterable[Item], categories: Iterable[Category]) -> Corpus:
    """Return the documents that search finds; `items` are newest first."""
    documents = tuple(map(build_document, items))[::-1]
    return build_corpus(documents, tuple((each.slug, each.name) for each in categories))


def build_document(item: Item) -> Document:
    """Return an article as the index knows it."""
    article, entry = item.article, item.entry
    return Document(
        title=entry.title,
        slug=article.slug,
        date=entry.date.isoformat(timespec="minutes"),
        category=entry.category.url.split("/", maxsplit=1)[0],
        summary=article.front.summary,
        body=article.body,
    )
