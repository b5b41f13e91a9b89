"""A mistake in the content, as a value: what, where, and what the sentence needs to say it."""

from __future__ import annotations

import enum
from dataclasses import replace
from typing import TYPE_CHECKING

from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Severity(enum.Enum):
    """An error keeps the site from being published, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a problem stands; lines and columns count from 1, 0 means the file as a whole."""

    path: str
    line: int = 0
    column: int = 0
    excerpt: str = ""
    """The offending line, without its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One mistake: `code` names its sentences in `wardnews.messages`, `args` fill their gaps."""

    code: str
    place: Place
    severity: Severity = Severity.ERROR
    args: tuple[tuple[str, str], ...] = ()

    @property
    def order(self) -> tuple[str, int, int, str, tuple[tuple[str, str], ...]]:
        """The sort key: by file, line, column; total, so that two runs print the same."""
        return (self.place.path, self.place.line, self.place.column, self.code, self.args)

    def is_silenced(self, allowed: frozenset[str]) -> bool:
        """Return whether it is a warning that an editor has allowed; an error never is."""
        return self.severity is Severity.WARNING and self.code in allowed


WARNINGS = frozenset(
    {
        "cut-by-comment",
        "dead-external-link",
        "future-date",
        "hidden-link",
        "legacy-d",
        "legacy-text",
        "lost-link",
        "missing-alt",
        "personal-data",
        "same-title-and-date",
    }
)
"""The codes that do not keep the site from being published."""


def build_problem(code: str, path: str, line: int = 0, column: int = 0, **args: str) -> Problem:
    """Return the problem `code` at that place, with the severity that the code has."""
    severity = Severity.WARNING if code in WARNINGS else Severity.ERROR
    place = Place(path=path, line=line, column=column)
    return Problem(code=code, place=place, severity=severity, args=tuple(sorted(args.items())))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Return whether any of the problems keeps the site from being published."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def with_excerpts(problems: Iterable[Problem], texts: Mapping[str, str]) -> tuple[Problem, ...]:
    """Return the problems, each with its offending line out of `texts` (path → decoded text)."""
    lines = {path: text.split("\n") for path, text in texts.items()}
    return tuple(_with_excerpt(problem, lines.get(problem.place.path, ())) for problem in problems)


def as_strict(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems with every warning raised to an error."""
    return tuple(replace(problem, severity=Severity.ERROR) for problem in problems)


def _with_excerpt(problem: Problem, lines: list[str] | tuple[str, ...]) -> Problem:
    place = problem.place
    if place.excerpt or not 0 < place.line <= len(lines):
        return problem
    return replace(problem, place=replace(place, excerpt=lines[place.line - 1]))
