from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardnews.search import vectors
from wardnews.search.codec import (
    LONG,
    deflate,
    inflate,
    pack_column,
    planes_of,
    steps_of,
    unpack_column,
    unpack_lists,
    width_of,
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


@given(st.lists(st.lists(st.integers(0, 65_535), unique=True).map(sorted)))
def test_lists_come_back_from_their_steps(lists: list[list[int]]) -> None:
    run = [number for each in lists for number in each]
    data = array(LONG, run).tobytes()
    assert vectors.steps_of(data) == steps_of(data)
    steps = unpack_column(b"".join(planes_of(steps_of(data), 2)), len(run), 2)
    assert unpack_lists(steps, 2) == run


@given(st.lists(st.binary(), min_size=1))
def test_what_is_deflated_in_parts_inflates_as_one(parts: list[bytes]) -> None:
    assert inflate(deflate(*parts)) == b"".join(parts)
