from __future__ import annotations

import os
import shutil
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from filelock import FileLock
from playwright.sync_api import sync_playwright

from builders import build_site, write_files
from looks import ADDRESS, EXTRA, KINDS, ReaderSite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

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
PHONE, DESK = 320, 1280


@pytest.fixture(scope="session")
def reader_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return the folder of the reader's site, one for all workers of a run."""
    own = tmp_path_factory.getbasetemp()
    return (own if worker_id == "master" else own.parent) / "reader"


@pytest.fixture(scope="session")
def reader_port(reader_folder: Path) -> Iterator[int]:
    """Return the port at which this worker serves the reader's site, once it is built."""
    with served(reader_folder / "build") as url:
        yield urlsplit(url).port or 0


@pytest.fixture(scope="session")
def chromium(reader_port: int) -> Iterator[Browser]:
    """Return a real browser, one a worker, which finds the reader's site under its address.

    CI must have one, elsewhere its tests are skipped without it.
    """
    if not CHROMIUM.exists() and os.environ.get("CI") != "true":
        pytest.skip(f"{CHROMIUM} is not there")
    host = ADDRESS.split("/")[2]
    flags = [*FLAGS, f"--host-resolver-rules=MAP {host}:80 127.0.0.1:{reader_port}"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=flags)
        yield browser
        browser.close()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder, which may still have to be made, and yield its address."""
    handler = partial(QuietHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def reader_site(reader_folder: Path) -> ReaderSite:
    """Return the sample content and what it lacks as a published site, built once a run."""
    output = reader_folder / "build"
    reader_folder.mkdir(exist_ok=True)
    with FileLock(f"{reader_folder}.lock"):
        if not (reader_folder / "content").exists():
            shutil.copytree(CONTENT, reader_folder / "content")
            write_files(reader_folder, dict(EXTRA))
            report = build_site(reader_folder, output, base_url=ADDRESS.rstrip("/"))
            assert report.problems == ()
    assert all((output / path).is_file() for path in KINDS.values())
    return ReaderSite(url=ADDRESS, output=output)


def open_page(
    chromium: Browser, site: ReaderSite, kind: str, *, width: int = DESK, scripts: bool = True
) -> Page:
    """Return a page of that kind, opened in a context of its own."""
    context = chromium.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="light",
        reduced_motion="reduce",
        java_script_enabled=scripts,
    )
    page = context.new_page()
    page.goto(site.url + KINDS[kind])
    return page


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
