"""The page of an article that has everything, as its reader sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser.conftest import open_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from looks import ReaderSite

EVERYTHING = "article with everything"


@pytest.fixture
def article(chromium: Browser, reader_site: ReaderSite) -> Iterator[Page]:
    page = open_page(chromium, reader_site, EVERYTHING)
    yield page
    page.context.close()


def test_lines_are_as_long_as_eyes_like_them(article: Page) -> None:
    letters, line = article.evaluate("""
    () => {
      const text = document.querySelector(".body > p");
      const probe = document.createElement("span");
      probe.textContent = text.textContent.slice(0, 60);
      probe.style.whiteSpace = "nowrap";
      text.append(probe);
      const style = getComputedStyle(text);
      return [text.clientWidth / (probe.getBoundingClientRect().width / 60),
              parseFloat(style.lineHeight) / parseFloat(style.fontSize)];
    }
    """)
    assert 60 <= letters <= 75
    assert round(line, 3) >= 1.6


def test_an_article_with_everything_shows_everything(article: Page) -> None:
    body = article.locator(".body")
    assert body.locator(".gallery figure").count() == 3
    assert body.locator(".gallery figcaption").count() == 2
    assert body.locator("picture source[type='image/webp']").count() == 4
    for image in article.locator("main img").all():
        assert image.get_attribute("width")
        assert image.get_attribute("height")
    assert article.locator(".main-picture img").get_attribute("loading") is None
    assert body.locator(".gallery img").first.get_attribute("loading") == "lazy"
    assert body.locator(".card").count() == 3
    assert body.locator(".video").first.inner_text().startswith("Lễ khai mạc (video, mở trang")
    assert body.locator(".size").count() == 2
    assert body.locator("dl dd").count() == 1
    assert body.locator("abbr[title='Hội đồng nhân dân']").count() == 1
    assert body.locator("iframe, video, object, embed").count() == 0
    note = body.locator(".footnote-ref")
    note.click()
    assert article.locator(":target").inner_text().startswith("Theo báo cáo của các tổ.")
    outside = "(link) => getComputedStyle(link, '::after').content"
    assert "↗" in body.locator("a[rel~=external]").first.evaluate(outside)
    corrections = article.locator(".notice")
    assert corrections.locator("time").count() == 2
    before = "(notice) => notice.compareDocumentPosition(document.querySelector('.body')) & 4"
    assert corrections.evaluate(before)
    assert article.locator(".attachments a").inner_text().startswith("Kế hoạch (PDF, ")
    assert article.locator("a[hreflang=en]").inner_text() == "English"


def test_a_table_says_that_it_goes_on(article: Page) -> None:
    """Its box alone scrolls; the cover that hides the shadow at its edge moves away with it."""
    article.set_viewport_size({"width": 360, "height": 800})
    box = article.locator(".table-scroll").first
    assert box.evaluate("(box) => box.scrollWidth > box.clientWidth")
    assert "local" in box.evaluate("(box) => getComputedStyle(box).backgroundAttachment")
    moved = "(box) => { box.moved = new Promise((done) => box.addEventListener('scroll', done)); }"
    box.evaluate(moved)
    box.focus()
    article.keyboard.press("ArrowRight")
    assert box.evaluate("(box) => box.moved.then(() => box.scrollLeft)") > 0
