from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardnews.search import vectors
from wardnews.search.codec import (
    deflate,
    fewest,
    inflate,
    most_bytes,
    pack_column,
    pack_list,
    remainder_bits,
    unpack_column,
    unpack_list,
    width_of,
)

MOST = 70_000
FEW = 9
numbers = st.integers(0, MOST - 1)
archives = st.one_of(
    st.tuples(st.just(MOST), st.lists(st.sets(numbers, min_size=1).map(sorted), min_size=1)),
    st.tuples(
        st.just(FEW), st.lists(st.sets(st.integers(0, FEW - 1), min_size=1).map(sorted), min_size=1)
    ),
)
"""How many documents there are, and lists of some of them: in the second, often of most."""


@pytest.mark.parametrize(
    ("documents", "width"), [(1, 1), (255, 1), (256, 2), (65_535, 2), (65_536, 3), (1_000_000, 3)]
)
def test_as_many_bytes_as_the_number_of_documents_takes(documents: int, width: int) -> None:
    assert width_of(documents) == width


@given(st.lists(st.integers(0, 2**24 - 1)), st.binary())
def test_a_column_comes_back(numbers: list[int], rest: bytes) -> None:
    data = b"".join(pack_column(numbers, 3)) + rest
    assert unpack_column(data, len(numbers), 3) == numbers


@pytest.mark.parametrize(
    ("written", "bits"), [(0, 0), (1, 16), (7, 13), (1000, 6), (30_000, 0), (MOST, 0), (17_500, 1)]
)
def test_the_steps_of_shorter_lists_have_longer_remainders(written: int, bits: int) -> None:
    assert remainder_bits(written, MOST) == bits


@given(archives)
def test_lists_come_back(archive: tuple[int, list[list[int]]]) -> None:
    documents, lists = archive
    packed = b"".join(pack_list(each, documents) for each in lists)
    code = f"{int.from_bytes(packed, 'big'):0{8 * len(packed)}b}" if packed else ""
    end = 0
    for each in lists:
        found, end = unpack_list(code, end, len(each), documents)
        assert list(found) == each
    assert end == len(code)


@given(archives)
def test_a_list_is_as_long_as_that_of_the_other_documents_and_no_longer_than_foreseen(
    archive: tuple[int, list[list[int]]],
) -> None:
    documents, lists = archive
    for each in lists:
        others = sorted({*range(documents)}.difference(each))
        packed = pack_list(each, documents)
        assert 2 * len(each) == documents or pack_list(others, documents) == packed
        assert len(packed) <= most_bytes(len(each), documents)
        assert fewest(len(each), documents) == min(len(each), len(others))


def test_what_is_in_every_document_takes_no_byte() -> None:
    assert pack_list(range(MOST), MOST) == b""


@given(archives, st.integers(1, 100))
def test_lists_are_packed_the_same_with_numpy(
    archive: tuple[int, list[list[int]]], at_once: int
) -> None:
    documents, lists = archive
    packed = [pack_list(each, documents) for each in lists]
    run = np.array([number for each in lists for number in each])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vectors, "_PACKED_AT_ONCE", at_once)
        found = vectors.pack_lists([*map(len, lists)], run, documents)
    assert found == (b"".join(packed), [*map(len, packed)])


@given(st.binary(), st.binary())
def test_what_is_deflated_inflates_as_one(text: bytes, numbers: bytes) -> None:
    assert inflate(deflate(text, numbers)) == text + numbers
