"""The bytes of the index: columns of numbers, packed lists, and what a browser can inflate."""

from __future__ import annotations

import struct
import zlib
from array import array
from functools import lru_cache
from importlib.util import find_spec
from itertools import chain
from operator import sub
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONG = "I" if array("I").itemsize == 4 else "L"
"""The type code of an array of four bytes a number."""
KEY_SHIFT = 24
"""A key of `postings` is the number of one word, so many bits above that of another."""
MOST_DOCUMENTS = 1 << 12
"""How many documents can be inverted together."""

HAS_NUMPY = find_spec("numpy") is not None

SOONER, SMALLER = 3, 6
"""Levels of compression: how much work is spent on it."""

_HEADER = b"\x78\x5e"
"""Of a zlib stream with a window of 32 KB."""


def width_of(documents: int) -> int:
    """Return how many bytes hold any number up to that of the documents."""
    return max(1, (documents.bit_length() + 7) // 8)


def pack_column(numbers: Iterable[int], width: int) -> tuple[bytes, ...]:
    """Return the lowest byte of each number, then the second of each, and so on: `width` planes."""
    column = tuple(numbers)
    data = struct.pack(f"<{len(column)}i", *column)
    return tuple(data[plane::4] for plane in range(width))


def unpack_column(data: bytes, count: int, width: int) -> list[int]:
    """Return the numbers of a column at the beginning of the bytes."""
    planes = [data[count * plane : count * (plane + 1)] for plane in range(width)]
    return [int.from_bytes(each, "little") for each in zip(*planes, strict=True)]


def fewest(count: int, documents: int) -> int:
    """Return how many documents a list of `count` is written with: those in it or those that are not."""
    return min(count, documents - count)


@lru_cache(maxsize=16_384)
def remainder_bits(written: int, documents: int) -> int:
    """Return into how many bits the remainder of each step goes where so many are written.

    That is about what is shortest where a list's documents are anywhere (Rice, 1979).
    """
    return ((documents - written) // (2 * written)).bit_length() if written else 0


def most_bytes(count: int, documents: int) -> int:
    """Return how many bytes a list of so many documents has at most."""
    written = fewest(count, documents)
    bits = remainder_bits(written, documents)
    return (written * (bits + 1) + (documents - written >> bits) + 7) // 8


def pack_list(numbers: Iterable[int], documents: int) -> bytes:
    """Return a list of documents, ascending, as the steps between them, in whole bytes.

    A list of more than half of the documents is that of the others. A step less 1 is divided by
    2 ** `remainder_bits`: the quotient is written as so many ones and a zero, then comes the
    remainder, high bits first.
    """
    listed = tuple(numbers)
    if 2 * len(listed) > documents:
        listed = _others(listed, documents)
    codes = _CODES[remainder_bits(len(listed), documents)]
    steps = map(sub, listed, chain((-1,), listed))
    code = "".join(map(codes.__getitem__, steps))
    size = -(-len(code) // 8)
    return int(code.ljust(8 * size, "0") or "0", 2).to_bytes(size, "big")


def unpack_list(code: str, start: int, count: int, documents: int) -> tuple[Sequence[int], int]:
    """Return the `count` documents of a list that begins at a place among zeros and ones, and its end."""
    numbers: list[int] = []
    written = fewest(count, documents)
    bits = remainder_bits(written, documents)
    last = -1
    for _ in range(written):
        zero = code.index("0", start)
        quotient, start = zero - start, zero + 1 + bits
        remainder = int(code[zero + 1 : start], 2) if bits else 0
        last += 1 + (quotient << bits) + remainder
        numbers.append(last)
    listed = _others(numbers, documents) if 2 * count > documents else numbers
    return listed, -(-start // 8) * 8


def _others(numbers: Iterable[int], documents: int) -> tuple[int, ...]:
    listed = frozenset(numbers)
    return tuple(number for number in range(documents) if number not in listed)


class _Codes(dict[int, str]):
    """What each step is written as, with so many bits for the remainder."""

    def __init__(self, bits: int) -> None:
        self._bits = bits

    def __missing__(self, step: int) -> str:
        quotient, remainder = divmod(step - 1, 1 << self._bits)
        rest = f"{remainder:0{self._bits}b}" if self._bits else ""
        code = self[step] = "1" * quotient + "0" + rest
        return code


_CODES = [_Codes(bits) for bits in range(33)]


def deflate(text: bytes, numbers: bytes = b"", *, level: int = SMALLER) -> bytes:
    """Return text, and numbers that are packed already, as one zlib stream."""
    if not numbers:
        return zlib.compress(text, level)
    packer = zlib.compressobj(level, wbits=-zlib.MAX_WBITS)
    storer = zlib.compressobj(0, wbits=-zlib.MAX_WBITS)
    packed = (packer.compress(text), packer.flush(zlib.Z_FULL_FLUSH))
    stored = (storer.compress(numbers), storer.flush())
    check = zlib.adler32(numbers, zlib.adler32(text))
    return b"".join((_HEADER, *packed, *stored, check.to_bytes(4, "big")))


def inflate(data: bytes) -> bytes:
    """Return what `deflate` was given, the parts run together."""
    return zlib.decompress(data)
