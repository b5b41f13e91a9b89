"""The bytes of the index: columns of numbers, and what a browser can inflate."""

from __future__ import annotations

import struct
import zlib
from array import array
from itertools import accumulate, chain
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

_LEVEL = 6


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


def pack_lists(documents: Sequence[int], width: int) -> tuple[bytes, ...]:
    """Return the planes of lists of documents, run together: each number less the one before it."""
    return pack_column(map(sub, documents, chain((0,), documents)), width)


def unpack_lists(steps: Iterable[int], width: int) -> list[int]:
    """Return the documents whose steps `pack_lists` gave."""
    mask = (1 << 8 * width) - 1
    return [document & mask for document in accumulate(steps)]


def deflate(*parts: bytes) -> bytes:
    """Return the parts compressed, each with codes of its own: text and numbers are unlike."""
    packer = zlib.compressobj(_LEVEL)
    first, *others = parts
    packed = [packer.compress(first)]
    for part in others:
        packed += [packer.flush(zlib.Z_SYNC_FLUSH), packer.compress(part)]
    return b"".join([*packed, packer.flush()])


def inflate(data: bytes) -> bytes:
    """Return what `deflate` was given, the parts run together."""
    return zlib.decompress(data)
