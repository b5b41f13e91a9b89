"""How a test asks the search page, and what the oracle says that it must answer."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from benchmarks.corpus import build_articles
from benchmarks.search_oracle import ask, facts, found_by_each

from search_site import SEED, some_articles
from wardnews.commands.search_command import open_index

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

Answers: TypeAlias = list[tuple[list[int], bool]]

ANSWERED = re.compile("kết quả|Không tìm thấy")
ANSWER_ALL = """async typed => {
  const answers = [];
  for (const each of typed) {
    const { numbers, count, approximate } = await wardnewsText.find(each);
    answers.push([numbers, Boolean(approximate && count)]);
  }
  return answers;
}"""


def nfd(value: str) -> str:
    return unicodedata.normalize("NFD", value)


@dataclass(frozen=True)
class Site:
    """A built site of synthetic articles, and the address that a browser finds it at."""

    folder: Path
    url: str


def search(page: Page, typed: str) -> str:
    """Type the words, press Enter and return what the page then says."""
    page.fill("#tim-q", typed)
    page.press("#tim-q", "Enter")
    return said(page)


def said(page: Page) -> str:
    status = page.get_by_role("status")
    status.filter(has_text=ANSWERED).wait_for()
    return status.inner_text()


def links(page: Page) -> list[str]:
    hrefs = [each.get_attribute("href") or "" for each in page.query_selector_all("#tim-thay h2 a")]
    return [href.removeprefix("./") for href in hrefs]


def assert_answers_as_the_oracle(page: Page, folder: Path, count: int, queries: int) -> None:
    index, some = open_index(folder), some_articles(count)
    asked = [*ask(some, queries, 3), *facts(some, queries // 3, 4)]
    found = found_by_each(build_articles(count, SEED), asked)
    answers: Answers = page.evaluate(ANSWER_ALL, [each.typed for each in asked])
    hits = 0
    for each, (expected, nearly), (numbers, approximate) in zip(asked, found, answers, strict=True):
        urls = [index.text(number)[0].url for number in numbers]
        assert set(urls) == expected, each
        assert len(urls) == len(expected), each
        assert approximate == nearly, each
        hits += len(expected)
    assert hits > queries
