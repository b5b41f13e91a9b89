"""What the search page answers, against what the oracle finds by reading every article."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from benchmarks.search_oracle import Asked, Oracle, bare, spelling, words_of

import search_site
from browser.conftest import served
from browser.search.asking import assert_answers_as_the_oracle, links, nfd, said, search
from search_site import ARTICLES, articles, built_site, shared_folder
from wardnews import text
from wardnews.cli import main
from wardnews.commands.search_command import open_index
from wardnews.executors import SerialExecutor
from wardnews.search import shards
from wardnews.search.find import Filters, find
from wardnews.search.query import parse_query

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from browser.search.asking import Site

QUERIES = 60
FEW = 60


@pytest.mark.slow
def test_finds_everything_and_nothing_else(site: Site, page: Page) -> None:
    page.goto(f"{site.url}tim-kiem.html")
    assert_answers_as_the_oracle(page, site.folder, ARTICLES, QUERIES)


@pytest.mark.slow
@pytest.mark.parametrize(
    "typed",
    [
        "cong tac dang",
        "Ðảng uỷ",
        '"công tác đảng"',
        nfd("hội nghị"),
        "09-QC/TW",
        "nhan dan phuong",
    ],
)
def test_the_form_shows_what_the_command_finds_with_every_match_marked(
    site: Site, page: Page, typed: str
) -> None:
    index = open_index(site.folder)
    blocks_of = {hit.url: blocks for hit, blocks in map(index.text, range(ARTICLES))}
    expected = find(parse_query(typed), index, Filters()).hits
    page.goto(f"{site.url}tim-kiem.html")
    sentence = search(page, typed)
    assert links(page) == [hit.url for hit in expected[:10]]
    if "ít nhất" not in sentence:
        assert f" {len(expected)} kết quả" in sentence
    results = page.locator("#tim-thay .summary")
    for place, hit in enumerate(expected[:10]):
        results.nth(place).filter(has_text=re.compile(r"\w")).wait_for()
        assert_marks_are_right(page, place, typed, (hit.title, *blocks_of[hit.url]))


def assert_marks_are_right(page: Page, place: int, typed: str, blocks: tuple[str, ...]) -> None:
    """Each mark stands on what was asked for, in the author's spelling; nothing asked is unmarked."""
    query = parse_query(typed)
    read = spelling if query.exact else bare
    wanted = [[read(word) for word in item] for item in query.items]
    item = page.locator("#tim-thay > li").nth(place)
    for part in (item.locator("h2 a"), item.locator(".summary")):
        marks = part.locator("mark").all_inner_texts()
        for mark in marks:
            assert [read(word) for word in words_of(mark)] in wanted
            assert any(mark in text.nfc(block) for block in blocks)
        shown = [read(word) for word in words_of(part.inner_text())]
        expected = sum(
            shown[at : at + len(each)] == each for each in wanted for at in range(len(shown))
        )
        assert len(marks) == expected


def test_finds_words_whose_spellings_stand_in_shards_of_their_own(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shards, "LARGEST", 60)  # as if there were a thousand times as many articles
    monkeypatch.setattr(search_site, "open_executor", lambda _jobs: SerialExecutor())
    folder = built_site(tmp_path, FEW)
    with served(folder) as url:
        page.goto(f"{url}tim-kiem.html")
        assert_answers_as_the_oracle(page, folder, FEW, 120)
        page.locator("#tim-q").press_sequentially("nhân dâ")
        page.locator("#tim-thay mark").filter(has_text="dân").first.wait_for()


def test_the_same_search_works_from_a_disk(page: Page, tmp_path: Path) -> None:
    written = articles(FEW)
    folder = built_site(tmp_path, FEW)
    copy = tmp_path / "copy"
    target = tmp_path / "site.zip"
    assert main(["export", "zip", str(target), "--source", str(folder.parent)]) == 0
    with zipfile.ZipFile(target) as archive:
        archive.extractall(copy)
    page.goto(f"{copy.as_uri()}/tim-kiem.html")
    assert_answers_as_the_oracle(page, copy, FEW, 24)
    asked = Asked("nhan dan", (("nhan",), ("dan",)), exact=False)
    expected, _ = Oracle(written).found(asked)
    assert f" {len(expected)} kết quả" in search(page, asked.typed)
    page.locator("#tim-thay .summary mark").first.wait_for()
    page.locator("#tim-thay h2 a").first.click()
    page.locator("h1").wait_for()
    assert urlsplit(page.url).path.endswith(".html")
    page.go_back()
    assert f" {len(expected)} kết quả" in said(page)


@pytest.mark.soak
@pytest.mark.parametrize("count", [10_015, 100_000])
def test_finds_everything_in_a_large_archive(
    page: Page, tmp_path_factory: pytest.TempPathFactory, count: int
) -> None:
    folder = built_site(shared_folder(tmp_path_factory), count)
    with served(folder) as url:
        page.goto(f"{url}tim-kiem.html")
        page.set_default_timeout(0)
        assert_answers_as_the_oracle(page, folder, count, 200)
