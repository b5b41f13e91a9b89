"""What is known of a file of the content folder, or of the output, from earlier builds.

Each trace carries a seal, for what it says decides what is not read and not made again.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TypeVar

from wardnews.digest import digest_bytes
from wardnews.values import dataclass

Trace = TypeVar("Trace", "SourceTrace", "OutputTrace")


class CacheDamagedError(Exception):
    """The cache cannot go on; the build that uses it starts again without it."""


@dataclass(frozen=True, slots=True)
class SourceTrace:
    """What is known of a file of the content folder.

    `stamp` is "" where it cannot be trusted; `value` is the encoded article or page, "" for a
    picture or document; `body` is the digest of its body.
    """

    path: str
    stamp: str
    data: str
    size: int
    options: str = ""
    value: str = ""
    body: str = ""

    @property
    def seal(self) -> str:
        """The digest of the whole, which a flipped bit breaks."""
        parts = (self.path, self.stamp, self.data, f"{self.size:d}", self.options, self.value)
        return seal_of(*parts, self.body)


@dataclass(frozen=True, slots=True)
class OutputTrace:
    """What a file of the output shows, its stamp when that was written, its bytes' SHA-256.

    The stamp of a file that was young when the trace was kept proves nothing.
    """

    path: str
    key: str
    stamp: str
    sha256: str
    is_young: bool = False

    @property
    def seal(self) -> str:
        """The digest of the whole, as in `SourceTrace`."""
        return seal_of(self.path, self.key, self.stamp, self.sha256, str(self.is_young))


def by_path(traces: list[Trace]) -> dict[str, Trace]:
    """Return the traces by path; raises `CacheDamagedError` where they do not come in order.

    A table whose inner pages are damaged no longer finds a row that it holds, so a row that was to
    take another's place stands beside it, and either may be read.
    """
    paths = [trace.path for trace in traces]
    if any(later <= earlier for earlier, later in pairwise(paths)):
        raise CacheDamagedError("rows out of order")
    return dict(zip(paths, traces, strict=True))


def seal_of(*parts: str) -> str:
    """Return what stands for the parts, in which no zero character stands."""
    return digest_bytes("\0".join(parts).encode())


def is_sealed(trace: SourceTrace | OutputTrace, seal: str) -> bool:
    """Return whether a trace is as it was put in; a flipped bit may also change a value's type."""
    try:
        return trace.seal == seal
    except (TypeError, ValueError):
        return False
