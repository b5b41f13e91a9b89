"""Problems as an editor, a program or a code host reads them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from wardnews.messages import explain, say
from wardnews.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

EXCERPT_LENGTH = 100


def format_text(problems: Iterable[Problem], language: str) -> str:
    """Return the problems one below the other: place, sentence, line with a caret, what to type."""
    return "\n".join(_paragraph(problem, language) for problem in problems)


def format_json(problems: Iterable[Problem], language: str) -> str:
    """Return the problems as a JSON list of objects."""
    return json.dumps(
        [describe(problem, language) for problem in problems], ensure_ascii=False, indent=1
    )


def format_github(problems: Iterable[Problem], language: str) -> str:
    """Return the problems as workflow annotations, one a line."""
    return "\n".join(_annotation(problem, language) for problem in problems)


FORMATS: dict[str, Callable[[Iterable[Problem], str], str]] = {
    "text": format_text,
    "json": format_json,
    "github": format_github,
}


def count_severities(problems: Iterable[Problem]) -> tuple[int, int]:
    """Return how many errors and how many warnings there are."""
    severities = [problem.severity for problem in problems]
    return severities.count(Severity.ERROR), severities.count(Severity.WARNING)


def describe(problem: Problem, language: str) -> dict[str, object]:
    """Return a problem as a program reads it."""
    what, mend = explain(problem.code, problem.args, language)
    return {
        "path": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "severity": problem.severity.value,
        "code": problem.code,
        "message": what,
        "mend": mend,
        "excerpt": problem.place.excerpt,
    }


def _paragraph(problem: Problem, language: str) -> str:
    what, mend = explain(problem.code, problem.args, language)
    severity = say(problem.severity.value, language)
    lines = [f"{_place(problem)}: {severity} {problem.code}: {what}"]
    lines.extend("    " + line for line in (*_excerpt(problem), mend))
    return "\n".join(lines) + "\n"


def _place(problem: Problem) -> str:
    place = problem.place
    numbers = [str(number) for number in (place.line, place.column) if number]
    return ":".join([place.path, *numbers])


def _excerpt(problem: Problem) -> tuple[str, ...]:
    """Return the offending line and a caret below its column; a long line is cut around it."""
    place = problem.place
    if not place.excerpt.strip():
        return ()
    column = max(place.column - 1, 0)
    start = max(0, column - EXCERPT_LENGTH // 2) if len(place.excerpt) > EXCERPT_LENGTH else 0
    shown = place.excerpt[start : start + EXCERPT_LENGTH].replace("\t", " ")
    return (shown, " " * (column - start) + "^")


def _annotation(problem: Problem, language: str) -> str:
    what, mend = explain(problem.code, problem.args, language)
    place = problem.place
    given = {"file": place.path, "line": place.line, "col": place.column, "title": problem.code}
    properties = ",".join(
        f"{name}={_escaped(str(value), ':,')}" for name, value in given.items() if value
    )
    return f"::{problem.severity.value} {properties}::{_escaped(f'{what} {mend}')}"


def _escaped(value: str, more: str = "") -> str:
    """Return the value with the characters that end a workflow command's part percent-encoded."""
    for character in "%\r\n" + more:
        value = value.replace(character, f"%{ord(character):02X}")
    return value
