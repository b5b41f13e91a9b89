from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardnews import text
from wardnews.search import shards
from wardnews.search.codec import inflate
from wardnews.search.index import past_files
from wardnews.search.merging import Piece
from wardnews.search.parts import Past, keys_of
from wardnews.search.postings import invert, plan_layout
from wardnews.search.query import Query
from wardnews.search.segment import Document, Segment
from wardnews.search.shards import build_shards

if TYPE_CHECKING:
    from wardnews.search.terms import Source

WORDS = ["đảng", "đang", "dang", "dâng", "ủy", "úy", "uy", "họp", "2020"]
blocks = st.lists(st.sampled_from(WORDS), max_size=6)
archives = st.lists(st.tuples(blocks, blocks), min_size=1, max_size=9)
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4)
DOCUMENT = Document(
    title="",
    slug="",
    date="2026-01-01T00:00+07:00",
    category="tin",
    summary="",
    body="",
)


def past_of(sources: list[Source]) -> Past:
    layout = plan_layout(sources, 1)
    inverted = invert(0, tuple(sources), layout)
    pieces = (Piece(0, inverted.words, inverted.parts[0]),)
    segment = Segment("past", 0, (DOCUMENT,) * len(sources))
    made = past_files(segment, layout, build_shards(pieces, len(sources)))
    return Past("past", {file.path: inflate(file.data) for file in made}.__getitem__)


@given(archives, words, st.booleans(), st.sampled_from([3, 6, 12, 25, 60, shards.LARGEST]))
def test_every_list_is_found_in_shards_of_any_size(
    archive: list[tuple[list[str], list[str]]], typed: list[str], exact: bool, largest: int
) -> None:
    query = Query(items=tuple((word,) for word in typed), exact=exact)
    query = query if exact else query.folded()
    sources = [(" ".join(title), "", f"<p>{' '.join(body)}</p>") for title, body in archive]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "LARGEST", largest)
        found = past_of(sources).lists(query)
    expected: dict[str, set[int]] = {key: set() for key in keys_of(query)}
    for number, own in enumerate(archive):
        title, body = own if exact else (list(map(text.fold, each)) for each in own)
        held = {f" {word}" for word in title} | {f"{word} " for word in (*title, *body)}
        held |= {" ".join(pair) for block in (title, body) for pair in pairwise(block)}
        for key in held & expected.keys():
            expected[key].add(number)
    assert {key: set(numbers) for key, numbers in found.items()} == expected
