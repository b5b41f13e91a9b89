from __future__ import annotations

from array import array
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardnews.search import postings
from wardnews.search.codec import inflate
from wardnews.search.index import front_coded, front_decoded
from wardnews.search.postings import Layout, home_first, invert, plan_layout
from wardnews.search.shards import Entry, Piece, Shard, build_shards, pack_entries, shard_size
from wardnews.search.terms import terms_of

WORDS = ["đảng", "đang", "dâng", "ủy", "úy", "phường", "họp", "2020", "hòa"]
blocks = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
articles = st.tuples(blocks, blocks, blocks.map("<p>{}</p>".format)).map(
    lambda each: terms_of(*each)
)


def shards_of(documents: list[bytes], layout: Layout, portion: int) -> tuple[Shard, ...]:
    inverted = [
        invert(first, tuple(documents[first : first + portion]), layout)
        for first in range(0, len(documents), portion)
    ]
    columns = zip(*(each.parts for each in inverted), strict=True)
    found: list[Shard] = []
    for parts in columns:
        pieces = (
            Piece(each.first, each.words, part) for each, part in zip(inverted, parts, strict=True)
        )
        found += build_shards(tuple(pieces), len(documents))
    return tuple(found)


@given(st.lists(articles, min_size=1, max_size=7), st.integers(1, 3), st.integers(1, 4))
def test_the_bytes_do_not_tell_how_the_work_was_cut(
    documents: list[bytes], parts: int, portion: int
) -> None:
    layout = plan_layout(documents, parts)
    assert shards_of(documents, layout, portion) == shards_of(documents, layout, len(documents))


@given(st.lists(articles, min_size=1, max_size=7), st.integers(1, 3))
def test_the_bytes_do_not_tell_whether_numpy_is_there(documents: list[bytes], parts: int) -> None:
    layout = plan_layout(documents, parts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "HAS_NUMPY", False)
        without = invert(0, tuple(documents), layout)
    assert invert(0, tuple(documents), layout) == without


@given(st.lists(articles, min_size=1, max_size=7), st.integers(1, 4))
def test_keys_are_sorted_and_each_is_in_one_run_of_shards(
    documents: list[bytes], parts: int
) -> None:
    shards = shards_of(documents, plan_layout(documents, parts), 2)
    for before, after in pairwise(shards):
        assert before.last < after.first or (before.last == after.first and after.goes_on)


def test_a_key_that_is_too_large_for_a_shard_goes_on_in_the_next() -> None:
    documents = 60_000
    every_other = array("I", range(0, documents, 2)).tobytes()
    entries = [Entry("dang uy", f"đảng ủy{number}", every_other) for number in range(9)]
    shards = list(pack_entries(entries, documents))
    assert [shard.goes_on for shard in shards] == [False, *[True] * (len(shards) - 1)]
    assert len(shards) > 1
    spelled = [line for each in shards for line in inflate(each.data).split(b"\0")[0].split(b"\n")]
    assert [line.decode() for line in spelled] == [entry.spelling for entry in entries]


def test_shards_grow_with_the_archive_within_bounds() -> None:
    sizes = [shard_size(10**power) for power in range(1, 8)]
    assert sizes == sorted(sizes)
    assert 24_000 > 2 * sizes[-1] > sizes[0] >= 900


def test_a_pair_is_filed_under_its_rarer_syllable() -> None:
    ranks = {"cua": 0, "dang": 1}
    assert home_first("dang", "cua", ranks) == ("dang", "cua")
    assert home_first("cua", "giang", ranks) == ("giang", "cua")
    assert home_first("giang", "duc", ranks) == home_first("duc", "giang", ranks)


@given(st.lists(st.text("abc #\t", max_size=14)))
def test_keys_come_back_from_their_differences(keys: list[str]) -> None:
    assert list(front_decoded(front_coded(keys))) == keys
