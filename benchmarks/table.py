"""Rows of measures as a table that can be pasted into docs/performance.md."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What was measured in each round, what it is set against, and what is wanted.

    Both have as many values as there were rounds; without a contestant, a ratio has nothing to be
    set against. `wanted` is the most that must be reached, and the most that is aimed at: of the
    ratio, or of the values themselves where `is_ratio` is not set.
    """

    name: str
    unit: str
    values: tuple[float, ...]
    against: tuple[float, ...] = ()
    is_ratio: bool = True
    wanted: tuple[float, float] | None = None

    @property
    def ratio(self) -> float | None:
        """The median of the ratios of each round: a noisy minute hits both sides of it."""
        pairs = zip(self.values, self.against, strict=True) if self.against else ()
        ratios = [value / other for value, other in pairs]
        return statistics.median(ratios) if ratios else None

    @property
    def verdict(self) -> str:
        """Whether what was measured is what is wanted."""
        found = self.ratio if self.is_ratio else statistics.median(self.values)
        if self.wanted is None or found is None:
            return ""
        must, aim = self.wanted
        return "aim" if found <= aim else "must" if found <= must else "no"


HEAD = ("measure", "wardnews", "against", "ratio", "must", "aim", "reached")


def format_table(rows: Iterable[Row]) -> str:
    """Return the rows as a table in Markdown: medians, and the medians of the ratios."""
    lines = [HEAD, ("---",) * len(HEAD), *(tuple(_cells(row)) for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _cells(row: Row) -> Iterator[str]:
    yield row.name
    yield f"{_number(statistics.median(row.values))} {row.unit}"
    yield f"{_number(statistics.median(row.against))} {row.unit}" if row.against else ""
    yield "" if row.ratio is None else f"{row.ratio:.3f}"
    unit = "" if row.is_ratio else f" {row.unit}"
    yield from (f"≤ {most:g}{unit}" for most in row.wanted) if row.wanted else ("", "")
    yield row.verdict


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.3f}"
