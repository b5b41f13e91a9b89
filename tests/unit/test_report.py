import json
from dataclasses import replace

import pytest

from wardnews.problem import Problem, build_problem
from wardnews.report import (
    EXCERPT_LENGTH,
    FORMATS,
    count_severities,
    format_github,
    format_json,
    format_text,
)

LINE = "date: 31/02/2020"


def problem(line: int = 3, column: int = 7, excerpt: str = LINE, value: str = "x") -> Problem:
    args = {"value": value, "key": "date", "example": "16/10/2020"}
    made = build_problem("no-such-day", "content/articles/a.md", line, column, **args)
    return replace(made, place=replace(made.place, excerpt=excerpt))


def test_a_problem_is_a_place_a_sentence_the_line_with_a_caret_and_a_mend() -> None:
    assert format_text([problem(value="31/02/2020")], "vi") == (
        "content/articles/a.md:3:7: lỗi no-such-day: Không có ngày “31/02/2020” trong lịch.\n"
        "    date: 31/02/2020\n"
        "          ^\n"
        "    Sửa lại ngày hoặc tháng, ví dụ: date: 16/10/2020\n"
    )


def test_problems_of_a_whole_file_have_no_line_and_no_caret() -> None:
    shown = format_text([build_problem("no-slug", "a.md")], "vi").split("\n")
    assert shown[0].startswith("a.md: lỗi no-slug: ")
    assert len(shown) == 3


@pytest.mark.parametrize(
    ("excerpt", "column"),
    [
        ("\tdate: x", 2),
        ("x" * 99 + "!", 100),
        ("x" * 500 + "!" + "x" * 500, 501),
        ("x" * 500 + "!", 501),
        ("!" + "x" * 500, 1),
        ("x" * 60 + "!" + "\t" * 500, 61),
        ("tiêu đề: 📷!", 11),
    ],
)
def test_the_caret_stands_below_its_column_also_of_a_long_line(excerpt: str, column: int) -> None:
    _, shown, caret, _ = format_text([problem(3, column, excerpt)], "vi").rstrip("\n").split("\n")
    assert caret.strip() == "^"
    marked = excerpt[column - 1].replace("\t", " ")
    assert shown[caret.index("^")] == marked
    assert len(shown) <= 4 + EXCERPT_LENGTH


def test_json_carries_the_same() -> None:
    (record,) = json.loads(format_json([problem(value='"')], "en"))
    assert record == {
        "path": "content/articles/a.md",
        "line": 3,
        "column": 7,
        "severity": "error",
        "code": "no-such-day",
        "message": record["message"],
        "mend": record["mend"],
        "excerpt": LINE,
    }
    assert '"' in record["message"]
    assert record["mend"].endswith("date: 16/10/2020")


def test_a_workflow_annotation_is_one_line_whatever_the_words() -> None:
    bad = problem(value="100%\r\n::error::x")
    bad = replace(bad, place=replace(bad.place, path="content/a:b,c%.md"))
    annotation = format_github([bad], "vi")
    head = "::error file=content/a%3Ab%2Cc%25.md,line=3,col=7,title=no-such-day::"
    assert annotation.startswith(head)
    assert "100%25%0D%0A::error::x" in annotation
    assert "\n" not in annotation


def test_an_annotation_of_a_whole_file_names_no_line() -> None:
    annotation = format_github([build_problem("no-slug", "a.md")], "vi")
    assert annotation.startswith("::error file=a.md,title=no-slug::")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_problem_is_an_empty_report(language: str) -> None:
    assert format_text([], language) == ""
    assert json.loads(format_json([], language)) == []
    assert format_github([], language) == ""
    assert set(FORMATS) == {"text", "json", "github"}


def test_errors_and_warnings_are_counted() -> None:
    assert count_severities([problem(), build_problem("legacy-d", "a.md"), problem()]) == (2, 1)
