from __future__ import annotations

from array import array
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardnews.search import postings
from wardnews.search.codec import inflate
from wardnews.search.index import front_coded, front_decoded
from wardnews.search.postings import Layout, home_first, invert, plan_layout
from wardnews.search.shards import (
    GOES_ON,
    REPEATS,
    Entry,
    Piece,
    Shard,
    build_shards,
    pack_entries,
    shard_size,
)

if TYPE_CHECKING:
    from wardnews.search.terms import Source

WORDS = ["đảng", "đang", "dâng", "ủy", "úy", "phường", "họp", "2020", "hòa"]
DOCUMENTS = 60_000
blocks = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
articles = st.tuples(blocks, blocks, blocks.map("<p>{}</p>".format))


def shards_of(documents: list[Source], layout: Layout, portion: int) -> tuple[Shard, ...]:
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


def spellings_in(shard: Shard) -> list[str]:
    return inflate(shard.data).partition(b"\0")[0].decode().split("\n")


@given(st.lists(articles, min_size=1, max_size=7), st.integers(1, 3), st.integers(1, 4))
def test_the_bytes_do_not_tell_how_the_work_was_cut(
    documents: list[Source], parts: int, portion: int
) -> None:
    layout = plan_layout(documents, parts)
    assert shards_of(documents, layout, portion) == shards_of(documents, layout, len(documents))


@given(st.lists(articles, min_size=1, max_size=7), st.integers(1, 3))
def test_the_bytes_do_not_tell_whether_numpy_is_there(documents: list[Source], parts: int) -> None:
    layout = plan_layout(documents, parts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "HAS_NUMPY", False)
        without = invert(0, tuple(documents), layout)
    assert invert(0, tuple(documents), layout) == without


@given(st.lists(articles, min_size=1, max_size=7), st.integers(1, 4))
def test_keys_are_sorted_and_each_is_in_one_shard(documents: list[Source], parts: int) -> None:
    shards = shards_of(documents, plan_layout(documents, parts), 2)
    assert all(before.last < after.first for before, after in pairwise(shards))


def home(pairs: int, *, documents: int = 3_000) -> list[Entry]:
    """Return the entries of a word and of so many of its pairs."""
    some = array("I", range(0, documents, 2)).tobytes()
    others = (f"ban{number:04}" for number in range(pairs))
    return [
        Entry("dang", "", "đảng ", some),
        *(Entry("dang", other, f"đảng {other}", some) for other in others),
    ]


def test_small_homes_share_a_shard() -> None:
    entries = [*home(2), Entry("uy", "", "ủy ", home(0)[0].documents)]
    (shard,) = pack_entries(entries, DOCUMENTS)
    assert spellings_in(shard) == [entry.spelling for entry in entries]


def test_the_words_of_a_large_home_stand_in_each_of_its_shards() -> None:
    entries = home(90)
    shards = list(pack_entries(entries, DOCUMENTS))
    assert [shard.mark for shard in shards] == ["", *[REPEATS] * (len(shards) - 1)]
    assert len(shards) > 1
    assert {spellings_in(shard)[0] for shard in shards} == {"đảng "}
    spelled = [line for shard in shards for line in spellings_in(shard)[1:]]
    assert spelled == [entry.spelling for entry in entries[1:]]
    assert [shard.first for shard in shards][1:] == [
        f"dang {spellings_in(shard)[1].partition(' ')[2]}" for shard in shards[1:]
    ]


def test_a_key_that_is_too_large_for_a_shard_goes_on_in_the_next() -> None:
    every_other = array("I", range(0, DOCUMENTS, 2)).tobytes()
    entries = [Entry("dang", "", f"đảng{number} ", every_other) for number in range(9)]
    shards = list(pack_entries(entries, DOCUMENTS))
    assert [shard.mark for shard in shards] == ["", *[GOES_ON] * (len(shards) - 1)]
    assert len(shards) > 1
    spelled = [line for shard in shards for line in spellings_in(shard)]
    assert spelled == [entry.spelling for entry in entries]


def test_shards_grow_with_the_archive_within_bounds() -> None:
    sizes = [shard_size(10**power) for power in range(1, 8)]
    assert sizes == sorted(sizes)
    assert 1.5 * sizes[-1] <= 24_000


def test_a_pair_is_filed_under_its_rarer_syllable() -> None:
    ranks = {"cua": 0, "dang": 1}
    assert home_first("dang", "cua", ranks) == ("dang", "cua")
    assert home_first("cua", "giang", ranks) == ("giang", "cua")
    assert home_first("giang", "duc", ranks) == home_first("duc", "giang", ranks)


@given(st.lists(st.text("abc #\t", max_size=14)))
def test_keys_come_back_from_their_differences(keys: list[str]) -> None:
    assert list(front_decoded(front_coded(keys))) == keys
