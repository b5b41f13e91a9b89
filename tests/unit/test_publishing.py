from __future__ import annotations

import pytest

from wardnews.publishing import paths_in_the_way


@pytest.mark.parametrize(
    ("removed", "planned", "found"),
    [
        ("a.html", "b.html", ()),
        ("x/a.html", "x/b.html", ()),
        ("a.html/b", "a.html", ("a.html/b",)),
        ("a.html", "a.html/b", ("a.html",)),
        ("a.html", "a.html/b/c", ("a.html",)),
        ("a.htmlx", "a.html", ()),
    ],
)
def test_what_stands_in_the_way_of_a_new_file(
    removed: str, planned: str, found: tuple[str, ...]
) -> None:
    assert paths_in_the_way((removed,), frozenset({planned})) == found
