"""A table of 55,000 different numbers among the newest articles ended the whole build unexpectedly.

Each word of the tail is one character, and of the characters beyond U+D800 two thousand are none.
"""

from __future__ import annotations

from wardnews.search.codec import inflate
from wardnews.search.index import tail_file
from wardnews.search.parts import Tail
from wardnews.search.query import Query
from wardnews.search.segment import Document, build_corpus

COUNT = 66_000  # on both sides of the gap, and beyond 16 bits


def test_each_is_found() -> None:
    document = Document(
        title="Danh sách",
        slug="danh-sach",
        date="2024-05-01T08:00+07:00",
        category="tin",
        summary="",
        body="0",
    )
    numbers = [str(100_000 + number) for number in range(COUNT)]
    corpus = build_corpus((document,), (("tin", "Tin"),))
    made = tail_file(corpus, [("Danh sách", "", f"<p>{' '.join(numbers)}</p>")])
    tail = Tail(corpus.tail.name, {made.path: inflate(made.data)}.__getitem__)
    asked = (numbers[0], numbers[55_000], numbers[58_000], numbers[-1], "999999")
    found = tail.lists(Query(items=tuple((word,) for word in asked), exact=True))
    assert [len(found[f"{word} "]) for word in asked] == [1, 1, 1, 1, 0]
