"""Recovering looked for the next line of each line anew, and told every one of 10,000 mistakes."""

import pytest

from wardnews.recover import MOST_MISTAKES, recover_mapping

KEYS = frozenset({"title", "date"})


@pytest.mark.parametrize("line", [" title: x: y", '\ttitle: "', "x: y: z", "title: x"])
def test_thousands_of_broken_lines_are_told_by_a_few(line: str) -> None:
    text = "\n".join([line] * (60_000 // (len(line) + 1)))
    assert len(recover_mapping(text, 1, KEYS).mistakes) == MOST_MISTAKES
