from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wardnews.search.postings import decode_postings, encode_postings, invert, plan_layout

WORDS = st.lists(st.sampled_from(["đảng", "dang", "ủy", "họp", "2020", "𝒳"]), max_size=5)
SOURCES = st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=6)


@given(SOURCES, st.integers(1, 4), st.integers(0, 9))
def test_postings_that_were_kept_are_what_they_were(
    archive: list[tuple[list[str], list[str]]], parts: int, first: int
) -> None:
    sources = tuple((" ".join(title), "", f"<p>{' '.join(body)}</p>") for title, body in archive)
    layout = plan_layout(sources, parts)
    kept = encode_postings(invert(0, sources, layout))
    assert decode_postings(first, kept) == invert(first, sources, layout)
