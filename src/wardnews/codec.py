"""Frozen values as JSON and back: what the cache holds instead of pickles.

The types of the fields say how each part is written and read, so nothing in the JSON names a
type but the first word. Reading back can make the classes of `ROOTS` and what their fields hold,
and nothing else: a cache that somebody has tampered with can be wrong (its seals say so) but can
never run code.
"""

from __future__ import annotations

import datetime as dt
import enum
import json
import types
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias, cast, get_args, get_origin, get_type_hints

from wardnews.article import Article, Asset, StandingPage
from wardnews.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Part: TypeAlias = Callable[[Any], Any]

ROOTS: dict[str, Any] = {kind.__name__: kind for kind in (Article, Asset, Problem, StandingPage)}

_NAMES = {"dt": dt, "Problem": Problem}
"""What the modules of these classes import for the type checker only."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_AS_IT_IS = (str, int, bool, types.NoneType)


def encode_value(value: object) -> str:
    """Return the JSON of a value of one of the `ROOTS`; raises TypeError for others."""
    kind = type(value)
    if ROOTS.get(kind.__name__) is not kind:
        raise TypeError(f"A value of type {kind.__name__} does not belong in the cache.")
    return _ENCODER.encode([kind.__name__, _writer(kind)(value)])


def decode_values(texts: Iterable[str]) -> list[Any]:
    """Return the values that these JSON texts stand for; raises ValueError, KeyError or TypeError.

    All are read as one text, for that takes half the time.
    """
    ordered = list(texts)
    tagged = json.loads(f"[{','.join(ordered)}]")
    if len(tagged) != len(ordered):
        raise ValueError("a text is not one value")
    return [_reader(ROOTS[name])(parts) for name, parts in tagged]


@cache
def _writer(kind: Any) -> Part:
    """Return what makes a dictionary of a value: a part that is its default is left out."""
    parts = [(each.name, each.default, _part_writer(hint)) for each, hint in _fields(kind)]

    def write(value: object) -> dict[str, object]:
        written: dict[str, object] = {}
        for name, default, write_part in parts:
            part = getattr(value, name)
            if part is not default and (part != () or default is MISSING):
                written[name] = write_part(part) if write_part else part
        return written

    return write


@cache
def _reader(kind: Any) -> Part:
    """Return what makes a value of its dictionary."""
    found = ((each.name, _part_reader(hint)) for each, hint in _fields(kind))
    readers = [(name, read_part) for name, read_part in found if read_part is not None]

    def read(parts: dict[str, Any]) -> object:
        for name, read_part in readers:
            if name in parts:
                parts[name] = read_part(parts[name])
        return kind(**parts)

    return read


def _fields(kind: Any) -> list[tuple[Any, Any]]:
    """Return the fields of a class, each with its type."""
    hints = get_type_hints(kind, localns=_NAMES)
    return [(each, hints[each.name]) for each in fields(kind)]


def _part_writer(hint: Any) -> Part | None:
    """Return what makes JSON's own kinds of a part, `None` for what is one already."""
    if hint in _AS_IT_IS:
        return None
    if hint in (dt.date, dt.datetime):
        return hint.isoformat  # type: ignore[no-any-return]  # the unbound method of either
    if get_origin(hint) is types.UnionType:
        write = _part_writer(_given(hint))
        return write and (lambda part: None if part is None else write(part))
    if get_origin(hint) is tuple:
        return _items(hint, _part_writer, list)
    return (lambda part: part.value) if _is_enum(hint) else _writer(_known(hint))


def _part_reader(hint: Any) -> Part | None:
    """Return what makes a part of JSON's own kinds, `None` for what is one already."""
    if hint in _AS_IT_IS:
        return None
    if hint in (dt.date, dt.datetime):
        return hint.fromisoformat  # type: ignore[no-any-return]  # the class method of either
    if get_origin(hint) is types.UnionType:
        read = _part_reader(_given(hint))
        return read and (lambda part: None if part is None else read(part))
    if get_origin(hint) is tuple:
        return _items(hint, _part_reader, tuple)
    return cast("Part", hint) if _is_enum(hint) else _reader(_known(hint))


def _items(hint: Any, of: Callable[[Any], Part | None], made: type[Any]) -> Part:
    """Return what treats the items of a tuple: all of one type, or one type each."""
    first, *more = get_args(hint)
    if more == [...]:
        item = of(first)
        return made if item is None else lambda part: made(map(item, part))
    treat = [of(each) or (lambda part: part) for each in (first, *more)]
    return lambda part: made(do(each) for do, each in zip(treat, part, strict=True))


def _given(hint: Any) -> Any:
    """Return the type in `type | None`."""
    (kind,) = (each for each in get_args(hint) if each is not types.NoneType)
    return kind


def _is_enum(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, enum.Enum)


def _known(hint: Any) -> Any:
    if not (isinstance(hint, type) and is_dataclass(hint)):
        raise TypeError(f"A field of type {hint} does not belong in the cache.")
    return hint
