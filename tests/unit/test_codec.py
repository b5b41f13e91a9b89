from __future__ import annotations

import datetime as dt
import enum
import json
import types
import typing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wardnews import article, problem
from wardnews.article import Asset
from wardnews.codec import ROOTS, decode_values, encode_value
from wardnews.digest import digest

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


@pytest.mark.parametrize("name", ROOTS)
def test_every_value_comes_back_as_it_was(name: str) -> None:
    @settings(max_examples=100)
    @given(st.lists(values(ROOTS[name]), max_size=2))
    def comes_back(given: list[object]) -> None:
        back = decode_values(map(encode_value, given))
        assert back == given
        assert digest(tuple(back)) == digest(tuple(given))  # equal is not identical: 1 == True

    comes_back()


def test_values_of_several_kinds_come_back_in_order() -> None:
    asset = Asset(path="a.pdf", digest="0" * 32, size=1)
    page = article.StandingPage(
        path="b.md", slug="b", front=article.PageFrontMatter(title="B"), body="", summary=""
    )
    assert decode_values(map(encode_value, (asset, page, asset))) == [asset, page, asset]


def test_what_is_its_default_is_not_written() -> None:
    asset = Asset(path="a.pdf", digest="0" * 32, size=1)
    assert json.loads(encode_value(asset)) == [
        "Asset",
        {"path": "a.pdf", "digest": "0" * 32, "size": 1},
    ]


@pytest.mark.parametrize("value", [b"", 1j, {"a"}, object(), problem, article.Status.DRAFT])
def test_what_is_not_known_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        encode_value(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "{}",
        "5",
        '["Popen",{"args":["true"]}]',
        '["Asset",{}]',
        '["Asset",{"path":"a","digest":"","size":1,"more":2}]',
        '["Asset",{"path":"a","digest":"","size":1,"shape":{"width":1}}]',
        '["StandingPage",{"path":"a","slug":"","body":"","summary":"","front":{"title":"","updated":"mai"}}]',
        '["StandingPage",{"path":"a","slug":"","body":"","summary":"","front":{"title":"","updated":5}}]',
        '["Article",{"front":{"title":"","category":"","date":"2020-10-16","status":"gone"}}]',
    ],
)
def test_what_nobody_wrote_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        decode_values([text])
