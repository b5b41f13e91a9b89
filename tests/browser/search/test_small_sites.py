"""The search page over sites of a few articles, each written for what it is about."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from browser.conftest import served
from browser.search.asking import links, said, search
from builders import BAI, article_text, build_site

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Page, Route

    from conftest import MakeSite

PATH = "content/articles/2020/2020-09-{:02}-bai.md"


@contextmanager
def page_of(make_site: MakeSite, files: Mapping[str, str | bytes]) -> Iterator[str]:
    """Yield the address of the search page of a site with these files."""
    root = make_site(dict(files))
    build_site(root)
    with served(root / "build") as url:
        yield f"{url}tim-kiem.html"


def hold(page: Page, pattern: str) -> list[Route]:
    """Leave requests without an answer, and return those that are."""
    held: list[Route] = []

    def leave(route: Route) -> None:
        held.append(route)

    page.route(re.compile(pattern), leave)
    return held


def test_marks_stand_on_words_with_unseen_signs_inside(make_site: MakeSite, page: Page) -> None:
    body = "Họp tổ dân\u200b phố: phòng\u00adcháy, 👨\u200d👩 và ch&shy;áy."
    files = {BAI: article_text(body, title="Đ\u200dội phòngcháy")}
    with page_of(make_site, files) as url:
        page.goto(url)
        for typed in (
            "đội “dân phố” phòngcháy cháy",
            "do\u00adi “dan \ufeffpho” phong\u200bchay chay",
        ):
            assert " 1 kết quả" in search(page, typed)
            summary = page.locator("#tim-thay .summary")
            assert page.locator("h2 mark").all_text_contents() == ["Đ\u200dội", "phòngcháy"]
            marked = summary.locator("mark").all_text_contents()
            assert marked == ["dân\u200b phố", "phòng\u00adcháy", "ch\u00adáy"]
            assert summary.text_content() == body.replace("&shy;", "\u00ad")


def test_old_articles_without_a_word_hide_no_newer_one(make_site: MakeSite, page: Page) -> None:
    files = {
        PATH.format(day): article_text(
            "…" if day <= 8 else "Có lời.",
            title="'!!!'" if day <= 8 else "Tin",
            date=f"{day}/9/2020",
        )
        for day in range(1, 17)
    }
    with page_of(make_site, files) as url:
        page.goto(url)
        assert " 8 kết quả" in search(page, "có lời")
        page.get_by_text("Chuyên mục, ngày đăng").click()
        page.fill("#tim-tu", "2020-09-15")
        page.fill("#tim-den", "2020-09-15")
        assert " 1 kết quả" in search(page, "có lời")


def test_what_was_typed_is_there_on_the_way_back(make_site: MakeSite, page: Page) -> None:
    with page_of(make_site, {}) as url:
        page.goto(f"{url}?q=mặt")
        assert " 1 kết quả" in said(page)
        page.locator("#tim-q").fill("nội dun")
        page.locator("#tim-thay mark").filter(has_text=re.compile("dung")).wait_for()
        page.locator("#tim-thay h2 a").click()
        page.get_by_role("heading", name="Gặp mặt").wait_for()
        page.go_back()
        assert " 1 kết quả" in said(page)
        assert page.input_value("#tim-q") == "nội dun"
        assert page.locator("#tim-thay mark").all_inner_texts() == ["Nội", "dung"]
        search(page, "gặp")
        page.go_back()
        page.get_by_role("status").filter(has_text="1 kết quả").wait_for()
        assert page.input_value("#tim-q") == "nội dun"


def test_a_result_is_shown_before_the_texts_of_others_are_in(
    make_site: MakeSite, page: Page
) -> None:
    files = {
        PATH.format(day): article_text(
            "hai ba. một hai" if day < 9 else "một hai ba", date=f"{day}/9/2020"
        )
        for day in range(1, 10)
    }
    with page_of(make_site, files) as url:
        held = hold(page, r"/x0-\w+/[0-7]\.bin")
        page.goto(f"{url}?q=“một hai ba”")
        page.locator("#tim-thay > li").wait_for()
        assert links(page) == ["2020/09/09/bai.html"]
        assert page.get_by_role("status").inner_text() == "Đang tìm…"
        assert len(held) == 8


def test_a_page_beyond_the_last_shows_the_last(make_site: MakeSite, page: Page) -> None:
    files = {
        PATH.format(day): article_text(
            "hai ba. một hai" if day < 9 else "một hai ba", date=f"{day}/9/2020"
        )
        for day in range(1, 19)
    }
    with page_of(make_site, files) as url:
        page.goto(f"{url}?q=“một hai ba”")
        assert said(page) == "Tìm thấy ít nhất 10 kết quả."
        first = links(page)
        page.get_by_role("link", name="Trang sau").click()
        page.get_by_role("status").filter(has_text="Tìm thấy 10 kết quả.").wait_for()
        assert links(page) == first
        assert page.locator("#tim-trang").is_hidden()
        page.goto(f"{url}?q=hai&trang=9")
        assert said(page) == "Tìm thấy 18 kết quả."
        assert len(links(page)) == 8
        assert page.locator("#tim-trang").inner_text().split("\n")[-1].endswith("Trang 2 trên 2")


def test_shards_are_asked_for_before_the_newest_articles_are_in(
    make_site: MakeSite, page: Page
) -> None:
    files = {
        PATH.format(day): article_text("Có lời.", date=f"{day}/9/2020") for day in range(1, 17)
    }
    with page_of(make_site, files) as url:
        page.goto(url)
        _, tail = (page.get_attribute("#tim-thay", "data-segments") or "").split(" ")
        hold(page, f"/{tail}/index.bin")
        with page.expect_request(re.compile(r"/t0\.bin")):
            page.goto(f"{url}?q=lời", wait_until="commit")
