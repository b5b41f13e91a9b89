import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import wardnews
from wardnews.messages import LANGUAGES, en, explain, say, vi
from wardnews.problem import WARNINGS

SOURCE = Path(wardnews.__file__).parent
TREES = {
    file.relative_to(SOURCE).as_posix(): ast.parse(file.read_text(encoding="utf-8"))
    for file in sorted(SOURCE.rglob("*.py"))
    if file.parent.name != "messages"
}
RAISED_BY = {
    "Mistake": 0,
    "_mistake": 0,
    "build_problem": 0,
    "_at": 2,
    "WardnewsError": 0,
    "UsageError": 0,
    "OperationError": 0,
    "SourceError": 0,
    "OutputError": 0,
    "TemplateBroken": 0,
    "ImportRefused": 0,
}
"""Where each of these calls takes its code."""


def gaps(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def texts(node: ast.AST) -> Iterator[str]:
    """Yield the constant texts that an expression may be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from texts(node.body)
        yield from texts(node.orelse)


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            yield getattr(called, "id", "") or getattr(called, "attr", ""), node


def raised_codes() -> set[str]:
    """Return every code that the source gives to a mistake, a problem, an error or a field."""
    found: set[str] = set()
    for tree in TREES.values():
        for name, call in calls(tree):
            if name in RAISED_BY and len(call.args) > RAISED_BY[name]:
                found.update(texts(call.args[RAISED_BY[name]]))
            if name == "Field":
                missing = (word.value for word in call.keywords if word.arg == "missing")
                found.update(text for value in missing for text in texts(value))
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "code":
                found.update(texts(node.value))
    return found


def said_codes() -> set[str]:
    return {
        text
        for tree in TREES.values()
        for name, call in calls(tree)
        if name == "say" and call.args
        for text in texts(call.args[0])
    }


def mentioned(*, leave_out: str = "") -> set[str]:
    """Return every constant text of the source, but for one module's."""
    return {
        node.value
        for name, tree in TREES.items()
        if name != leave_out
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_code_that_is_raised_has_its_sentences() -> None:
    codes = raised_codes()
    assert {"no-such-day", "missing-title", "bad-yaml", "broken-link", "unexpected"} <= codes
    assert codes - vi.PROBLEMS.keys() == set()


def test_every_explained_code_is_raised_somewhere() -> None:
    table_of_severities = "problem.py"
    assert vi.PROBLEMS.keys() - mentioned(leave_out=table_of_severities) == set()


def test_every_sentence_of_the_command_line_is_there_and_said() -> None:
    assert said_codes() - vi.SENTENCES.keys() == set()
    assert vi.SENTENCES.keys() - mentioned() == set()


def test_every_warning_is_a_code() -> None:
    assert WARNINGS - vi.PROBLEMS.keys() == set()


def test_both_languages_know_the_same_codes() -> None:
    assert list(vi.PROBLEMS) == list(en.PROBLEMS)
    assert list(vi.SENTENCES) == list(en.SENTENCES)
    assert list(vi.REASONS) == list(en.REASONS)


@pytest.mark.parametrize("code", sorted(vi.PROBLEMS))
def test_both_languages_tell_the_same_of_a_problem(code: str) -> None:
    told = [set[str]().union(*map(gaps, each.PROBLEMS[code])) for each in (vi, en)]
    assert told[0] == told[1]
    assert all(re.fullmatch("[a-z]+", gap) for gap in told[0])


@pytest.mark.parametrize("code", sorted(vi.SENTENCES))
def test_both_languages_tell_the_same_in_a_sentence(code: str) -> None:
    assert gaps(vi.SENTENCES[code]) == gaps(en.SENTENCES[code])


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_with_braces_and_percent_signs_are_shown_as_they_are(language: str) -> None:
    args = [("value", "{x} %s {{"), ("key", "date"), ("example", "{}")]
    what, mend = explain("bad-date", args, language)
    assert "{x} %s {{" in what
    assert mend.endswith("date: {}")
    assert "{x}" in say("bad-argument", language, name="--date", reason="{x}")
