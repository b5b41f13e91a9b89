"""The budgets of the reader's site, in a real browser, on a page of every kind.

A page is opened once and looked at from every side, for opening it is what costs.
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag, urljoin

import pytest
from lxml import html

from browser.conftest import DESK, PHONE, open_page
from builders import AS_OF, write_files
from looks import KINDS, MOVED, SHIFTS, ReaderSite
from wardnews.executors import SerialExecutor
from wardnews.outcome import Project
from wardnews.yearbook import write_yearbook

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

STOPS = 40
"""So many presses of Tab are followed on a page."""

ARTICLE = "plain article"
SCRIPT, STYLE, HTML, WHOLE = 4_000, 8_000, 10_000, 25_000
"""Bytes over the wire, packed."""

AXE = """
(only) => axe.run(only
  ? {runOnly: {type: "rule", values: only}}
  : {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
     rules: {"target-size": {enabled: true}}})
  .then((found) => found.violations.map((each) => [each.id, each.nodes.map((node) => node.html)]))
"""
FOCUS = """
() => {
  const element = document.activeElement;
  const box = element.getClientRects()[0];  // the first line of a link
  const style = getComputedStyle(element);
  const at = document.elementFromPoint(
    Math.min(innerWidth - 1, box.x + box.width / 2), box.y + Math.min(box.height / 2, 12));
  return {
    name: element.outerHTML.slice(0, 90),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inside: box.top >= 0 && (box.bottom <= innerHeight + 1 || box.height > innerHeight),
    uncovered: element.contains(at) || (at && at.contains(element)),
  };
}
"""
TYPE = """
() => {
  const lines = (selector) => [...document.querySelectorAll(selector)]
    .filter((element) => element.offsetWidth > 1)
    .map((element) => [element, getComputedStyle(element)])
    .filter(([, style]) => style.lineHeight !== "normal")
    .map(([, style]) => parseFloat(style.lineHeight) / parseFloat(style.fontSize));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const sizes = [];
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (walker.currentNode.data.trim() && parent.offsetWidth > 1)
      sizes.push(parseFloat(getComputedStyle(parent).fontSize));
  }
  return {
    size: parseFloat(getComputedStyle(document.body).fontSize),
    smallest: Math.min(...sizes),
    text: Math.min(...lines("main p, main li")),
    heads: Math.min(...lines("h1, h2, h3, h4")),
  };
}
"""
CHOSEN_THEME = "(theme) => { document.documentElement.dataset.theme = theme; }"


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_keeps_to_every_budget(
    chromium: Browser, reader_site: ReaderSite, axe: str, kind: str
) -> None:
    page = open_page(chromium, reader_site, kind, width=360)
    asked: set[str] = set()
    said: list[str] = []
    page.on("request", lambda request: asked.add(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.reload(wait_until="networkidle")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert page.evaluate(SHIFTS) == 0
    assert [url for url in asked if not url.startswith((reader_site.url, "data:"))] == []
    assert page.context.cookies() == []
    assert said == []
    assert sizes_of(reader_site, asked, ".css")[0] <= STYLE
    assert sum(size for size in sizes_of(reader_site, asked, "wardnews", ".js")) <= SCRIPT
    page.evaluate("scrollTo(0, 0)")
    look_at_the_keyboard(page)
    look_at_the_type(page)
    look_at_the_width(page)
    # By the site's policy a page runs no inline script; what a test brings goes round it.
    page.evaluate(axe)
    look_with_axe(page)
    look_at_paper(page, KINDS[kind])
    page.context.close()


def sizes_of(site: ReaderSite, asked: set[str], *parts: str) -> list[int]:
    """Return the packed sizes of the files asked for whose address holds all the parts."""
    files = [url.removeprefix(site.url) for url in asked if all(part in url for part in parts)]
    return [len(gzip.compress((site.output / file).read_bytes(), 9)) for file in files]


def look_at_the_keyboard(page: Page) -> None:
    """The first stop is the way to the content; every stop is seen, outlined and not covered."""
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#noi-dung"
    for _ in range(STOPS):
        stop = page.evaluate(FOCUS)
        assert stop["outlined"], stop
        assert stop["inside"], stop
        assert stop["uncovered"], stop
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break


def look_at_the_type(page: Page) -> None:
    """Text is large, and no line is so close that stacked marks touch."""
    measured = page.evaluate(TYPE)
    assert measured["size"] >= 18
    assert measured["smallest"] >= 12
    assert round(measured["text"], 3) >= 1.35
    assert round(measured["heads"], 3) >= 1.35


def look_at_the_width(page: Page) -> None:
    """Nothing scrolls sideways, on the narrowest phone, and there with a text twice as large.

    Twice the text on twice the width is what a reader's zoom of 200 % makes of a phone.
    """
    page.set_viewport_size({"width": PHONE, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    page.evaluate("document.documentElement.style.fontSize = '225%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    page.evaluate("document.documentElement.style.fontSize = ''")


def look_with_axe(page: Page) -> None:
    for width in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": 800})
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            assert page.evaluate(AXE, None) == [], (width, theme)
    page.evaluate(CHOSEN_THEME, "contrast")
    assert page.evaluate(AXE, ["color-contrast"]) == [], "high contrast"
    page.evaluate("delete document.documentElement.dataset.theme")


def look_at_paper(page: Page, path: str) -> None:
    """On paper a page has no navigation, fits the sheet, and says at its end where it is from."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 640, "height": 900})
    for gone in (".menu", ".comfort", ".breadcrumb", ".neighbours", ".tools", ".search", ".side"):
        assert not any(each.is_visible() for each in page.locator(gone).all()), gone
    end = page.locator(".on-paper")
    assert end.is_visible()
    assert path.removesuffix("index.html") in end.inner_text()
    assert page.evaluate("getComputedStyle(document.body).fontSize") == "16px"  # 12 pt
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    assert page.evaluate("getComputedStyle(document.body.parentElement).backgroundColor") == (
        "rgb(255, 255, 255)"
    )
    assert page.pdf().startswith(b"%PDF")


