from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardnews.search.segment import CHUNK, NEVER_FROZEN, Corpus, Document, build_corpus, frozen_of

CATEGORIES = (("dan-van", "Dân vận"),)


def corpus(count: int, **changed: str) -> Corpus:
    """Return so many documents, the oldest one changed."""
    documents = [
        Document(
            title=f"Bài {number}",
            slug=f"bai-{number}",
            date=f"2020-01-01T{number // 60:02}:{number % 60:02}+07:00",
            category="dan-van",
            summary="",
            body=f"{number:032x}",
        )
        for number in range(count)
    ]
    values = {name: getattr(documents[0], name) for name in Document.__dataclass_fields__}
    return build_corpus((Document(**{**values, **changed}), *documents[1:]), CATEGORIES)


@pytest.mark.parametrize(
    ("documents", "at_once"), [(100, 8), (10_000, 8), (40_000, 8), (100_000, 16), (10**7, 256)]
)
def test_a_larger_archive_freezes_more_at_once(documents: int, at_once: int) -> None:
    frozen = sorted({frozen_of(count) for count in range(documents, documents + 10 * at_once)})
    assert {after - before for before, after in pairwise(frozen)} == {at_once}


@given(st.integers(0, 10**6))
def test_the_newest_are_never_frozen_and_the_tail_stays_small(documents: int) -> None:
    tail = documents - frozen_of(documents)
    assert min(documents, NEVER_FROZEN) <= tail < NEVER_FROZEN + max(8, documents // 4096)


def test_the_past_and_its_texts_keep_their_names_until_enough_is_new() -> None:
    for count in range(264, 271):
        before, after = corpus(count), corpus(count + 1)
        assert before.past == after.past
        assert before.tail.name != after.tail.name
        assert before.chunks[:2] == after.chunks[:2]
    frozen = corpus(272)
    assert frozen.past
    assert len(frozen.past.documents) == 264


def test_every_document_is_in_one_part_and_in_one_chunk() -> None:
    found = corpus(300)
    assert found.past
    every = (*found.past.documents, *found.tail.documents)
    assert tuple(each for chunk in found.chunks for each in chunk.documents) == every
    assert found.tail.first == len(found.past.documents)
    assert [chunk.first for chunk in found.chunks] == [0, CHUNK, 2 * CHUNK]


@pytest.mark.parametrize("field", ["title", "date", "category", "summary", "body"])
def test_whatever_changes_in_the_past_changes_its_name(field: str) -> None:
    before, after = corpus(20), corpus(20, **{field: "2001-01-01T00:00+07:00"})
    assert before.past
    assert after.past
    assert before.past.name != after.past.name
    assert before.tail.name != after.tail.name
    assert before.chunks[0].name != after.chunks[0].name


def test_what_categories_are_called_changes_the_tail_alone() -> None:
    before = corpus(20)
    assert before.past
    documents = (*before.past.documents, *before.tail.documents)
    after = build_corpus(documents, (*CATEGORIES, ("van-hoa", "Văn hóa")))
    assert before.tail.name != after.tail.name
    assert (before.past, before.chunks) == (after.past, after.chunks)


def test_a_small_archive_is_one_file_and_its_texts() -> None:
    found = corpus(15)
    assert found.past is None
    assert found.segments == (found.tail.name,)
