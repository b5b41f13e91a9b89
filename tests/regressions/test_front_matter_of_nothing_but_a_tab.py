"""Front matter without a written line but with a tab in it ended the build with a traceback."""

from __future__ import annotations

import pytest

from sources import parse_bytes


@pytest.mark.parametrize("front", ["\t", " \t", "\n\t\n", "# chú thích\n\t"])
def test_it_is_a_problem_of_the_file(front: str) -> None:
    found = parse_bytes(f"---\n{front}\n---\nLời.\n".encode(), "content/articles/a.md")
    assert isinstance(found, tuple)
    assert "tab" in {problem.code for problem in found}
