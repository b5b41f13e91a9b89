from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardnews.search import merging, postings, shards
from wardnews.search.codec import inflate, pack_list
from wardnews.search.index import front_coded, front_decoded
from wardnews.search.merging import UNMARKED, Entries, Piece, word_key
from wardnews.search.postings import Layout, home_first, invert, plan_layout
from wardnews.search.shards import (
    GOES_ON,
    REPEATS,
    Packer,
    Shard,
    build_shards,
    shard_size,
)

if TYPE_CHECKING:
    from wardnews.search.terms import Source

WORDS = ["đảng", "đang", "dâng", "ủy", "úy", "phường", "họp", "2020", "hòa"]
DOCUMENTS = 100_000
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


@given(
    st.lists(articles, min_size=1, max_size=7),
    st.integers(1, 3),
    st.sampled_from([6, 40, shards.LARGEST]),
)
def test_the_bytes_do_not_tell_whether_numpy_is_there(
    documents: list[Source], parts: int, largest: int
) -> None:
    layout = plan_layout(documents, parts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "LARGEST", largest)
        with_numpy = shards_of(documents, layout, 2)
        for module in (merging, postings):
            patch.setattr(module, "HAS_NUMPY", False)
        assert shards_of(documents, layout, 2) == with_numpy


@given(st.lists(articles, min_size=1, max_size=7), st.integers(1, 4))
def test_keys_are_sorted_and_each_is_in_one_shard(documents: list[Source], parts: int) -> None:
    made = shards_of(documents, plan_layout(documents, parts), 2)
    assert all(before.last < after.first for before, after in pairwise(made))


def entries_of(*listed: tuple[str, str, str, range]) -> Entries:
    """Return entries, given in order by home, other, spelling and documents."""
    folds = sorted({"", *(home for home, *_ in listed), *(other for _, other, *_ in listed)})
    counts = [len(documents) for *_, documents in listed]
    lists = [pack_list(each[-1], DOCUMENTS) for each in listed]
    return Entries(
        folds,
        [folds.index(home) for home, *_ in listed],
        [folds.index(other) for _, other, *_ in listed],
        [spelling for _, _, spelling, _ in listed],
        counts,
        [*map(len, lists)],
        b"".join(lists),
    )


def home(pairs: int) -> list[tuple[str, str, str, range]]:
    """Return a word and so many of its pairs."""
    some = range(0, 3_000, 2)
    others = [f"ban{number:04}" for number in range(pairs)]
    word = ("dang", "", "đảng ", some)
    return [word, *(("dang", other, f"đảng {other}", some) for other in others)]


def test_small_homes_share_a_shard() -> None:
    listed = [*home(2), ("uy", "", "ủy ", range(9))]
    (shard,) = Packer(entries_of(*listed), DOCUMENTS).shards()
    assert spellings_in(shard) == [spelling for _, _, spelling, _ in listed]
    assert (shard.first, shard.last, shard.mark) == ("dang !đảng", "uy !ủy", "")


def test_the_words_of_a_large_home_stand_in_each_of_its_shards() -> None:
    listed = home(90)
    made = list(Packer(entries_of(*listed), DOCUMENTS).shards())
    assert [shard.mark for shard in made] == ["", *[REPEATS] * (len(made) - 1)]
    assert len(made) > 1
    assert {spellings_in(shard)[0] for shard in made} == {"đảng "}
    spelled = [line for shard in made for line in spellings_in(shard)[1:]]
    assert spelled == [spelling for _, _, spelling, _ in listed[1:]]
    assert [shard.first for shard in made][1:] == [
        f"dang {spellings_in(shard)[1].partition(' ')[2]}" for shard in made[1:]
    ]


EVERY_OTHER = range(0, DOCUMENTS, 2)


def test_frequent_words_stand_in_shards_of_their_own_spelling() -> None:
    spellings = [UNMARKED + "dang ", "dáng ", "đang ", " đảng", "đảng "]
    listed = [("dang", "", spelling, EVERY_OTHER) for spelling in spellings]
    listed.append(("dang", "uy", "đảng ủy", EVERY_OTHER))
    made = list(Packer(entries_of(*listed), DOCUMENTS).shards())
    assert [line for shard in made for line in spellings_in(shard)] == [each[2] for each in listed]
    assert [(shard.first, shard.mark) for shard in made] == [
        ("dang ", ""),
        ("dang !dáng", ""),
        ("dang !đang", ""),
        ("dang !đảng", ""),
        ("dang !đảng", GOES_ON),
        ("dang uy", ""),
    ]
    assert max(len(shard.data) for shard in made) <= 24 * 1024


def test_a_key_that_is_too_large_for_a_shard_goes_on_in_the_next() -> None:
    others = [f"úy{number}" for number in range(9)]
    listed = [("dang", "uy", f"đảng {other}", EVERY_OTHER) for other in others]
    made = list(Packer(entries_of(*listed), DOCUMENTS).shards())
    assert [shard.mark for shard in made] == ["", *[GOES_ON] * (len(made) - 1)]
    assert len(made) > 1
    assert max(len(shard.data) for shard in made) <= 24 * 1024
    spelled = [line for shard in made for line in spellings_in(shard)]
    assert spelled == [spelling for _, _, spelling, _ in listed]


def test_a_word_sorts_before_its_pairs_and_in_all_spellings_before_any_of_them() -> None:
    keys = [word_key(UNMARKED + "dang"), word_key("dang"), word_key("đảng"), "dang 0", "dang a"]
    assert keys[:3] == ["dang ", "dang !dang", "dang !đảng"]
    assert keys == sorted(keys)


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
