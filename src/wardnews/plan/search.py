"""The page that searches the archive, and what its index is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wardnews.config import SETTINGS_PATH
from wardnews.page import OpenSearch, Page
from wardnews.search.segment import Document, Segment
from wardnews.views import SearchPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wardnews.archive import Item

SEARCH_URL = "tim-kiem.html"
OPENSEARCH_URL = "tim-kiem.xml"
SEARCH_SCRIPT = "static/search.js"


def plan_search(segments: tuple[Segment, ...]) -> Iterator[Page]:
    """Yield the page that searches the segments, and what tells browsers of it."""
    view = SearchPage(segments=tuple(segment.name for segment in segments))
    yield Page(path=SEARCH_URL, content=view, origin=SETTINGS_PATH)
    yield Page(path=OPENSEARCH_URL, content=OpenSearch(), origin=SETTINGS_PATH)


def segments_of(items: Iterable[Item]) -> tuple[Segment, ...]:
    """Return the years before the newest item's, and its year; `items` are newest first.

    The first does not change by a byte as long as news is added.
    """
    documents = [_document(item) for item in items][::-1]
    if not documents:
        return ()
    newest = documents[-1].date[:4]
    past = tuple(document for document in documents if document.date[:4] != newest)
    current = tuple(document for document in documents if document.date[:4] == newest)
    return tuple(Segment(documents=each) for each in (past, current) if each)


def _document(item: Item) -> Document:
    article, entry = item.article, item.entry
    return Document(
        title=entry.title,
        slug=article.slug,
        date=entry.date.isoformat(timespec="minutes"),
        category=entry.category.url.split("/", maxsplit=1)[0],
        category_name=entry.category.name,
        terms=article.terms,
    )
