"""What the script adds for readers: text size, contrast, print, save, copy, this day in the past."""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING

import pytest

from looks import KINDS, SHIFTS, ReaderSite

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

ARTICLE = KINDS["article with everything"]
TEXT_SIZE = "parseFloat(getComputedStyle(document.querySelector('.body > p')).fontSize)"


@pytest.fixture
def page(chromium: Browser, reader_site: ReaderSite) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, accept_downloads=True)
    made = context.new_page()
    made.goto(reader_site.url + ARTICLE)
    yield made
    context.close()


def test_text_grows_and_shrinks_and_stays_so(page: Page) -> None:
    normal = page.evaluate(TEXT_SIZE)
    larger = page.get_by_role("button", name="A+ Tăng cỡ chữ")
    larger.click()
    grown = page.evaluate(TEXT_SIZE)
    assert grown > normal
    page.reload()
    assert page.evaluate(TEXT_SIZE) == grown
    while larger.get_attribute("aria-disabled") != "true":
        larger.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="A Cỡ chữ thường").click()
    assert page.evaluate(TEXT_SIZE) == normal
    page.get_by_role("button", name="A− Giảm cỡ chữ").click()
    assert page.evaluate(TEXT_SIZE) < normal


def test_a_chosen_text_size_moves_nothing_when_the_script_is_late(page: Page) -> None:
    page.get_by_role("button", name="A+ Tăng cỡ chữ").click()
    larger = page.evaluate(TEXT_SIZE)

    def late(route: Route) -> None:
        time.sleep(0.5)  # long enough for a browser that does not wait to paint
        route.continue_()

    page.route("**/wardnews.*.js", late)
    page.reload(wait_until="networkidle")
    assert page.evaluate(TEXT_SIZE) == larger
    assert page.evaluate(SHIFTS) == 0


def test_without_its_script_a_page_is_shown_all_the_same(page: Page) -> None:
    page.route("**/wardnews.*.js", lambda route: route.abort())
    page.reload()
    page.wait_for_selector(".body")
    assert page.evaluate("performance.getEntriesByName('first-contentful-paint').length") == 1


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_a_chosen_contrast_stays_on_every_page(
    page: Page, reader_site: ReaderSite, theme: str
) -> None:
    colour = "getComputedStyle(document.body.parentElement).backgroundColor"
    page.get_by_label("Độ tương phản").select_option(theme)
    chosen = page.evaluate(colour)
    page.goto(reader_site.url)
    assert page.evaluate(colour) == chosen
    assert page.get_by_label("Độ tương phản").input_value() == theme
    page.get_by_label("Độ tương phản").select_option("")
    assert page.evaluate("document.documentElement.dataset.theme") is None


def test_a_page_that_is_shown_again_shows_what_was_chosen_meanwhile(page: Page) -> None:
    page.evaluate("localStorage.setItem('size', '2'); localStorage.setItem('theme', 'contrast')")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    root = page.locator("html")
    assert root.get_attribute("data-size") == "2"
    assert root.get_attribute("data-theme") == "contrast"
    assert page.locator("[data-theme-choice]").first.input_value() == "contrast"


@pytest.mark.parametrize("theme", ["dark", "contrast", "light"])
def test_visited_links_are_black_on_paper_in_every_theme(page: Page, theme: str) -> None:
    page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
    page.emulate_media(media="print")
    colour = "getComputedStyle(document.documentElement).getPropertyValue('--visited').trim()"
    assert page.evaluate(colour) == "#000"


def test_an_address_that_is_none_keeps_no_article_from_being_saved(page: Page) -> None:
    page.evaluate("""
      const link = document.createElement("a");
      link.href = "https://phuong.example:8o80/tin";
      document.querySelector(".body").append(link);
    """)
    with page.expect_download():
        page.get_by_role("button", name="Lưu bài viết").click()
    page.get_by_text("Đã lưu bài viết").wait_for()


def test_a_browser_that_remembers_nothing_still_obeys(
    chromium: Browser, reader_site: ReaderSite
) -> None:
    context = chromium.new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})"
    )
    page = context.new_page()
    page.goto(reader_site.url + ARTICLE)
    before = page.evaluate(TEXT_SIZE)
    page.get_by_role("button", name="A+ Tăng cỡ chữ").click()
    assert page.evaluate(TEXT_SIZE) > before
    context.close()


