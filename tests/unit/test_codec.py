from __future__ import annotations

import dataclasses
import datetime as dt
import enum
import json
import types
import typing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wardnews import article, problem
from wardnews.article import Article, Asset, StandingPage
from wardnews.codec import CLASSES, ENUMS, decode_value, encode_value
from wardnews.digest import digest

ROOTS = (Article, StandingPage, Asset)
"""What the cache holds; everything else is a part of one of these."""

NAMES = {**vars(article), **vars(problem), "dt": dt}
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
OFFSETS = st.integers(-12 * 60, 14 * 60).map(lambda each: dt.timezone(dt.timedelta(minutes=each)))
SIMPLE: dict[object, st.SearchStrategy[object]] = {
    str: TEXTS,
    int: st.integers(),
    bool: st.booleans(),
    types.NoneType: st.none(),
    dt.date: st.dates(),
    # An offset says which of two readings is meant, so parsed times have no fold.
    dt.datetime: st.datetimes(timezones=OFFSETS).map(lambda each: each.replace(fold=0)),
}


def hints(kind: type) -> dict[str, object]:
    """Return the types of a class's fields, also of those that it imports for types only."""
    return typing.get_type_hints(kind, globalns=NAMES)


def parts(hint: object) -> tuple[object, ...]:
    """Return the types that a type is made of: `tuple[str, ...]` is made of `str`."""
    return tuple(each for each in typing.get_args(hint) if each is not Ellipsis)


def reachable(hint: object) -> set[type]:
    """Return every class and enum that a value of the type may hold."""
    if parts(hint):
        return set().union(*(reachable(each) for each in parts(hint)))
    if not isinstance(hint, type):
        return set()
    if dataclasses.is_dataclass(hint):
        return {hint}.union(*(reachable(each) for each in hints(hint).values()))
    return {hint} if issubclass(hint, enum.Enum) else set()


def values(hint: object) -> st.SearchStrategy[object]:
    """Return values of a type, made of its fields' types."""
    if hint in SIMPLE:
        return SIMPLE[hint]
    if typing.get_origin(hint) is tuple:
        items = typing.get_args(hint)
        if items[-1] is Ellipsis:
            return st.lists(values(items[0]), max_size=3).map(tuple)
        return st.tuples(*map(values, items))
    if parts(hint):
        return st.one_of(*map(values, parts(hint)))
    assert isinstance(hint, type)
    if issubclass(hint, enum.Enum):
        return st.sampled_from(hint)
    return st.builds(hint, **{name: values(each) for name, each in hints(hint).items()})


@pytest.mark.parametrize("name", CLASSES)
def test_every_class_comes_back_as_it_was(name: str) -> None:
    @settings(max_examples=40)
    @given(values(CLASSES[name]))
    def comes_back(value: object) -> None:
        back = decode_value(encode_value(value))
        assert back == value
        assert digest(back) == digest(value)  # equal is not identical: 1 == True

    comes_back()


def test_every_class_that_a_source_may_hold_is_known() -> None:
    found = set().union(*map(reachable, ROOTS))
    assert found == {*CLASSES.values(), *ENUMS.values()}


def test_what_is_its_default_is_not_written() -> None:
    asset = Asset(path="a.pdf", digest="0" * 32, size=1)
    given_fields = {"", *(field.name for field in dataclasses.fields(asset)[:3])}
    assert set(json.loads(encode_value(asset))) == given_fields


@pytest.mark.parametrize("value", [b"", 1j, {"a"}, object(), problem])
def test_what_is_not_known_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        encode_value(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "{}",
        '{"":"Popen","args":["true"]}',
        '{"":"Asset"}',
        '{"":"Asset","path":"a","digest":"","size":1,"more":2}',
        '{"@":"hôm nay"}',
        '{"@":5}',
        '{"#":"2020-02-30"}',
        '{"=":["Status","gone"]}',
        '{"=":["Popen","true"]}',
        '{"=":5}',
    ],
)
def test_what_nobody_wrote_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        decode_value(text)
