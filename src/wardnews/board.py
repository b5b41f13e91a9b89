"""What a preview shows now: the builder writes it, every request and every open page reads it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from wardnews.preview import Panel


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What is shown now: the folder, which of its files, and what stands over the pages.

    `glanced` are pages that are shown in place of those of the folder until the next build ends.
    """

    output: Path
    paths: frozenset[str]
    panel: Panel
    language: str
    glanced: tuple[tuple[str, bytes], ...] = ()


class Board:
    """Where the builder puts what is shown, and where every request looks."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._number = 0
        self._changed = threading.Condition()
        self._closed = False

    @property
    def stage(self) -> Stage:
        """What is shown now."""
        with self._changed:
            return self._stage

    def look_again(self) -> None:
        """Have all who wait look whether their page has changed."""
        self.show(self.stage)

    def show(self, stage: Stage) -> None:
        """Show this from now on, and tell all who wait."""
        with self._changed:
            self._stage = stage
            self._number += 1
            self._changed.notify_all()

    def close(self) -> None:
        """Send everybody home."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def stages(self, pulse: float) -> Iterator[Stage | None]:
        """Yield what is shown now and each time it changes, `None` after `pulse` idle seconds."""
        seen = -1
        while True:
            with self._changed:
                changed = self._changed.wait_for(
                    lambda: self._closed or self._number != seen,  # noqa: B023  # called here only
                    pulse,
                )
                if self._closed:
                    return
                seen, stage = self._number, self._stage
            yield stage if changed else None
