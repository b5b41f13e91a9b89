"""The bytes of the index: numbers, ascending lists of numbers, and what a browser can inflate."""

from __future__ import annotations

import zlib
from functools import lru_cache
from operator import sub
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@lru_cache(maxsize=16_384)
def pack_number(number: int) -> bytes:
    """Return the number in groups of seven bits, lowest first, the top bit set on all but the last."""
    if number < 128:
        return bytes([number])
    return bytes([number & 127 | 128]) + pack_number(number >> 7)


def pack_steps(numbers: Sequence[int]) -> bytes:
    """Return an ascending list as the steps from each number to the next, without the first."""
    return b"".join(map(pack_number, map(sub, numbers[1:], numbers)))


def unpack_numbers(data: bytes) -> Iterator[int]:
    """Yield the numbers that the bytes hold."""
    number = shift = 0
    for byte in data:
        number |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            yield number
            number = shift = 0


def deflate(*parts: bytes) -> bytes:
    """Return the parts compressed, each with codes of its own: text and numbers are unlike."""
    packer = zlib.compressobj(9)
    first, *others = parts
    packed = [packer.compress(first)]
    for part in others:
        packed += [packer.flush(zlib.Z_SYNC_FLUSH), packer.compress(part)]
    return b"".join([*packed, packer.flush()])


def inflate(data: bytes) -> bytes:
    """Return what `deflate` was given, the parts run together."""
    return zlib.decompress(data)