def test_an_article_without_pictures_is_small(chromium: Browser, reader_site: ReaderSite) -> None:
    page = open_page(chromium, reader_site, ARTICLE)
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    page.reload(wait_until="networkidle")
    page.context.close()
    assert len(asked) <= 4
    assert sum(sizes_of(reader_site, asked)) <= WHOLE
    assert sizes_of(reader_site, asked, ".html")[0] <= HTML


def test_a_chart_can_be_read_on_a_phone(chromium: Browser, reader_site: ReaderSite) -> None:
    """Its words stay as large as other small text, and its longest bar is as wide as the page."""
    page = open_page(chromium, reader_site, "statistics", width=PHONE)
    chart = page.locator(".chart").first
    small = page.evaluate("getComputedStyle(document.querySelector('.breadcrumb ol')).fontSize")
    assert chart.locator("text").first.evaluate("(it) => getComputedStyle(it).fontSize") == small
    drawn = "(parts) => parts.map((part) => part.getBoundingClientRect())"
    words = chart.locator("text").evaluate_all(drawn)
    bars = chart.locator("rect").evaluate_all(drawn)
    assert min(word["height"] for word in words) >= 12
    assert max(word["right"] for word in words) <= PHONE
    assert 0.8 * PHONE < max(bar["width"] for bar in bars) <= PHONE
    assert all(word["bottom"] <= bar["top"] + 2 for word, bar in zip(words, bars, strict=True))
    page.context.close()


def test_colours_that_a_reader_forces_leave_nothing_to_guess(
    chromium: Browser, reader_site: ReaderSite
) -> None:
    page = open_page(chromium, reader_site, "month")
    page.emulate_media(forced_colors="active")
    colours = """
    (selector) => {
      const style = getComputedStyle(document.querySelector(selector));
      return [style.borderBottomColor, style.backgroundColor, style.color];
    }
    """
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    other = page.evaluate(colours, ".menu li.wide a:not([aria-current])")
    here = page.evaluate(colours, ".menu a[aria-current]")
    assert other[0] == ground
    assert here[0] != ground
    assert page.evaluate(colours, ".calendar td:has(a)")[0] != ground
    page.context.close()


def test_a_reader_who_asks_for_more_contrast_gets_it(
    chromium: Browser, reader_site: ReaderSite
) -> None:
    page = open_page(chromium, reader_site, ARTICLE)
    colour = "getComputedStyle(document.querySelector('.dateline')).color"
    before = page.evaluate(colour)
    page.emulate_media(contrast="more")
    assert page.evaluate(colour) != before
    assert page.evaluate(colour) == page.evaluate("getComputedStyle(document.body).color")
    page.context.close()


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
    is_article = re.compile(r"\d{4}/\d\d/\d\d/(?!index)")
    files = {
        file.relative_to(reader_site.output).as_posix(): file
        for file in reader_site.output.rglob("*.html")
    }
    shown = [
        path
        for path, file in files.items()
        if is_article.match(path) and b'"noindex"' not in file.read_bytes()
    ]
    assert len(shown) > 50
    assert max(clicks[path] for path in shown) <= 4


def test_nothing_that_needs_the_script_is_shown_without_it(
    chromium: Browser, reader_site: ReaderSite
) -> None:
    page = open_page(chromium, reader_site, ARTICLE, scripts=False)
    assert not page.locator(".comfort, .tools").first.is_visible()
    assert page.locator(".body").is_visible()
    page.context.close()


def test_w3c_finds_no_error(
    reader_site: ReaderSite, reader_folder: Path, vnu: Path, tmp_path: Path
) -> None:
    project = Project(root=reader_folder, as_of=AS_OF)
    book = write_yearbook(project, 2018, SerialExecutor()).data
    write_files(tmp_path, {"build/ky-yeu.html": book or b""})
    files = [str(reader_site.output / path) for path in (*KINDS.values(), MOVED)]
    files.append(str(tmp_path / "build/ky-yeu.html"))
    files += [str(file) for file in reader_site.output.glob("assets/*.css")]
    command = ["java", "-Xss2m", "-jar", str(vnu), "--errors-only", "--also-check-css"]
    command += ["--format", "json", *files]
    done = subprocess.run(command, capture_output=True, check=False, timeout=300)  # noqa: S603  # ours
    messages: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    assert [(each["url"].rsplit("build/", 1)[-1], each["message"]) for each in messages] == []
