"""A digest that the same frozen value has on every machine, in every process and in every run.

Equal is not identical: `1 == True`, and 07:00+07:00 equals 00:00Z, but a page shows them
differently. So a value is written out with its types and lengths, and that is hashed; never
`repr`, `hash()`, pickle, or a cache that looks values up by equality.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime
from enum import Enum, Flag
from hashlib import blake2b
from operator import attrgetter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, TypeAlias

from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

_DIGEST_SIZE = 16  # bytes, thus 32 hex digits

# Appends a value of one exact type to the bytes that are hashed; the table encodes its parts.
_Encoder: TypeAlias = "Callable[[Any, bytearray, _Encoders], None]"


@dataclass(frozen=True, slots=True)
class Digest:
    """The digest of a value, for use inside a larger value in place of that value.

    A part that stands in many values is thus written out once. The larger value's digest differs
    from the one that it has with the whole part, so use one form throughout.
    """

    hex: str


def digest(value: object) -> str:
    """Return the 32 hex digits that stand for a frozen value.

    It may be made of str, bytes, int, bool, None, date, datetime, PurePosixPath, members of an
    Enum, tuples and frozen dataclasses, exactly these types and no subclasses. A time zone counts
    by its offset only. Anything else raises a TypeError that says what stands where.
    """
    return _digest(value, _ENCODERS)


def digest_bytes(data: bytes | bytearray) -> str:
    """Return the 32 hex digits that stand for the bytes of a file."""
    return blake2b(data, digest_size=_DIGEST_SIZE).hexdigest()


class _NotFrozenError(Exception):
    """A part of the value has a type without an encoding; containers put their step before it."""

    def __init__(self, refused: type) -> None:
        self.refused = refused
        self.steps: list[str] = []

    def __str__(self) -> str:
        place = "".join(reversed(self.steps)).removeprefix(".")
        where = f" at {place}" if place else ""
        name = f"{self.refused.__module__}.{self.refused.__qualname__}".removeprefix("builtins.")
        return f"A value of type {name}{where} has no digest: it is not a frozen value."


class _Encoders(dict[type, _Encoder]):
    """The encoder of each exact type; those of enums and dataclasses are made when first met."""

    def __missing__(self, kind: type) -> _Encoder:
        if issubclass(kind, Enum) and not issubclass(kind, Flag):
            encoder = _enum_encoder(kind)
        elif _is_frozen_dataclass(kind):
            encoder = _dataclass_encoder(kind)
        else:
            raise _NotFrozenError(kind)
        self[kind] = encoder
        return encoder


def _is_frozen_dataclass(kind: type) -> bool:
    # In its own `__dict__`: a plain subclass inherits the parameters, but may be changed.
    parameters = kind.__dict__.get("__dataclass_params__")
    return parameters is not None and parameters.frozen


def _enum_encoder(kind: type[Enum]) -> _Encoder:
    header = b"e" + _sized(_identity(kind))

    def encode(value: Enum, encoded: bytearray, _: _Encoders) -> None:
        encoded += header + _sized(value.name.encode())

    return encode


def _dataclass_encoder(kind: type) -> _Encoder:
    names = tuple(field.name for field in fields(kind))
    sized_names = b"".join(_sized(name.encode()) for name in names)
    header = b"c" + _sized(_identity(kind)) + b"%d:" % len(names) + sized_names
    values_of = _values_of(names)

    def encode(value: object, encoded: bytearray, table: _Encoders) -> None:
        encoded += header
        _encode_parts(values_of(value), encoded, table, lambda place: f".{names[place]}")

    return encode


def _values_of(names: tuple[str, ...]) -> Callable[[object], tuple[object, ...]]:
    """Return a function from an instance to its fields' values, in order."""
    if len(names) > 1:
        return attrgetter(*names)  # in C; but bare for one name, and an error for none
    return lambda value: tuple(getattr(value, name) for name in names)


def _encode_tuple(value: tuple[object, ...], encoded: bytearray, table: _Encoders) -> None:
    encoded += b"t%d:" % len(value)
    _encode_parts(value, encoded, table, lambda place: f"[{place}]")


def _encode_parts(
    parts: tuple[object, ...],
    encoded: bytearray,
    table: _Encoders,
    step: Callable[[int], str],
) -> None:
    """Encode parts one after another; `step` names the one that has no encoding."""
    place = 0
    try:
        for part in parts:
            if type(part) is str:  # as most are: without a call
                text = _utf8(part)
                encoded += b"s" + len(text).to_bytes(8, "big") + text
            else:
                table[type(part)](part, encoded, table)
            place += 1  # `enumerate` makes a pair of each of a million parts
    except _NotFrozenError as error:
        error.steps.append(step(place))
        raise


def _encode_str(value: str, encoded: bytearray, _: _Encoders) -> None:
    encoded += b"s" + _sized(_utf8(value))


def _encode_bytes(value: bytes, encoded: bytearray, _: _Encoders) -> None:
    encoded += b"b" + _sized(value)


def _encode_int(value: int, encoded: bytearray, _: _Encoders) -> None:
    encoded += b"i%x;" % value  # Python refuses to write very long numbers in decimal


def _encode_bool(value: bool, encoded: bytearray, _: _Encoders) -> None:
    encoded += b"T" if value else b"F"


def _encode_none(_: None, encoded: bytearray, __: _Encoders) -> None:
    encoded += b"N"


def _encode_date(value: date, encoded: bytearray, _: _Encoders) -> None:
    encoded += b"d" + _sized(value.isoformat().encode())


def _encode_datetime(value: datetime, encoded: bytearray, _: _Encoders) -> None:
    # `fold` tells apart the two readings of a local time when clocks are set back.
    encoded += b"m%d" % value.fold + _sized(value.isoformat().encode())


def _encode_path(value: PurePosixPath, encoded: bytearray, _: _Encoders) -> None:
    encoded += b"p" + _sized(str(value).encode("utf-8", "surrogatepass"))


def _encode_digest(value: Digest, encoded: bytearray, _: _Encoders) -> None:
    encoded += b"D" + _sized(value.hex.encode())


def _utf8(text: str) -> bytes:
    """Return the text's bytes; a lone surrogate, from a file's name, is a letter like any other."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def _sized(data: bytes) -> bytes:
    """Return the bytes after their length, so that no part can run into the next."""
    return len(data).to_bytes(8, "big") + data


def _identity(kind: type) -> bytes:
    return f"{kind.__module__}.{kind.__qualname__}".encode()


def _digest(value: object, table: _Encoders) -> str:
    encoded = bytearray()
    try:
        table[type(value)](value, encoded, table)
    except _NotFrozenError as error:
        raise TypeError(str(error)) from None
    return digest_bytes(encoded)


_SIMPLE: dict[type, _Encoder] = {
    str: _encode_str,
    bytes: _encode_bytes,
    int: _encode_int,
    bool: _encode_bool,
    type(None): _encode_none,
    date: _encode_date,
    datetime: _encode_datetime,
    PurePosixPath: _encode_path,
    tuple: _encode_tuple,
    Digest: _encode_digest,
}

_ENCODERS = _Encoders(_SIMPLE)
