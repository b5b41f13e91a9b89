"""What a build is asked for and what it did, as values: known without all that builds."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from wardnews.output import Effect
from wardnews.values import dataclass

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from wardnews.stopwatch import Laps


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A site's folder and how it is to be built; `base_url` overrides the settings' when given.

    `keep_addresses` refuses to publish what would end an address of the output's last build.
    """

    root: Path
    as_of: datetime
    base_url: str = ""
    drafts: bool = False
    strict: bool = False
    keep_addresses: bool = False

    @property
    def options(self) -> tuple[str | bool, ...]:
        """All that a build depends on but the folder and the moment."""
        return (self.base_url, self.drafts, self.strict, self.keep_addresses)


class Reason(enum.Enum):
    """Why a file of the output is made again."""

    NEW = "new"
    UNKNOWN = "unknown"
    CONTENT = "content"
    THEME = "theme"
    MISSING = "missing"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A file that was made again: why, and what that did to it."""

    path: str
    reason: Reason
    effect: Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What became of the output: every file that was looked into, removed, or left as it was."""

    changes: tuple[Change, ...]
    removed: tuple[str, ...]
    untouched: int
    seconds: Laps

    def count(self, effect: Effect) -> int:
        """Return how many files came out that way."""
        same = self.untouched if effect is Effect.UNCHANGED else 0
        return same + sum(1 for change in self.changes if change.effect is effect)
