from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from benchmarks.corpus import build_articles
from benchmarks.search_oracle import (
    Asked,
    Oracle,
    ask,
    bare,
    facts,
    found_by_each,
    spelling,
    words_of,
)

from search_site import ARTICLES, SEED, articles, built_site, shared_folder, some_articles
from wardnews.commands.search_command import open_index
from wardnews.search.find import Filters, find
from wardnews.search.query import parse_query

if TYPE_CHECKING:
    from pathlib import Path

    from wardnews.search.find import Answer, Hit

WORDS = 90
FACTS = 30


class Site:
    """A built site as the command sees it."""

    def __init__(self, root: Path) -> None:
        self.index = open_index(root)

    def find(self, typed: str, filters: Filters | None = None) -> Answer:
        return find(parse_query(typed), self.index, filters or Filters())

    def texts(self, count: int) -> dict[str, tuple[Hit, tuple[str, ...]]]:
        return {hit.url: (hit, blocks) for hit, blocks in map(self.index.text, range(count))}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shared_folder(tmp_path_factory)


def assert_finds_all_and_nothing_else(folder: Path, count: int, queries: int) -> None:
    site, some = Site(built_site(folder, count)), some_articles(count)
    asked = [*ask(some, queries, 1), *facts(some, queries // 3, 2)]
    expected = found_by_each(build_articles(count, SEED), asked)
    hits = 0
    for each, (urls, approximate) in zip(asked, expected, strict=True):
        answer = site.find(each.typed)
        assert {hit.url for hit in answer.hits} == urls, each
        assert len(answer.hits) == len(urls), each
        assert answer.approximate == approximate, each
        hits += len(urls)
    assert hits > queries


@pytest.mark.slow
def test_finds_everything_and_nothing_else(folder: Path) -> None:
    assert_finds_all_and_nothing_else(folder, ARTICLES, WORDS)


@pytest.mark.soak
@pytest.mark.parametrize("count", [10_015, 100_000])
def test_finds_everything_in_a_large_archive(folder: Path, count: int) -> None:
    assert_finds_all_and_nothing_else(folder, count, 300)


@pytest.mark.slow
def test_filters_by_category_and_days(folder: Path) -> None:
    written = articles()
    oracle, site = Oracle(written), Site(built_site(folder))
    asked = Asked("nhân dân", (("nhân",), ("dân",)), exact=True)
    found, _ = oracle.found(asked)
    by_url = {hit.url: hit for hit in site.find(asked.typed).hits}
    first, last = "2014-03-01", "2024-02-20"
    filters = Filters(category="dan-van", first_day=first, last_day=last)
    answer = site.find(asked.typed, filters)
    expected = {
        url
        for url in found
        if by_url[url].category == "Dân vận" and first <= by_url[url].date[:10] <= last
    }
    assert {hit.url for hit in answer.hits} == expected
    assert {url[:4] for url in expected} >= {"2014", "2024"}


@pytest.mark.slow
@pytest.mark.parametrize("typed", ["nhan dan", "Nhân dân", "công tác đảng"])
def test_titles_then_neighbours_then_the_newest_come_first(folder: Path, typed: str) -> None:
    site = Site(built_site(folder))
    hits = site.find(typed).hits
    read = spelling if any(bare(word)[0] != word.lower() for word in typed.split()) else bare
    words = [read(word) for word in typed.split()]
    pairs = list(pairwise(words))
    blocks_of = {url: blocks for url, (_, blocks) in site.texts(ARTICLES).items()}
    ranks = []
    for hit in hits:
        title = [read(word) for word in words_of(hit.title)]
        texts = [title, *([read(w) for w in words_of(each)] for each in blocks_of[hit.url])]
        held = {pair for text in texts for pair in pairwise(text)}
        in_title = sum(word in title for word in words)
        ranks.append((in_title, sum(pair in held for pair in pairs), hit.date, hit.url))
    assert len({rank[:2] for rank in ranks}) > 3
    assert [rank[:3] for rank in ranks] == sorted((rank[:3] for rank in ranks), reverse=True)
