"""The script of 404.html against the shards that Python writes, in a real browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from wardnews.addresses import shard_of
from wardnews.page import RedirectShard
from wardnews.redirects import render_shard

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

TESTS = Path(__file__).parents[1]
SCRIPT = (TESTS.parent / "static/old-addresses.js").read_text("utf-8")
CASES = json.loads((TESTS / "data/old-addresses.json").read_text("utf-8"))["cases"]
TARGET = "2020/10/16/gap-mat.html"


def opened(chromium: Browser, url: str, root: str, key: str) -> Page:
    """Return the page of a reader who opens the address; `key` is what the shards hold."""
    shard = f"{root}redirects/{shard_of(key)}.json"
    not_found = f'<title>404</title><script src="{root}old.js" defer data-root="{root}"></script>'

    def answer(route: Route) -> None:
        asked = route.request.url
        if asked == f"{root}old.js":
            route.fulfill(body=SCRIPT, content_type="text/javascript")
        elif asked == shard:
            data = render_shard(RedirectShard(targets=((key, TARGET),)))
            route.fulfill(body=data, content_type="application/json")
        elif asked == root + TARGET:
            route.fulfill(body="<title>Bài</title>", content_type="text/html")
        else:
            route.fulfill(status=404, body=not_found, content_type="text/html")

    page = chromium.new_page()
    page.route("**/*", answer)
    page.goto(url)
    return page


@pytest.mark.parametrize(("url", "root", "key"), CASES)
def test_an_old_address_leads_to_its_article(
    chromium: Browser, url: str, root: str, key: str
) -> None:
    page = opened(chromium, url, root, key)
    page.wait_for_url(root + TARGET)
    page.close()


@pytest.mark.parametrize("path", ["tin?__proto__", "constructor", "tin?assetEntryId=99"])
def test_an_unknown_address_stays_where_it_is(chromium: Browser, path: str) -> None:
    root = "https://cu.example/"
    page = opened(chromium, root + path, root, "assetEntryId=1")
    page.wait_for_load_state("networkidle")
    assert page.url == root + path
    page.close()
