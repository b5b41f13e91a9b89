"""One article edited under `wardnews serve` and `hugo server`: from the saved file to the page as
a real Chromium shows it after the live reload.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

from benchmarks.contest import WARDNEWS, add_paragraph, hugo
from benchmarks.hugo_site import hugo_path
from benchmarks.measuring import ENVIRONMENT
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.contest import Contest
    from playwright.sync_api import Page

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu"]
PATIENCE = 120.0
"""How long a server may take to begin or to show an edit, in seconds."""

QUIET = 2.0
"""How long both rest after an edit, in seconds, before the next."""

# The moment, by the clock that this script reads too, of the first frame that shows each mark.
WATCHER = """
(() => {
  const seen = window.seenAt = {};
  const look = () => requestAnimationFrame(() => {
    for (const mark of document.body?.textContent.match(/Đoạn thêm lần \\d{4}/g) ?? []) {
      seen[mark] ??= Date.now();
    }
  });
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", look);
})();
"""


def measure_live(
    contest: Contest, runs: int, *, with_hugo: bool
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the seconds of each edit under `wardnews serve`, and under `hugo server`."""
    mine, theirs = [], []
    with contextlib.ExitStack() as stack:
        chromium = stack.enter_context(sync_playwright()).chromium
        browser = chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        stack.callback(browser.close)
        own, others = browser.new_page(), browser.new_page()
        with serving(contest) as url:
            if not with_hugo:
                return tuple(edits(own, url, contest.edited, runs)), ()
            with serving_with_hugo(contest) as hugo_url:
                turns = zip(
                    edits(own, url, contest.edited, runs),
                    edits(others, hugo_url, contest.hugo_edited, runs),
                    strict=True,
                )
                for one, other in turns:
                    mine.append(one)
                    theirs.append(other)
    return tuple(mine), tuple(theirs)


def edits(page: Page, url: str, article: Path, runs: int) -> Iterator[float]:
    """Open an article's page and yield the seconds until each edit shows; the first is not told."""
    page.add_init_script(WATCHER)
    page.goto(url)
    time.sleep(QUIET)
    show_edit(page, article)
    for _ in range(runs):
        time.sleep(QUIET)
        yield show_edit(page, article)


def show_edit(page: Page, article: Path) -> float:
    """Save an edit and return how many seconds later the page shows it."""
    page.bring_to_front()
    saved = time.time()
    mark = add_paragraph(article)
    shown = page.wait_for_function(
        "mark => window.seenAt?.[mark]", arg=mark, timeout=PATIENCE * 1000, polling=20
    )
    return float(shown.json_value()) / 1000 - saved


@contextlib.contextmanager
def serving(contest: Contest) -> Iterator[str]:
    """Run `wardnews serve` and yield the address of the article that is edited."""
    shutil.rmtree(contest.archive / ".wardnews", ignore_errors=True)
    command = [*WARDNEWS, "serve", "--port", "0", "--source", str(contest.archive)]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**ENVIRONMENT, "PYTHONUNBUFFERED": "1"},
    )
    with ended(process):
        assert process.stdout is not None
        found = None
        while found is None:
            line = process.stdout.readline()
            if not line:
                raise SystemExit("wardnews serve ended before it began")
            found = re.search(r"http://127\.0\.0\.1:\d+/", line)
        year, month, day, name = contest.edited.stem.split("-", 3)
        yield f"{found.group()}{year}/{month}/{day}/{name}.html"


@contextlib.contextmanager
def serving_with_hugo(contest: Contest) -> Iterator[str]:
    """Run `hugo server` as its users do and yield the address of the article that is edited."""
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    command = [
        str(hugo()),
        "server",
        "--source",
        str(contest.hugo_live_archive),
        "--port",
        str(port),
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    with ended(process):
        url = f"http://localhost:{port}/{hugo_path(contest.edited)}/"
        end = time.monotonic() + PATIENCE
        while not answers(url):
            if time.monotonic() > end or process.poll() is not None:
                raise SystemExit("hugo server does not answer")
            time.sleep(0.2)
        yield url


@contextlib.contextmanager
def ended(process: subprocess.Popen[str] | subprocess.Popen[bytes]) -> Iterator[None]:
    """End a server with Ctrl-C after the block."""
    try:
        yield
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def answers(url: str) -> bool:
    """Return whether a page is there."""
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False
