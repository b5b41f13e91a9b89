from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardnews.places import place_of

TEXTS = st.text("ab.(<>\"'=:]) \n\u00a0", max_size=40)
ADDRESSES = st.text("ab.", min_size=1, max_size=3)


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("Xem [bài](a.md).", (7, 11)),
        ("ba.md a.mdx\n(a.md)", (8, 2)),
        ('<img src="a.md">', (7, 11)),
        ("[1]: a.md", (7, 6)),
        ("chỉ ba.md thôi", (7, 6)),
        ("không có", (7, 1)),
        ("", (7, 1)),
    ],
)
def test_an_address_is_found_where_it_stands_alone(source: str, place: tuple[int, int]) -> None:
    assert place_of("a.md", source, 7) == place


@given(ADDRESSES, TEXTS)
def test_the_first_that_stands_alone_counts_then_the_first_of_all(
    written: str, source: str
) -> None:
    alone = re.search(rf"(?<![^\s(<\"'=:\]]){re.escape(written)}(?![^\s)>\"'])", source)
    at = alone.start() if alone else max(0, source.find(written))
    assert place_of(written, source, 1) == (
        1 + source.count("\n", 0, at),
        at - source.rfind("\n", 0, at),
    )
