"""The search page in a real browser, against what the oracle finds by reading every article."""

from __future__ import annotations

import gzip
import json
import random
import re
import threading
import unicodedata
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import parse_qs, urlsplit

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

import search_site
from browser.conftest import QuietHandler
from search_site import ARTICLES, SEED, articles, built_site, shared_folder, some_articles
from wardnews import text
from wardnews.cli import main
from wardnews.commands.search_command import open_index
from wardnews.executors import SerialExecutor
from wardnews.search import shards
from wardnews.search.find import Filters, find
from wardnews.search.query import parse_query

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

Answers: TypeAlias = list[tuple[list[int], bool]]

QUERIES = 60
FEW = 60
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


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = built_site(shared_folder(tmp_path_factory))
    with served(folder) as url:
        yield Site(folder, url)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder and yield its address."""
    handler = partial(QuietHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert not errors


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


@pytest.mark.slow
def test_state_is_in_the_address_and_the_back_button_works(site: Site, page: Page) -> None:
    page.goto(f"{site.url}tim-kiem.html")
    everything = search(page, "nhân dân")
    page.get_by_text("Chuyên mục, ngày đăng").click()
    page.select_option("#tim-c", "dan-van")
    page.fill("#tim-tu", "2014-03-01")
    page.fill("#tim-den", "2024-02-20")
    page.get_by_label("Mới nhất").check()
    narrowed = search(page, "nhân dân")
    assert int(re.findall(r"\d+", narrowed)[0]) < int(re.findall(r"\d+", everything)[0])
    state = parse_qs(urlsplit(page.url).query)
    wanted = {"q": "nhân dân", "c": "dan-van", "tu": "2014-03-01", "den": "2024-02-20"}
    assert {key: value[0] for key, value in state.items()} == {**wanted, "xep": "moi"}
    first = links(page)
    assert first == sorted(first, reverse=True)
    assert len(first) == 10
    assert "2024/02/20" >= first[0][:10] >= first[-1][:10] >= "2014/03/01"
    page.get_by_role("link", name="Trang sau").click()
    page.get_by_text("Trang 2 trên").wait_for()
    assert not set(links(page)) & set(first)
    assert parse_qs(urlsplit(page.url).query)["trang"] == ["2"]
    page.go_back()
    page.get_by_text("Trang 1 trên").wait_for()
    assert links(page) == first
    page.reload()
    assert said(page) == narrowed
    assert links(page) == first
    page.go_back()
    page.get_by_role("status").filter(has_text=everything).wait_for()
    assert page.input_value("#tim-c") == ""


@pytest.mark.slow
def test_says_when_marks_were_passed_over_and_what_to_try_when_nothing_is_found(
    site: Site, page: Page
) -> None:
    page.goto(f"{site.url}tim-kiem.html")
    assert "kết quả gần đúng" in search(page, "dảng ùy")
    assert page.locator("#tim-thay mark").count() > 0
    assert search(page, "zzyzx “nhân dân”").startswith("Không tìm thấy")
    tries = page.locator("#tim-thay li")
    assert "bỏ ngoặc kép" in tries.first.inner_text()
    assert page.get_by_role("heading", name="Cách tìm khác").is_visible()
    page.get_by_text("Chuyên mục, ngày đăng").click()
    page.select_option("#tim-c", "dan-van")
    search(page, "zzyzx")
    page.get_by_role("link", name="Tìm trong mọi chuyên mục, mọi ngày").click()
    page.get_by_text("Không tìm thấy").wait_for()
    assert "c=" not in page.url


@pytest.mark.slow
def test_the_last_word_is_a_beginning_only_while_typing(site: Site, page: Page) -> None:
    page.goto(f"{site.url}tim-kiem.html")
    page.locator("#tim-q").press_sequentially("nhân dân phườ")
    assert said(page).startswith("Tìm thấy")
    page.locator("#tim-thay mark").filter(
        has_text=re.compile("phường", re.IGNORECASE)
    ).first.wait_for()
    page.locator("#tim-q").press("Enter")
    page.get_by_role("status").filter(has_text="Không tìm thấy").wait_for()
    page.locator("#tim-q").fill("nhân d")  # too many words begin so: what is typed out counts
    page.get_by_role("status").filter(has_text="Tìm thấy").wait_for()
    marks = page.locator("#tim-thay mark").all_inner_texts()
    assert {mark[0].lower() for mark in marks} <= {"n", "d"}


def test_folds_as_python_does(site: Site, page: Page) -> None:
    page.goto(f"{site.url}tim-kiem.html")
    cases = json.loads((Path(__file__).parents[1] / "data/folding.json").read_text("utf-8"))
    given = [*(case["word"] for case in cases), *random_words(10_000)]
    read = "given => given.map(each => [wardnewsText.canon(each), wardnewsText.fold(each)])"
    found = page.evaluate(read, given)
    assert found == [[text.canon(each), text.fold(each)] for each in given]
    listed = page.evaluate("given => given.map(each => wardnewsText.words(each))", given)
    assert listed == [list(text.words(each)) for each in given]
    marked = page.evaluate("given => given.map(each => wardnewsText.hasMarks(each))", given)
    assert marked == [text.has_marks(each) for each in given]


def random_words(count: int) -> Iterator[str]:
    """Yield what could be Vietnamese words, in all spellings that keyboards give."""
    rng = random.Random(10)  # noqa: S311  # a test, not a secret
    onsets = [
        "b",
        "c",
        "ch",
        "d",
        "đ",
        "g",
        "gh",
        "gi",
        "h",
        "k",
        "kh",
        "l",
        "m",
        "n",
        "ng",
        "ngh",
        "nh",
        "p",
        "ph",
        "qu",
        "r",
        "s",
        "t",
        "th",
        "tr",
        "v",
        "x",
        "Đ",
        "Ð",
    ]
    vowels = [
        "a",
        "ă",
        "â",
        "e",
        "ê",
        "i",
        "o",
        "ô",
        "ơ",
        "u",
        "ư",
        "y",
        "ai",
        "ao",
        "au",
        "ay",
        "âu",
        "ây",
        "eo",
        "êu",
        "ia",
        "iê",
        "iu",
        "oa",
        "oă",
        "oe",
        "oi",
        "ôi",
        "ơi",
        "ua",
        "uâ",
        "uê",
        "ui",
        "uô",
        "uơ",
        "uy",
        "ưa",
        "ươ",
        "ưi",
        "ưu",
        "iêu",
        "oai",
        "oay",
        "oeo",
        "uây",
        "uôi",
        "uya",
        "uyê",
        "uyu",
        "ươi",
        "ươu",
        "yê",
        "yêu",
    ]
    codas = ["", "", "c", "ch", "m", "n", "ng", "nh", "p", "t", "1", "-"]
    for _ in range(count):
        vowel = rng.choice(vowels)
        at = rng.randrange(len(vowel)) + 1
        tone = rng.choice(["", *"\u0300\u0301\u0303\u0309\u0323"])
        normalize = rng.choice([text.nfc, nfd])
        word = rng.choice(["", *onsets]) + vowel[:at] + tone + vowel[at:] + rng.choice(codas)
        spelled = normalize(word)
        yield rng.choice([spelled, spelled.upper(), spelled.capitalize()])


def test_the_script_is_small_and_loads_on_this_page_alone(site: Site, chromium: Browser) -> None:
    assert len(gzip.compress(Path("static/search.js").read_bytes(), 9)) <= 8 * 1024
    context = chromium.new_context()
    page = context.new_page()
    for path in ("index.html", "luu-tru/index.html", "cong-tac-dang/index.html"):
        page.goto(site.url + path)
        assert not page.query_selector('script[src*="search"]')
        assert page.locator('header form[action$="tim-kiem.html"] input[name="q"]').count() == 1
        assert page.locator('link[rel="search"]').count() == 1
    context.close()


def test_leads_elsewhere_without_scripts(site: Site, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.url}tim-kiem.html?q=nhân")
    elsewhere = page.locator("#tim-khac")
    assert elsewhere.is_visible()
    assert elsewhere.get_by_role("link", name="kho lưu trữ").count() == 1
    assert elsewhere.get_by_role("link").count() == 9
    context.close()


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
