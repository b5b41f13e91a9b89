"""The bytes of the index: columns of numbers, and what a browser can inflate."""

from __future__ import annotations

import struct
import zlib
from array import array
from importlib.util import find_spec
from itertools import accumulate, chain
from operator import sub
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LONG = "I" if array("I").itemsize == 4 else "L"
"""The type code of an array of four bytes a number."""
KEY_SHIFT = 24
"""A key of `postings` is the number of one word, so many bits above that of another."""
MOST_DOCUMENTS = 1 << 12
"""How many documents can be inverted together."""

HAS_NUMPY = find_spec("numpy") is not None

SOONER, SMALLER = 3, 6
"""Levels of compression: how much work is spent on it."""

_PLACES = [array(LONG, [0x03020100]).tobytes().index(plane) for plane in range(4)]
_HEADER = b"\x78\x5e"
"""Of a zlib stream with a window of 32 KB."""


def width_of(documents: int) -> int:
    """Return how many bytes hold any number up to that of the documents."""
    return max(1, (documents.bit_length() + 7) // 8)


def pack_column(numbers: Iterable[int], width: int) -> tuple[bytes, ...]:
    """Return the lowest byte of each number, then the second of each, and so on: `width` planes.

    Of a number only as many bytes are kept; a negative one is that of the same remainder.
    """
    column = tuple(numbers)
    data = struct.pack(f"<{len(column)}i", *column)
    return tuple(data[plane::4] for plane in range(width))


def unpack_column(data: bytes, count: int, width: int) -> list[int]:
    """Return the numbers of a column at the beginning of the bytes."""
    planes = [data[count * plane : count * (plane + 1)] for plane in range(width)]
    return [int.from_bytes(each, "little") for each in zip(*planes, strict=True)]


def planes_of(numbers: bytes, width: int) -> tuple[bytes, ...]:
    """Return the planes of numbers of four bytes each, as in arrays."""
    return tuple(numbers[place::4] for place in _PLACES[:width])


def steps_of(run: bytes) -> bytes:
    """Return each number less the one before it; the numbers have four bytes each, as in arrays.

    So lists of documents are packed, run together.
    """
    numbers = array(LONG, run)
    return array(LONG.lower(), map(sub, numbers, chain((0,), numbers))).tobytes()


def unpack_lists(steps: Iterable[int], width: int) -> list[int]:
    """Return the numbers whose steps, as far as `width` goes, are these."""
    mask = (1 << 8 * width) - 1
    return [document & mask for document in accumulate(steps)]


def deflate(text: bytes, *planes: bytes, level: int = SMALLER) -> bytes:
    """Return text and planes of numbers as one zlib stream.

    Each has codes of its own, for they are unlike; in planes only runs of one byte repeat
    themselves, so that nothing else is looked for.
    """
    kinds = (zlib.Z_DEFAULT_STRATEGY, *[zlib.Z_RLE] * len(planes))
    packed = [_HEADER]
    check = 1
    for place, (part, kind) in enumerate(zip((text, *planes), kinds, strict=True)):
        packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS, 8, kind)
        end = zlib.Z_FINISH if place == len(planes) else zlib.Z_FULL_FLUSH
        packed += [packer.compress(part), packer.flush(end)]
        check = zlib.adler32(part, check)
    return b"".join([*packed, check.to_bytes(4, "big")])


def inflate(data: bytes) -> bytes:
    """Return what `deflate` was given, the parts run together."""
    return zlib.decompress(data)
