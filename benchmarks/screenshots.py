"""`make screenshots`: every kind of page at three widths, in three themes and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.look import PAGES, ROOT, served_site
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

WIDTHS = (360, 768, 1280)
THEMES = ("light", "dark", "contrast", "print")
FLAGS = ["--no-sandbox", "--disable-gpu"]


def main() -> None:
    target = ROOT / "screenshots"
    target.mkdir(exist_ok=True)
    with served_site() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        for width in WIDTHS:
            for theme in THEMES:
                take(browser, url, target, width, theme)
        browser.close()
    print(f"{len(PAGES) * len(WIDTHS) * len(THEMES)} pictures in {target}")


def take(browser: Browser, url: str, target: Path, width: int, theme: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.emulate_media(media="print" if theme == "print" else "screen")
    for name, path in PAGES.items():
        page.goto(url + path)
        if theme in {"dark", "contrast"}:
            page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
        page.evaluate("document.querySelectorAll('img').forEach((each) => each.loading = 'eager')")
        page.wait_for_load_state("networkidle")
        page.screenshot(path=target / f"{name}-{width}-{theme}.png", full_page=True)
    page.close()


if __name__ == "__main__":
    main()
