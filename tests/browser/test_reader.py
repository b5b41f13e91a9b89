"""The budgets of the reader's site, in a real browser, on a page of every kind."""

from __future__ import annotations

import gzip
import json
import subprocess
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag, urljoin

import pytest
from lxml import html

from looks import KINDS, ReaderSite

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

EACH_KIND = pytest.mark.parametrize("kind", KINDS)
PHONE, DESK = 320, 1280
ARTICLE = "plain article"
PICTURES = "article with pictures and a table"

AXE = """
axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
         rules: {"target-size": {enabled: true}}})
  .then((found) => found.violations.map((each) => [each.id, each.nodes.map((node) => node.html)]))
"""
SHIFTS = """
new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((each) => { sum += each.value; }))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 300);
})
"""
FOCUS = """
() => {
  const element = document.activeElement;
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const at = document.elementFromPoint(
    Math.min(innerWidth - 1, box.x + box.width / 2), box.y + Math.min(box.height / 2, 12));
  return {
    name: element.outerHTML.slice(0, 90),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inside: box.top >= 0 && box.bottom <= innerHeight + 1,
    uncovered: element.contains(at) || (at && at.contains(element)),
  };
}
"""


def open_page(
    chromium: Browser,
    site: ReaderSite,
    kind: str,
    *,
    width: int = DESK,
    scheme: Any = "light",
    scripts: bool = True,
) -> Page:
    context = chromium.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        reduced_motion="reduce",
        java_script_enabled=scripts,
        accept_downloads=True,
    )
    page = context.new_page()
    page.goto(site.url + KINDS[kind])
    return page


@pytest.fixture
def article(chromium: Browser, reader_site: ReaderSite) -> Iterator[Page]:
    page = open_page(chromium, reader_site, PICTURES)
    yield page
    page.context.close()


@EACH_KIND
def test_axe_finds_nothing(chromium: Browser, reader_site: ReaderSite, axe: str, kind: str) -> None:
    page = open_page(chromium, reader_site, kind)
    # By the site's policy a page runs no inline script; what a test brings goes round it.
    page.evaluate(axe)
    for width in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": 800})
        for theme in ("light", "dark", "contrast"):
            page.get_by_label("Độ tương phản").select_option(theme)
            assert page.evaluate(AXE) == [], (width, theme)
    page.context.close()


@EACH_KIND
def test_nothing_scrolls_sideways(chromium: Browser, reader_site: ReaderSite, kind: str) -> None:
    page = open_page(chromium, reader_site, kind, width=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    # Twice the text on twice the width is what a reader's zoom of 200 % makes of a phone.
    page.evaluate("document.documentElement.style.fontSize = '225%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    page.context.close()


@EACH_KIND
def test_a_page_asks_nobody_else_keeps_nothing_and_never_moves(
    chromium: Browser, reader_site: ReaderSite, kind: str
) -> None:
    page = open_page(chromium, reader_site, kind, width=360)
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.reload(wait_until="networkidle")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert page.evaluate(SHIFTS) == 0
    assert [url for url in asked if not url.startswith(reader_site.url)] == []
    assert page.context.cookies() == []
    assert said == []
    page.context.close()


def test_an_article_without_pictures_is_small(chromium: Browser, reader_site: ReaderSite) -> None:
    page = open_page(chromium, reader_site, ARTICLE)
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    page.reload(wait_until="networkidle")
    sizes = {
        url.rsplit(".", 1)[1]: len(gzip.compress((reader_site.output / path).read_bytes(), 9))
        for url in asked
        for path in [url.removeprefix(reader_site.url)]
    }
    page.context.close()
    assert len(asked) <= 4
    assert sum(sizes.values()) <= 25_000
    assert sizes["html"] <= 10_000
    assert sizes["css"] <= 8_000
    assert sizes["js"] <= 4_000


@EACH_KIND
def test_the_first_stop_of_the_keyboard_is_the_content_and_every_stop_is_seen(
    chromium: Browser, reader_site: ReaderSite, kind: str
) -> None:
    page = open_page(chromium, reader_site, kind, width=360)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#noi-dung"
    for _ in range(25):
        stop = page.evaluate(FOCUS)
        assert stop["outlined"], stop
        assert stop["inside"], stop
        assert stop["uncovered"], stop
        page.keyboard.press("Tab")
    page.context.close()


def test_text_is_large_and_set_for_stacked_marks(article: Page) -> None:
    measured = article.evaluate("""
    () => {
      const lines = (selector) => [...document.querySelectorAll(selector)].map((element) => {
        const style = getComputedStyle(element);
        return parseFloat(style.lineHeight) / parseFloat(style.fontSize);
      });
      const text = document.querySelector(".body > p");
      const probe = document.createElement("span");
      probe.textContent = text.textContent.slice(0, 60);
      probe.style.whiteSpace = "nowrap";
      text.append(probe);
      const letters = text.clientWidth / (probe.getBoundingClientRect().width / 60);
      return {size: parseFloat(getComputedStyle(text).fontSize), letters,
              text: Math.min(...lines(".body > p")), heads: Math.min(...lines("h1, h2, h3"))};
    }
    """)
    assert measured["size"] >= 18
    assert round(measured["text"], 3) >= 1.6
    assert round(measured["heads"], 3) >= 1.35
    assert 60 <= measured["letters"] <= 75


def test_on_paper_an_article_is_an_article(article: Page) -> None:
    article.emulate_media(media="print")
    for gone in (".menu", ".comfort", ".tools", ".side", ".breadcrumb", ".neighbours"):
        assert not article.locator(gone).first.is_visible(), gone
    end = article.locator(".on-paper")
    assert end.is_visible()
    assert KINDS[PICTURES] in end.inner_text()
    assert "14/06/2019" in end.inner_text()
    assert article.evaluate("getComputedStyle(document.body).fontSize") == "16px"  # 12 pt
    assert article.pdf().startswith(b"%PDF")


def test_every_article_is_four_clicks_from_home_without_script(reader_site: ReaderSite) -> None:
    clicks = {"index.html": 0}
    waiting = ["index.html"]
    for path in waiting:
        document = html.document_fromstring((reader_site.output / path).read_bytes())
        for link in document.iter("a"):
            to = urldefrag(urljoin(f"{reader_site.url}{path}", link.get("href"))).url
            target = to.removeprefix(reader_site.url)
            if to.startswith(reader_site.url) and target.endswith(".html"):
                if target not in clicks:
                    waiting.append(target)
                clicks.setdefault(target, clicks[path] + 1)
    articles = {path for path in clicks if path.count("/") == 3 and "index" not in path}
    assert len(articles) > 50
    assert max(clicks[path] for path in articles) <= 4


def test_nothing_that_needs_the_script_is_shown_without_it(
    chromium: Browser, reader_site: ReaderSite
) -> None:
    page = open_page(chromium, reader_site, ARTICLE, scripts=False)
    assert not page.locator(".comfort, .tools").first.is_visible()
    assert page.locator(".body").is_visible()
    page.context.close()


def test_w3c_finds_no_error(reader_site: ReaderSite, vnu: Path) -> None:
    files = [str(reader_site.output / path) for path in KINDS.values()]
    command = ["java", "-Xss2m", "-jar", str(vnu), "--errors-only", "--format", "json", *files]
    done = subprocess.run(command, capture_output=True, check=False, timeout=300)  # noqa: S603  # ours
    messages = json.loads(done.stderr)["messages"]
    assert [(each["url"].rsplit("build/", 1)[-1], each["message"]) for each in messages] == []
