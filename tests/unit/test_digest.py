import enum
from collections import namedtuple
from dataclasses import dataclass, make_dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import combinations
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

import pytest

from wardnews.digest import Digest, digest, digest_bytes

HANOI = timezone(timedelta(hours=7))
SIZE_2 = b"\0\0\0\0\0\0\0\2"


class Status(enum.Enum):
    PUBLISHED = "published"
    DRAFT = "draft"


class Severity(enum.StrEnum):
    PUBLISHED = "published"


class Level(enum.IntEnum):
    ONE = 1


class Rights(enum.Flag):
    READ = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    title: str
    views: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    title: str
    views: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Renamed:
    title: str
    count: int


@dataclass(frozen=True)
class One:
    part: object


@dataclass(frozen=True)
class Empty:
    pass


@dataclass
class Changeable:
    part: object


class Inheriting(One):
    pass


class Text(str):
    __slots__ = ()


Point = namedtuple("Point", "x y")  # noqa: PYI024 - a plain subclass of tuple is what is refused

READ_DIFFERENTLY = [
    None, True, False, 0, 1, -1, 10**5000, "", "1", "True", "None", b"", b"1", (), ("",), (None,),
    ("a", "b"), ("ab",), ("ab", ""), ("", "ab"), (("a",), "b"), (("a", "b"),), ("a", ("b",)),
    "é", "e\u0301", "\ud800", "?",
    date(2020, 10, 16), "2020-10-16",
    datetime.fromisoformat("2020-10-16T00:00"),
    datetime.fromisoformat("2020-10-16T00:00").replace(fold=1),
    datetime(2020, 10, 16, 7, tzinfo=HANOI),
    datetime(2020, 10, 16, 0, tzinfo=UTC),
    datetime(2020, 10, 16, 0, 0, 0, 1, tzinfo=UTC),
    PurePosixPath("a/b"), "a/b", PurePosixPath("a"),
    Status.PUBLISHED, Status.DRAFT, Severity.PUBLISHED, "published", Level.ONE,
    Entry(title="a", views=1), Entry(title="a", views=True), Entry(title="1", views=1),
    Link(title="a", views=1), Renamed(title="a", count=1), ("a", 1),
    One(None), One(One(None)), Empty(), Digest("a"), One("a"), "a",
]  # fmt: skip


def test_values_that_read_differently_differ() -> None:
    alike = [
        (first, second)
        for first, second in combinations(READ_DIFFERENTLY, 2)
        if digest(first) == digest(second)
    ]
    assert alike == []


def test_equal_values_that_read_alike_agree() -> None:
    made = "".join(["Đảng", " ủy"])
    assert digest((Entry(title=made, views=1), made)) == digest(
        (Entry(title="Đảng ủy", views=1), "Đảng ủy")
    )


def test_a_renamed_field_is_another_value() -> None:
    before = make_dataclass("Same", ["title"], frozen=True)
    after = make_dataclass("Same", ["name"], frozen=True)
    assert digest(before("a")) != digest(after("a"))


def test_a_time_zone_counts_by_its_offset() -> None:
    named = datetime(2020, 10, 16, 7, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    assert digest(named) == digest(datetime(2020, 10, 16, 7, tzinfo=HANOI))


@pytest.mark.parametrize(
    ("value", "encoded"),
    [
        (None, b"N"),
        ((True, False), b"t2:TF"),
        ((0, -255), b"t2:i0;i-ff;"),
        ("đ", b"s" + SIZE_2 + b"\xc4\x91"),
        (b"ab", b"b" + SIZE_2 + b"ab"),
        (PurePosixPath("ab"), b"p" + SIZE_2 + b"ab"),
        (Digest("ab"), b"D" + SIZE_2 + b"ab"),
    ],
)
def test_encoding_is_the_same_on_every_machine(value: object, encoded: bytes) -> None:
    assert digest(value) == digest_bytes(encoded)


@pytest.mark.parametrize(
    ("value", "name", "place"),
    [
        ({}, "dict", ""),
        ([], "list", ""),
        (1.5, "float", ""),
        (("a", {1}), "set", " at [1]"),
        (One(("a", One([]))), "list", " at part[1].part"),
        ((One(1.5),), "float", " at [0].part"),
        (Changeable(1), "Changeable", ""),
        (Inheriting(1), "Inheriting", ""),
        (One(Text("a")), "Text", " at part"),
        (Point(1, 2), "Point", ""),
        (Rights.READ, "Rights", ""),
        (Entry, "type", ""),
        (bytearray(b"a"), "bytearray", ""),
        (frozenset(), "frozenset", ""),
    ],
)
def test_anything_else_is_refused_with_its_type_and_place(
    value: object, name: str, place: str
) -> None:
    for _ in range(2):  # the second time meets what the first has remembered
        with pytest.raises(TypeError) as caught:
            digest(value)
        assert f"{name}{place} has no digest" in str(caught.value)


def test_digest_bytes() -> None:
    assert digest_bytes(b"") == "cae66941d9efbd404e4d88758ea67670"  # BLAKE2b-128 of nothing
    assert digest_bytes(b"a") != digest_bytes(b"b")
    assert len(digest_bytes(b"a")) == len(digest("a")) == 32
    assert digest_bytes(b"a") != digest(b"a")
