"""How long the stages of a build take."""

from __future__ import annotations

import time
from typing import TypeAlias

Laps: TypeAlias = tuple[tuple[str, float], ...]
"""Stages in their order, and the seconds that each took."""


class Stopwatch:
    """Runs from when it is made."""

    def __init__(self) -> None:
        self._laps: list[tuple[str, float]] = []
        self._began = time.perf_counter()

    def lap(self, stage: str) -> None:
        """End a stage: it took the time since the one before it ended."""
        ended = time.perf_counter()
        self._laps.append((stage, ended - self._began))
        self._began = ended

    @property
    def laps(self) -> Laps:
        """The stages that have ended."""
        return tuple(self._laps)
