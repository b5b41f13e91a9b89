"""Our frozen dataclasses do what those of the standard library do, which are asked in each test."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import TYPE_CHECKING, Any

import pytest

from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable


def both(declared: type, **options: bool) -> tuple[Any, Any]:
    """Return a class as we make it and as the standard library does."""
    name, body = declared.__name__, {"__annotations__": declared.__annotations__}
    given = {**body, "__doc__": "x", "__module__": __name__, "__qualname__": name}
    defaults = {
        key: getattr(declared, key) for key in body["__annotations__"] if hasattr(declared, key)
    }
    ours, theirs = (type(name, (), {**given, **defaults}) for _ in range(2))
    options = {"frozen": True, "slots": True, **options}
    return dataclass(**options)(ours), dataclasses.dataclass(**options)(theirs)


class Nothing:
    __annotations__ = {}


class One:
    text: str


class Three:
    text: str
    number: int = 7
    more: tuple[str, ...] = ()


CASES = [
    (Nothing, {}),
    (One, {"text": "a"}),
    (Three, {"text": "a"}),
    (Three, {"text": "a", "number": 8, "more": ("b",)}),
]


@pytest.mark.parametrize(("declared", "given"), CASES)
@pytest.mark.parametrize("kw_only", [False, True])
def test_values_compare_show_and_change_as_the_library_s(
    declared: type, given: dict[str, Any], *, kw_only: bool
) -> None:
    for kind in both(declared, kw_only=kw_only):
        value = kind(**given)
        assert value == kind(**given) != object()
        assert hash(value) == hash(kind(**given))
        assert copy.copy(value) == copy.deepcopy(value) == value
        for name in given:
            changed = dataclasses.replace(value, **{name: "other"})
            assert (getattr(changed, name), changed == value) == ("other", False)
    ours, theirs = both(declared, kw_only=kw_only)
    assert repr(ours(**given)) == repr(theirs(**given))
    assert dataclasses.asdict(ours(**given)) == dataclasses.asdict(theirs(**given))
    assert ours.__slots__ == theirs.__slots__
    assert ours.__match_args__ == theirs.__match_args__
    assert ours(**given) != theirs(**given)


WRONG: list[Callable[[Any], object]] = [
    lambda kind: kind(),
    lambda kind: kind(text="a", other=1),
    lambda kind: kind("a", 1, (), 4),
]


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("kw_only", [False, True])
def test_a_wrong_call_is_refused_by_both(wrong: Callable[[Any], object], *, kw_only: bool) -> None:
    for kind in both(Three, kw_only=kw_only):
        with pytest.raises(TypeError):
            wrong(kind)


def test_fields_are_given_by_place_only_where_that_is_allowed() -> None:
    for kind in both(Three):
        assert kind("a", 8) == kind(text="a", number=8)
    for kind in both(Three, kw_only=True):
        with pytest.raises(TypeError):
            kind("a")


def test_nothing_can_be_changed() -> None:
    for kind in both(Three):
        value = kind(text="a")
        with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'text'"):
            value.text = "b"
        with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'text'"):
            del value.text
        assert value.text == "a"


def test_nothing_can_be_added() -> None:
    ours, _ = both(Three)  # the library's fail here by a defect of their own, with a TypeError
    with pytest.raises(dataclasses.FrozenInstanceError):
        ours(text="a").unknown = 1


def test_a_plain_subclass_may_hold_more() -> None:
    ours, _ = both(One)  # as above
    value: Any = type("More", (ours,), {})(text="a")
    value.more = 1
    with pytest.raises(dataclasses.FrozenInstanceError):
        value.text = "b"
    del value.more
    assert value.text == "a"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """Crosses to a worker, where it must be found by its name."""

    text: str
    number: int = 7


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_a_value_crosses_to_a_worker(protocol: int) -> None:
    value = Sent(text="a", number=8)
    assert pickle.loads(pickle.dumps(value, protocol)) == value  # noqa: S301  # our own bytes


def test_other_dataclasses_are_made_by_the_library() -> None:
    @dataclass(slots=True)
    class Changeable:
        text: str

    value = Changeable("a")
    value.text = "b"
    assert value == Changeable("b")


def test_a_field_that_says_more_is_refused() -> None:
    with pytest.raises(TypeError, match="Lists"):

        @dataclass(frozen=True, slots=True)
        class Lists:
            many: list[str] = dataclasses.field(default_factory=list)
