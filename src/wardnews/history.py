"""What pages that look back hold: a part of the contract that `wardnews.views` describes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wardnews.values import dataclass

if TYPE_CHECKING:
    from wardnews.article import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class PastDay:
    """What stood in the news on this day of earlier years, newest first.

    `days` names every day of the year that has a page ("10-16"), for a script to choose from.
    """

    month: int
    day: int
    entries: tuple[Entry, ...]
    days: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOfYearPage:
    """The news of one day of the year through all years, newest first."""

    month: int
    day: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """How many articles a year or a category has, and how often they were read."""

    label: str
    url: str
    articles: int
    views: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsPage:
    """The figures of the archive: years oldest first, categories in the site's order."""

    years: tuple[Figure, ...]
    categories: tuple[Figure, ...]
