"""`base_url: https://…/index.html`, or one with `?` or `#`, was taken and broke every public address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import SETTINGS, build_site
from sources import problems

if TYPE_CHECKING:
    from conftest import MakeSite, Run


@pytest.mark.parametrize(
    ("rest", "code"),
    [
        ("/index.html", "page-for-site"),
        ("/?p=1", "page-for-site"),
        ("/tin#top", "page-for-site"),
        (":8o80", "bad-url"),
    ],
)
def test_it_is_told_in_the_settings(make_site: MakeSite, rest: str, code: str) -> None:
    settings = SETTINGS.replace("https://hoasua.example", f"https://hoasua.example{rest}")
    (problem,) = build_site(make_site({"content/site.yml": settings})).problems
    assert (problem.code, problem.place.path, problem.place.line) == (
        code,
        "content/site.yml",
        2,
    )


@pytest.mark.parametrize(
    ("typed", "site"),
    [
        ("https://a.example/index.html", "https://a.example"),
        ("https://a.example/tin/Default.aspx?id=7", "https://a.example/tin"),
        ("https://a.example/tin/#top", "https://a.example/tin"),
    ],
)
def test_what_to_write_is_told(make_site: MakeSite, run: Run, *, typed: str, site: str) -> None:
    settings = SETTINGS.replace("https://hoasua.example", typed)
    root = make_site({"content/site.yml": settings})
    for call in (("check",), ("build", "--base-url", typed)):
        called = run(*call, "--source", root)
        assert called.code in {1, 2}
        assert f"“{typed}” là địa chỉ của một trang" in called.err
        assert f"thư mục chứa trang đó thôi: {site}\n" in called.err


def test_a_source_with_a_port_that_is_none_is_told_too() -> None:
    """A script of the page could not read it, and the page could not be saved any more."""
    assert problems(more='source_url: "https://hanoi.gov.vn:8o80/tin"') == [("bad-url", 5, 13)]
