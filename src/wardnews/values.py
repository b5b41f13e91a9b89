"""Frozen dataclasses that are cheap to define; in all else they are those of `dataclasses`.

`dataclasses` writes and compiles six methods for each class, which for our 150 classes is half of
what `wardnews build` needs to start. Of these methods only `__init__` has to be a class's own;
equality, hash, representation, frozenness and pickling are shared here by all.
"""

from __future__ import annotations

import dataclasses
from dataclasses import MISSING, FrozenInstanceError, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass  # what a type checker knows under this name

    __all__ = ["dataclass"]

T = TypeVar("T")

if not TYPE_CHECKING:

    def dataclass(kind=None, /, *, frozen=False, slots=False, kw_only=False):
        """Make a class a dataclass, as that of the same name in `dataclasses` does."""

        def made(kind):
            if frozen and slots:
                return _frozen(kind, kw_only=kw_only)
            return dataclasses.dataclass(kind, frozen=frozen, slots=slots, kw_only=kw_only)

        return made if kind is None else made(kind)


def _frozen(kind: type[T], *, kw_only: bool) -> type[T]:
    made: Any = dataclasses.dataclass(
        init=False, repr=False, eq=False, slots=True, kw_only=kw_only
    )(kind)
    own = fields(made)
    if any(each.default_factory is not MISSING or not each.init for each in own):
        raise TypeError(f"{kind.__qualname__} has a field that is more than a name and a default")
    made.__dataclass_params__.frozen = True
    made.__init__ = _init(made)
    made.__eq__, made.__hash__ = _comparison(tuple(each.name for each in own))
    made.__setstate__ = _unpickling(tuple(getattr(made, each.name).__set__ for each in own))
    for shared in (_repr, _setattr, _delattr, _getstate):
        setattr(made, f"_{shared.__name__}__", shared)
    return made  # type: ignore[no-any-return]  # the class that was given, made again with slots


def _comparison(
    names: tuple[str, ...],
) -> tuple[Callable[[object, object], object], Callable[[object], int]]:
    """Return `__eq__` and `__hash__` of a class with these fields."""
    # All fields at once: a tuple of them, or the only one itself.
    values_of = attrgetter(*names) if names else type

    def equal(self: object, other: object) -> object:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values_of(self) == values_of(other)

    def hashed(self: object) -> int:
        return hash(values_of(self))

    return equal, hashed


def _unpickling(writers: tuple[Callable[[object, object], None], ...]) -> Callable[..., None]:
    """Return `__setstate__` of a class whose fields these set."""

    def setstate(self: object, state: list[object]) -> None:
        for write, value in zip(writers, state, strict=True):
            write(self, value)

    return setstate


def _init(made: Any) -> Callable[..., None]:
    """Return `__init__` as it would be written by hand."""
    own = fields(made)
    ordered = (
        *(each for each in own if not each.kw_only),
        *(each for each in own if each.kw_only),
    )
    words: list[str] = []
    for each in ordered:
        if each.kw_only and "*" not in words:
            words.append("*")
        words.append(each.name if each.default is MISSING else f"{each.name}=_{each.name}")
    body = "".join(f"\n    _set_{each.name}(self, {each.name})" for each in own) or "\n    pass"
    known: dict[str, Any] = {
        **{f"_set_{each.name}": getattr(made, each.name).__set__ for each in own},
        **{f"_{each.name}": each.default for each in own},
    }
    exec(f"def __init__({', '.join(('self', *words))}):{body}", known)  # noqa: S102  # our own names
    written: Callable[..., None] = known["__init__"]
    written.__qualname__ = f"{made.__qualname__}.__init__"
    return written


def _repr(self: Any) -> str:
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self))
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _setattr(self: Any, name: str, value: object) -> None:
    _refuse(self, "assign to", name)
    object.__setattr__(self, name, value)


def _delattr(self: Any, name: str) -> None:
    _refuse(self, "delete", name)
    object.__delattr__(self, name)


def _refuse(self: Any, what: str, name: str) -> None:
    """Raise for every name, or in a plain subclass for those of the fields."""
    if "__dataclass_params__" in type(self).__dict__ or name in self.__dataclass_fields__:
        raise FrozenInstanceError(f"cannot {what} field {name!r}")


def _getstate(self: Any) -> list[object]:
    return [getattr(self, each) for each in self.__dataclass_fields__]
