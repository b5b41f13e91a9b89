"""The search page as its reader uses it: form, address, back button, what it says."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from browser.search.asking import links, said, search

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from browser.search.asking import Site


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
    assert page.locator("#tim-trang").is_hidden()
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


@pytest.mark.slow
def test_the_next_page_goes_on_where_the_last_word_is_a_beginning(site: Site, page: Page) -> None:
    page.goto(f"{site.url}tim-kiem.html")
    page.locator("#tim-q").press_sequentially("nhân dân phườ")
    status = page.get_by_role("status").filter(has_text="Tìm thấy")
    status.wait_for()
    sentence, first = status.inner_text(), links(page)
    page.get_by_role("link", name="Trang sau").click()
    page.get_by_text("Trang 2").wait_for()
    assert said(page) == sentence
    assert links(page)
    assert not set(links(page)) & set(first)


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