def test_print_is_the_browser_s_own(page: Page) -> None:
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_role("button", name="In bài viết").click()
    assert page.evaluate("window.printed")


def test_the_link_that_is_copied_is_the_article_s_own(page: Page, reader_site: ReaderSite) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Chép liên kết").click()
    page.get_by_text("Đã chép liên kết.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == reader_site.url + ARTICLE


def test_a_phone_that_can_share_offers_it(chromium: Browser, reader_site: ReaderSite) -> None:
    context = chromium.new_context()
    context.add_init_script("navigator.share = async (what) => { window.shared = what; };")
    page = context.new_page()
    page.goto(reader_site.url + ARTICLE)
    page.get_by_role("button", name="Chia sẻ").click()
    assert page.evaluate("window.shared.url") == reader_site.url + ARTICLE
    context.close()


def test_where_nothing_can_be_shared_nothing_is_offered(page: Page) -> None:
    assert page.evaluate("navigator.share === undefined")
    assert not page.get_by_role("button", name="Chia sẻ").is_visible()


def test_a_saved_article_is_one_file_that_needs_no_network(
    page: Page, chromium: Browser, reader_site: ReaderSite, tmp_path: Path
) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    with page.expect_download() as started:
        page.get_by_role("button", name="Lưu bài viết").click()
    page.get_by_text("Đã lưu bài viết").wait_for()
    assert said == []
    file = tmp_path / started.value.suggested_filename
    started.value.save_as(file)
    assert file.name == ARTICLE.rsplit("/", 1)[1]

    context = chromium.new_context(offline=True)
    saved = context.new_page()
    asked: list[str] = []
    saved.on("request", lambda request: asked.append(request.url))
    saved.goto(file.as_uri())
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    pictures = "[...document.images].map((image) => image.naturalWidth)"
    assert len(saved.evaluate(pictures)) == 5
    assert min(saved.evaluate(pictures)) >= 400
    assert saved.locator("h1").inner_text() == page.locator("h1").inner_text()
    assert saved.evaluate("getComputedStyle(document.querySelector('h1')).lineHeight") != "normal"
    assert saved.locator("script, .comfort, .tools, nav").count() == 0
    links = saved.evaluate("[...document.links].map((link) => link.href)")
    inside = f"{file.as_uri()}#"
    assert all(link.startswith((inside, "http", "mailto:", "tel:")) for link in links)
    assert any(link.startswith(reader_site.url) for link in links)
    context.close()


def test_from_a_disk_an_article_is_already_saved(
    chromium: Browser, reader_site: ReaderSite
) -> None:
    page = chromium.new_page()
    page.goto((reader_site.output / ARTICLE).as_uri())
    assert page.get_by_role("button", name="In bài viết").is_visible()
    assert not page.get_by_role("button", name="Lưu bài viết").is_visible()
    page.close()


@pytest.mark.parametrize(
    ("today", "shown", "years"),
    [
        ((2030, 10, 16), "ngày 16 tháng 10", {"2018", "2019", "2020"}),
        ((2020, 10, 16), "ngày 16 tháng 10", {"2018", "2019"}),
        ((2030, 1, 2), "ngày 31 tháng 12", set()),
    ],
)
def test_this_day_in_the_past_is_right_on_other_days(
    chromium: Browser,
    reader_site: ReaderSite,
    today: tuple[int, int, int],
    shown: str,
    years: set[str],
) -> None:
    """The sample site is built as of 31/12/2021; 2 January has no news in any year."""
    page = chromium.new_page()
    page.clock.set_fixed_time(dt.datetime(*today, 9, tzinfo=dt.UTC))
    page.goto(reader_site.url)
    past = page.locator("[data-day]")
    past.get_by_text(shown).wait_for()
    dates = [each.get_attribute("datetime") or "" for each in past.locator("li time").all()]
    assert {date[:4] for date in dates} == years
    if years:
        link = past.locator("ul a").first
        assert link.evaluate("async (link) => (await fetch(link.href)).ok")
        assert len(dates) <= 5
    page.close()
