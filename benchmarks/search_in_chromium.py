"""Queries in a real Chromium with an empty cache, over a network and with a processor like a phone's."""

from __future__ import annotations

import gzip
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from playwright.sync_api import sync_playwright

from wardnews.commands.search_command import open_index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

CHROMIUM = "/usr/bin/chromium"
SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 0.75e6 / 8,
}
"""Slow 4G as Lighthouse emulates it: milliseconds of delay, and bytes a second."""

SLOWER = 4
"""How many times slower the processor is made."""

TEXTS = {".html", ".js", ".css", ".json", ".svg"}


@dataclass
class Cost:
    """What one query took: bytes and requests of each kind, seconds until the first result."""

    bytes: dict[str, int] = field(default_factory=dict)
    requests: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0

    def add(self, kind: str, size: int) -> None:
        self.bytes[kind] = self.bytes.get(kind, 0) + size
        self.requests[kind] = self.requests.get(kind, 0) + 1


class GzipHandler(SimpleHTTPRequestHandler):
    """Serves texts as a web server does: packed, and with connections that stay open."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        if not file.is_file():
            self.send_error(404)
            return
        data = file.read_bytes()
        self.send_response(200)
        if file.suffix in TEXTS:
            data = gzip.compress(data, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Yield the address of the folder on this machine."""
    handler = partial(GzipHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Yield a browser without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def cost_of_query(browser: Browser, site: str, typed: str, *, throttled: bool) -> Cost:
    """Return what the search page takes to answer, from an address that says what is sought."""
    cost = Cost()
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    _measure(page, cost, kind_of_ours, throttled=throttled)
    started = time.perf_counter()
    page.goto(f"{site}/tim-kiem.html?q={quote(typed)}", wait_until="commit")
    page.locator("#tim-thay > li").first.wait_for()
    cost.seconds = time.perf_counter() - started
    page.wait_for_load_state("networkidle")
    context.close()
    return cost


def kind_of_ours(url: str) -> str:
    """Return what a request of the search page is for."""
    path = url.partition("//")[2].partition("/")[2]
    if path.startswith("tim-kiem/x"):
        return "results"
    if path.startswith("tim-kiem/"):
        return "index"
    return "script" if "search" in path else "page"


def cost_of_pagefind(browser: Browser, site: str, typed: str) -> Cost:
    """Return what Pagefind takes to find and to tell of ten results."""
    cost = Cost()
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}/empty.html")
    _measure(page, cost, lambda _: "index", throttled=False)
    page.evaluate(
        """async ([typed, most]) => {
          const pagefind = await import("/pagefind/pagefind.js");
          const { results } = await pagefind.search(typed);
          const shown = await Promise.all(results.slice(0, most).map(each => each.data()));
          return shown.length;
        }""",
        [typed, 10],
    )
    page.wait_for_load_state("networkidle")
    context.close()
    return cost


def found_by_pagefind(browser: Browser, site: str, queries: list[str]) -> list[set[str]]:
    """Return the addresses of all that Pagefind finds for each query."""
    page = browser.new_page()
    page.set_default_timeout(0)
    page.goto(f"{site}/empty.html")
    found = page.evaluate(
        """async queries => {
          const pagefind = await import("/pagefind/pagefind.js");
          const urls = new Map(), all = [];
          for (const typed of queries) {
            const { results } = await pagefind.search(typed);
            for (const each of results) {
              if (!urls.has(each.id)) urls.set(each.id, (await each.data()).url);
            }
            all.push(results.map(each => urls.get(each.id)));
          }
          return all;
        }""",
        queries,
    )
    page.close()
    return [{url.removeprefix("/") for url in urls} for urls in found]


def found_by_ours(browser: Browser, site: str, folder: Path, queries: list[str]) -> list[set[str]]:
    """Return the addresses of all that the search page finds for each query."""
    page = browser.new_page()
    page.set_default_timeout(0)
    page.goto(f"{site}/tim-kiem.html")
    found = page.evaluate(
        """async queries => {
          const all = [];
          for (const typed of queries) all.push((await wardnewsText.find(typed)).numbers);
          return all;
        }""",
        queries,
    )
    page.close()
    index = open_index(folder)
    return [{index.text(number)[0].url for number in numbers} for numbers in found]


def _measure(page: Page, cost: Cost, kind_of: Callable[[str], str], *, throttled: bool) -> None:
    session = page.context.new_cdp_session(page)
    urls: dict[str, str] = {}
    session.send("Network.enable")
    if throttled:
        session.send("Network.emulateNetworkConditions", SLOW_4G)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    session.on(
        "Network.requestWillBeSent",
        lambda event: urls.__setitem__(event["requestId"], event["request"]["url"]),
    )

    def finished(event: dict[str, object]) -> None:
        url = urls.get(str(event["requestId"]), "")
        if url:
            cost.add(kind_of(url), int(str(event["encodedDataLength"]).partition(".")[0]))

    session.on("Network.loadingFinished", finished)
