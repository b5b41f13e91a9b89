from __future__ import annotations

import os
import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from builders import build_site
from looks import KINDS, ReaderSite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
HERE = Path(__file__).parent
CONTENT = HERE.parents[1] / "content"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return a real browser; CI must have one, elsewhere its tests are skipped without it."""
    if not CHROMIUM.exists() and os.environ.get("CI") != "true":
        pytest.skip(f"{CHROMIUM} is not there")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def reader_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReaderSite]:
    """Return the sample content as a published site that is served on this machine."""
    root = tmp_path_factory.mktemp("reader")
    shutil.copytree(CONTENT, root / "content")
    output = root / "build"
    handler = partial(QuietHandler, directory=str(output))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        url = f"http://127.0.0.1:{server.server_port}/"
        assert build_site(root, output, base_url=url.rstrip("/")).published
        assert all((output / path).is_file() for path in KINDS.values())
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield ReaderSite(url=url, output=output)
        server.shutdown()


def node_file(path: str) -> Path:
    """Return a file that `make test` installs with npm; without npm its tests are skipped."""
    file = HERE / "node_modules" / path
    if not file.exists() and (os.environ.get("CI") != "true"):
        pytest.skip(f"{path} is not installed: run `make test` with npm")
    return file


@pytest.fixture(scope="session")
def axe() -> str:
    """Return the source of axe-core."""
    return node_file("axe-core/axe.min.js").read_text("utf-8")


@pytest.fixture(scope="session")
def vnu() -> Path:
    """Return the W3C's validator; it needs Java."""
    if shutil.which("java") is None and os.environ.get("CI") != "true":
        pytest.skip("java is not there")
    return node_file("vnu-jar/build/dist/vnu.jar")
