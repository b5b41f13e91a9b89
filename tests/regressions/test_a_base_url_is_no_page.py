"""`base_url: https://…/index.html`, or one with `?` or `#`, was taken and broke every public address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import SETTINGS, build_site
from sources import problems

if TYPE_CHECKING:
    from conftest import MakeSite


@pytest.mark.parametrize("rest", ["/index.html", "/?p=1", "/tin#top", ":8o80"])
def test_it_is_told_in_the_settings(make_site: MakeSite, rest: str) -> None:
    settings = SETTINGS.replace("https://hoasua.example", f"https://hoasua.example{rest}")
    (problem,) = build_site(make_site({"content/site.yml": settings})).problems
    assert (problem.code, problem.place.path, problem.place.line) == (
        "bad-url",
        "content/site.yml",
        2,
    )


def test_a_source_with_a_port_that_is_none_is_told_too() -> None:
    """A script of the page could not read it, and the page could not be saved any more."""
    assert problems(more='source_url: "https://hanoi.gov.vn:8o80/tin"') == [("bad-url", 5, 13)]
