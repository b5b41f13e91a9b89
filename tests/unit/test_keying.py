from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from builders import entry
from wardnews.article import Entry, Status
from wardnews.digest import digest
from wardnews.keying import Keys

if TYPE_CHECKING:
    from collections.abc import Callable

HANOI = timezone(timedelta(hours=7))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    first: object
    second: object


@dataclass(frozen=True, slots=True, kw_only=True)
class One:
    part: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Empty:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    words: str
    number: int
    flag: bool
    more: object = ()


LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 2),
    st.integers(),
    st.text("a1", max_size=2),
    st.text(),
    st.binary(max_size=2),
    st.dates(),
    st.datetimes(timezones=st.sampled_from([None, UTC, HANOI])),
    st.sampled_from(Status),
    st.just(Empty()),
)


def containers(parts: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.one_of(
        st.lists(parts, max_size=3).map(tuple),
        st.builds(Pair, first=parts, second=parts),
        st.builds(One, part=parts),
        st.builds(
            Typed,
            words=st.text("a1", max_size=1),
            number=st.integers(0, 1),
            flag=st.booleans(),
            more=parts,
        ),
    )


VALUES = st.recursive(LEAVES, containers, max_leaves=8)


@given(VALUES, VALUES)
def test_keys_differ_exactly_where_digests_do(first: object, second: object) -> None:
    keys = Keys()
    assert (keys.key(first) == keys.key(second)) == (digest(first) == digest(second))


@given(VALUES)
def test_values_made_apart_have_one_key(value: object) -> None:
    assert Keys().key((value, value)) == Keys(One).key((value, value)) or "One(" in repr(value)
    assert Keys(One).key((value, value)) == Keys(One).key((value, value))


def test_a_text_may_be_interned_or_not() -> None:
    made = "".join(["Đảng", " ủy", "a"])
    assert Keys().key((made, made)) == Keys().key((sys.intern(str(made)), "Đảng ủya"))


def test_shared_parts_stand_by_their_keys() -> None:
    keys, one, same = Keys(Entry), entry(1), entry(1)
    assert one is not same
    assert keys.key((one, same)) == keys.key((same, one))
    assert keys.key((one,)) != keys.key((entry(2),))
    assert keys.key((one, 1)) != keys.key((one, True))


def test_a_moment_counts_by_its_offset() -> None:
    moment = datetime(2020, 10, 16, 7, tzinfo=HANOI)
    assert Keys().key(moment) != Keys().key(moment.astimezone(UTC))
    assert Keys().key(date(2020, 10, 16)) != Keys().key("2020-10-16")


@pytest.mark.parametrize("make", [list, dict, set, float, bytearray, object, lambda: ("a", [1])])
def test_what_is_not_frozen_is_refused(make: Callable[[], object]) -> None:
    with pytest.raises(TypeError):
        Keys().key(make())


@pytest.mark.parametrize("words", [Markup("a"), One(part=1), date(2020, 1, 1)])
def test_a_field_that_holds_another_type_than_it_says_has_no_key(words: object) -> None:
    with pytest.raises(TypeError):
        Keys().key(Typed(words=words, number=1, flag=True))  # type: ignore[arg-type]  # the point
