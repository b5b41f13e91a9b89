import enum
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import PurePosixPath

from hypothesis import given
from hypothesis import strategies as st

from wardnews.digest import Digest, digest


class Status(enum.Enum):
    PUBLISHED = 1
    DRAFT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    title: object
    image: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    title: object
    image: object


ZONES = st.sampled_from([None, UTC, timezone(timedelta(hours=7))])
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 2),
    st.integers(),
    st.text("a1:", max_size=3),
    st.text(),
    st.binary(max_size=4),
    st.dates(),
    st.datetimes(timezones=ZONES),
    st.text("ab/", max_size=4).map(PurePosixPath),
    st.sampled_from(Status),
    st.text("0f", max_size=2).map(Digest),
)


def containers(parts: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.one_of(
        st.lists(parts, max_size=3).map(tuple),
        st.builds(Entry, title=parts, image=parts),
        st.builds(Link, title=parts, image=parts),
    )


LATEST = datetime.fromisoformat("9000-01-01")  # leaves room for the other zone
VALUES = st.recursive(LEAVES, containers, max_leaves=8)


@given(VALUES, VALUES)
def test_digests_differ_exactly_where_the_values_read_differently(
    first: object, second: object
) -> None:
    # `repr` names the types and fields of all of these values.
    assert (digest(first) == digest(second)) == (repr(first) == repr(second))


@given(st.lists(st.booleans(), min_size=1, max_size=5))
def test_equal_values_of_other_types_differ(values: list[bool]) -> None:
    booleans, numbers = tuple(values), tuple(map(int, values))
    assert booleans == numbers
    assert digest(booleans) != digest(numbers)


@given(st.datetimes(max_value=LATEST, timezones=st.just(UTC)), st.integers(1, 23))
def test_the_same_moment_in_another_zone_differs(moment: datetime, hours: int) -> None:
    elsewhere = moment.astimezone(timezone(timedelta(hours=hours)))
    assert moment == elsewhere
    assert digest(moment) != digest(elsewhere)


def test_every_process_and_hash_seed_gives_the_same_digest() -> None:
    digests = {digest_elsewhere(seed) for seed in ("0", "1", "4294967295", "random")}
    assert len(digests) == 1
    assert len(digests.pop()) == 32


PROGRAM = """
import enum
from dataclasses import make_dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import PurePosixPath
from wardnews.digest import Digest, digest
Status = enum.Enum("Status", "PUBLISHED DRAFT", module="site")
Entry = make_dataclass("Entry", ["a", "b", "c", "d"], frozen=True)
moment = datetime(2020, 10, 16, 15, 34, tzinfo=timezone(timedelta(hours=7)))
print(digest(Entry(
    ("Đảng ủy", b"x", 1, True, None),
    (date(2020, 10, 16), moment),
    (PurePosixPath("2020/10/16/bai.html"), Status.DRAFT),
    Digest("0" * 32),
)), end="")
"""


def digest_elsewhere(seed: str) -> str:
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-X", "utf8", "-c", PROGRAM],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
