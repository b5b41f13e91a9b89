"""The key of what a page shows: a digest made for speed, for use between builds of one toolchain.

`digest` writes every part out in a form of our own, which names of published files rest on. A
build needs a key of every page, most of which are as they were; so here values are only laid out
as tuples, and Python's `marshal` writes them, with types and lengths. Its format 2 knows neither
references nor interned texts, so equal values of the same types are the same bytes. Another
version of Python may write other bytes: then it is another toolchain, and all keys are others.
"""

from __future__ import annotations

import marshal
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum, Flag
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias

from wardnews.digest import digest_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    Layout: TypeAlias = Callable[[Any], tuple[object, ...]]

FORMAT = 2
_ATOMS = frozenset({str, int, bool, bytes, type(None)})

_ATOMIC = frozenset({"str", "int", "bool", "bytes"})
"""How such types are written as those of fields."""

_NOTHING = ()

# Begins the tuple that stands for anything but a tuple: no frozen value holds it.
_MARK = ...


class Keys:
    """Makes keys of frozen values in which the same parts stand again and again.

    A part of one of the `shared` types is laid out when it is first met, and stands in every
    larger value by its own key. Parts are told apart by identity, never by equality.
    """

    def __init__(self, *shared: type) -> None:
        self._shared = shared
        self._layouts = _Layouts()
        for kind in shared:
            self._layouts[kind] = self._remembering(self._layouts[kind])

    def __reduce__(self) -> tuple[type[Keys], tuple[type, ...]]:
        return Keys, self._shared  # what it remembers are values of this process

    def key(self, value: object) -> str:
        """Return the 32 hex digits that stand for the value; takes what `digest` takes.

        Raises `TypeError` for anything else.
        """
        return _key_of(self._layouts.lay_out((value,)))

    def _remembering(self, layout: Layout) -> Layout:
        known: dict[int, tuple[object, tuple[object, ...]]] = {}

        def remembered(value: object) -> tuple[object, ...]:
            found = known.get(id(value))
            if found is None:
                key = _key_of(layout(value))
                found = known[id(value)] = (value, (_MARK, key))  # keeps the value, and so its id
            return found[1]

        return remembered


class _Layouts(dict[type, "Layout"]):
    """How to lay out each exact type; that of a class or an enum is made when first met."""

    def __init__(self) -> None:
        super().__init__()
        self[tuple] = self.lay_out
        self[datetime] = _moment
        self[date] = lambda value: (_MARK, "date", value.isoformat())

    def __missing__(self, kind: type) -> Layout:
        name = f"{kind.__module__}.{kind.__qualname__}"
        if issubclass(kind, Enum) and not issubclass(kind, Flag):
            self[kind] = lambda value: (_MARK, name, value.name)
        elif is_dataclass(kind) and "__dataclass_params__" in vars(kind):
            self[kind] = self._of_dataclass(kind, name)
        else:
            raise TypeError(f"A value of type {name} has no key: it is not a frozen value.")
        return self[kind]

    def lay_out(self, parts: tuple[object, ...]) -> tuple[object, ...]:
        """Return a tuple of nothing but what `marshal` writes without a doubt."""
        if _ATOMS.issuperset(map(type, parts)):
            return parts
        return tuple([part if type(part) in _ATOMS else self[type(part)](part) for part in parts])

    def _of_dataclass(self, kind: type, name: str) -> Layout:
        """Return what lays out a class: fields that hold atoms by their type are let be.

        `marshal` refuses what is of another type than it says, so nothing is keyed wrongly.
        """
        names = tuple(field.name for field in fields(kind))
        deep = [at for at, field in enumerate(fields(kind), 2) if field.type not in _ATOMIC]
        # `attrgetter` returns a bare value for one name
        values_of = attrgetter(*names) if len(names) > 1 else partial(_values_of, names)

        def layout(value: object) -> tuple[object, ...]:
            parts = [_MARK, name, *values_of(value)]
            for at in deep:
                part = parts[at]
                if type(part) not in _ATOMS and part is not _NOTHING:
                    parts[at] = self[type(part)](part)
            return tuple(parts)

        return layout


def _values_of(names: tuple[str, ...], value: object) -> tuple[object, ...]:
    return tuple(getattr(value, name) for name in names)


def _key_of(layout: Any) -> str:  # of what marshal takes, which is more than can be said in types
    try:
        return digest_bytes(marshal.dumps(layout, FORMAT))
    except ValueError as error:
        raise TypeError("A field holds a value of another type than it says.") from error


def _moment(value: datetime) -> tuple[object, ...]:
    return (_MARK, "datetime", value.fold, value.isoformat())
