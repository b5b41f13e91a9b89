"""A source that is passed over as a whole has no line with personal data."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardnews.personal import find_personal_data, may_hold_personal_data

NUMBERS = st.sampled_from(
    [
        "001099012345",
        "001 099 012 345",
        "0912345678",
        "+84 912 345 678",
        "0912.345.678",
        "CMND 012345678",
    ]
)
PIECES = st.one_of(
    NUMBERS,
    st.text("0123456789 .-+/,\u0663\u00a0", max_size=14),
    st.sampled_from(["CMND ", "số ", "84", "09", "001", "đồng"]),
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
@given(line=st.lists(PIECES, max_size=5).map("".join))
def test_what_a_line_holds_is_seen_in_the_bytes(encoding: str, line: str) -> None:
    if list(find_personal_data(line)):
        assert may_hold_personal_data(line.encode(encoding))


def test_an_everyday_text_is_passed_over() -> None:
    text = "date: 16/10/2020 07:30\nviews: 1656\n\nNgày 15/10/2020, 38 năm (1982–2020), 12.500.000 đồng"
    assert not may_hold_personal_data(text.encode())
