import pytest

from builders import site
from wardnews.page import Headers, Page
from wardnews.policy import header_policy, monitoring_origin, page_policy, render_headers
from wardnews.render import render_page
from wardnews.theme import Frame


def test_nothing_inline_and_nothing_from_elsewhere() -> None:
    policy = page_policy("")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert policy.startswith("default-src 'none'; script-src 'self'")


def test_the_monitoring_script_is_the_only_exception() -> None:
    policy = dict(
        each.split(" ", 1) for each in page_policy("https://do.example/a.js?b=1").split("; ")
    )
    assert policy["script-src"] == "'self' https://do.example"
    assert policy["connect-src"] == "'self' https://do.example"
    assert policy["style-src"] == "'self'"


@pytest.mark.parametrize(
    "url",
    [
        "http://do.example/a.js",
        "https://do.example;script-src/a.js",
        "https://do.example,a/a.js",
        "https://*/a.js",
        "https://'unsafe-inline'/a.js",
        "https://a@do.example/a.js",
        "https://đo.example/a.js",
        "data:text/javascript,1",
    ],
)
def test_an_address_that_would_widen_the_policy_is_none(url: str) -> None:
    assert monitoring_origin(url) == ""
    assert page_policy(url) == page_policy("")


def test_a_server_also_forbids_frames() -> None:
    assert header_policy("").endswith("; frame-ancestors 'none'")
    lines = render_headers("").decode().splitlines()
    assert lines[:2] == ["/*", f"  Content-Security-Policy: {header_policy('')}"]


def test_headers_are_a_page_of_the_plan() -> None:
    page = Page(path="_headers", content=Headers(), origin="")
    frame = Frame(site=site(monitoring="https://do.example/a.js"), templates=())
    assert b"https://do.example" in render_page(frame, page, {})
