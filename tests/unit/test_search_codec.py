from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardnews.search import vectors
from wardnews.search.codec import (
    deflate,
    inflate,
    pack_column,
    pack_list,
    remainder_bits,
    unpack_column,
    unpack_list,
    width_of,
)

MOST = 70_000
lists = st.lists(
    st.lists(st.integers(0, MOST - 1), min_size=1, unique=True).map(sorted), min_size=1
)


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
    ("count", "bits"), [(1, 16), (7, 13), (1000, 6), (30_000, 0), (MOST, 0), (17_500, 1)]
)
def test_the_steps_of_shorter_lists_have_longer_remainders(count: int, bits: int) -> None:
    assert remainder_bits(count, MOST) == bits


@given(lists)
def test_lists_come_back(some: list[list[int]]) -> None:
    bits = [remainder_bits(len(each), MOST) for each in some]
    packed = b"".join(map(pack_list, some, bits))
    code = f"{int.from_bytes(packed, 'big'):0{8 * len(packed)}b}"
    end = 0
    for each, own in zip(some, bits, strict=True):
        numbers, end = unpack_list(code, end, len(each), own)
        assert numbers == each
    assert end == len(code)


@given(lists, st.integers(1, 100))
def test_lists_are_packed_the_same_with_numpy(some: list[list[int]], at_once: int) -> None:
    bits = [remainder_bits(len(each), MOST) for each in some]
    packed = [*map(pack_list, some, bits)]
    run = np.array([number for each in some for number in each])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vectors, "_PACKED_AT_ONCE", at_once)
        found = vectors.pack_lists([*map(len, some)], bits, run)
    assert found == (b"".join(packed), [*map(len, packed)])


@given(st.binary(), st.binary())
def test_what_is_deflated_inflates_as_one(text: bytes, numbers: bytes) -> None:
    assert inflate(deflate(text, numbers)) == text + numbers
