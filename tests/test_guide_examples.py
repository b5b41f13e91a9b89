"""The chapter "Khi báo lỗi": what it calls a mistake is that mistake, and its mend mends it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sources import BODY, FRONT, parse_parts, parse_settings, problems_of

GUIDE = (Path(__file__).parent.parent / "docs" / "huong-dan.md").read_text(encoding="utf-8")
CHAPTER = GUIDE.partition("## Khi báo lỗi")[2]
ROW = re.compile(r"^\| `(?P<code>[\w-]+)`\*? \| .*? \| (?P<how>.*) \|$", re.MULTILINE)
LINE = r"`(?P<{}>[^`]*)`"
EXAMPLE = re.compile(LINE.format("wrong") + " → " + LINE.format("right"))
SETTINGS = "title: Phường\nbase_url: https://phuong.example\ncategories: [{name: Dân vận}]\n"
# What only the files around an article can tell; tests/test_every_problem.py has them all.
OF_FILES = ["missing-file", "wrong-case", "outside-file", "broken-link", "unknown-category",
    "future-date", "duplicate-category", "same-title-and-date", "duplicate-address", "no-slug",
    "article-as-file", "no-front-matter", "dead-anchor", "bad-alias", "active-file",
    "reserved-slug", "long-slug"]  # fmt: skip
EXAMPLES = [
    (row["code"], example["wrong"], example["right"])
    for row in ROW.finditer(CHAPTER.partition("### Khi chạy lệnh")[0])
    for example in EXAMPLE.finditer(row["how"])
    if row["code"] not in OF_FILES
]


def codes(code: str, typed: str) -> set[str]:
    """Return what is told of an article, or of the settings, with the line in its place."""
    key = re.split(r"[: ]", typed, maxsplit=1)[0]
    if key in ("base_url", "time_zone", "page_size"):
        kept = [line for line in SETTINGS.split("\n") if not line.startswith(f"{key}:")]
        return {each.code for each in problems_of(parse_settings("\n".join([*kept, typed])))}
    if "](" in typed:
        return {each.code for each in problems_of(parse_parts(body=typed))}
    if code == "not-a-mapping":
        return {each.code for each in problems_of(parse_parts(typed))}
    kept = [line for line in FRONT.split("\n") if not line.startswith(f"{key}:")]
    if code == "misspelt-key":  # the wrong name leaves the right one out
        kept = [line for line in kept if not line.startswith("title:")]
    return {each.code for each in problems_of(parse_parts("\n".join([*kept, typed]), BODY))}


@pytest.mark.parametrize(("code", "wrong", "right"), EXAMPLES, ids=[each[0] for each in EXAMPLES])
def test_an_example_of_the_guide_is_what_it_says(code: str, wrong: str, right: str) -> None:
    assert code in codes(code, wrong)
    assert code not in codes(code, right)


def test_there_are_many_examples() -> None:
    assert len(EXAMPLES) >= 25
