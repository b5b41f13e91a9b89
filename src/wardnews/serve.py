"""The preview's web server: this machine only, files of the plan only, reading only.

`http.server` brings the protocol; what it would also do (follow links out of its folder, list
folders, take any Host, print tracebacks) is not used. It is no server for the public.
"""

from __future__ import annotations

import contextlib
import json
import threading
import time
from dataclasses import asdict
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from wardnews.digest import digest_bytes
from wardnews.errors import OperationError
from wardnews.media import content_type
from wardnews.messages import say
from wardnews.policy import FOR_EVER
from wardnews.preview import (
    EVENTS,
    SCRIPT,
    STYLE,
    decode_path,
    missing_page,
    stamp_of_page,
    with_preview,
)
from wardnews.source import real_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from wardnews.board import Board, Stage
    from wardnews.preview import Panel

ADDRESS = "127.0.0.1"
HTTP_PORT = 80
OTHER_PORT = 8080
"""What to try where a port is taken."""

NAMES = (ADDRESS, "localhost")
STREAMS = 64
"""How many pages may wait for events at once."""

PULSE = 10.0
"""How often, in seconds, a silent stream is written to, to find that its reader has gone."""

LASTING = ("assets/", SCRIPT, STYLE)
"""What has a digest in its address: a browser that reloads a page need not ask for it again."""

HEADERS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "same-origin"),
)


class PreviewServer(ThreadingHTTPServer):
    """Serves a board on 127.0.0.1; raises `OperationError` where none of the ports is free."""

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 64

    def __init__(self, board: Board, ports: Iterable[int]) -> None:
        self.board = board
        self.lost: Callable[[], None] = _nothing
        """Called where a file of the plan does not stand in its folder any more."""
        self.streams = threading.BoundedSemaphore(STREAMS)
        tried = tuple(ports)
        for port in tried:
            with contextlib.suppress(OSError, OverflowError):
                super().__init__((ADDRESS, port), _Handler)
                return
        other = OTHER_PORT if OTHER_PORT not in tried else OTHER_PORT + 1
        raise OperationError("port-busy", port=str(tried[0]), other=str(other))

    @property
    def url(self) -> str:
        """The address to open."""
        return f"http://{ADDRESS}:{self.server_port}/"

    @property
    def hosts(self) -> frozenset[str]:
        """The Host headers that mean this server; another one comes from a page elsewhere."""
        plain = NAMES if self.server_port == HTTP_PORT else ()
        return frozenset((*plain, *(f"{name}:{self.server_port}" for name in NAMES)))

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser that goes away in the middle is no news to an editor."""

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Answer requests in threads of its own until the end of the block."""
        thread = threading.Thread(target=self.serve_forever, args=(0.1,), daemon=True)
        thread.start()
        try:
            yield
        finally:
            self.board.close()
            self.shutdown()
            thread.join()


def read_page(stage: Stage, path: str) -> bytes | None:
    """Return the bytes of a file of the plan; `None` where there is none, or it is a link out."""
    if path not in stage.paths:
        return None
    if (glanced := dict(stage.glanced).get(path)) is not None:
        return glanced
    file = stage.output / path
    for _ in range(3):  # Windows refuses to open a file in the moment in which it is replaced
        try:
            if not real_path(file).is_relative_to(real_path(stage.output)):
                return None
            return file.read_bytes()
        except PermissionError:
            time.sleep(0.02)
        except OSError:
            return None
    return None


def _nothing() -> None:
    """Nobody can make files again."""


class _Handler(BaseHTTPRequestHandler):
    """Answers one connection."""

    server: PreviewServer
    protocol_version = "HTTP/1.1"
    server_version = "wardnews"
    sys_version = ""
    timeout = 20
    # Head and body leave together and at once: two small packets would wait for one another.
    wbufsize = -1
    disable_nagle_algorithm = True
    error_content_type = "text/plain; charset=utf-8"
    error_message_format = "%(code)d\n"

    def do_GET(self) -> None:  # the name that http.server looks for
        """Answer with a page, a file, or the stream of events."""
        stage = self.server.board.stage
        if refusal := self._refusal():
            self.close_connection = True
            self._send(refusal, say("preview-refused", stage.language).encode(), "x.txt")
            return
        path = decode_path(self.path)
        if path is None:
            self._send(
                HTTPStatus.BAD_REQUEST, say("preview-refused", stage.language).encode(), "x.txt"
            )
        elif path == EVENTS and self.command == "GET":
            self._stream()
        elif path in {SCRIPT, STYLE}:
            self._send(HTTPStatus.OK, _own_file(Path(path).name), path)
        else:
            self._send_page(stage, path)

    do_HEAD = do_GET  # noqa: N815  # as above; `_send` leaves the body out

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base's name
        """Say nothing: an editor has no use for a list of requests."""

    def _refusal(self) -> HTTPStatus | None:
        """Return why the request is not for us."""
        if self.headers.get_all("Host", []) not in [[host] for host in self.server.hosts]:
            return HTTPStatus.MISDIRECTED_REQUEST
        if "Transfer-Encoding" in self.headers or self.headers.get("Content-Length", "0") != "0":
            return HTTPStatus.BAD_REQUEST
        return None

    def _send_page(self, stage: Stage, path: str) -> None:
        data = read_page(stage, path)
        if data is None and f"{path}/index.html" in stage.paths:
            self._send(HTTPStatus.FOUND, b"", path, location=self.path.partition("?")[0] + "/")
        elif data is None:
            if path in stage.paths:
                self.server.lost()
            self._send(
                HTTPStatus.NOT_FOUND, missing_page(path, stage.language, _version()), "x.html"
            )
        elif path.endswith(".html"):
            self._send(HTTPStatus.OK, with_preview(data, path, _version()), path)
        else:
            self._send(HTTPStatus.OK, data, path)

    def _send(self, status: HTTPStatus, data: bytes, path: str, *, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type(path))
        self.send_header("Content-Length", str(len(data)))
        if location:
            self.send_header("Location", location)
        if self.close_connection:
            self.send_header("Connection", "close")
        lasts = status == HTTPStatus.OK and path.startswith(LASTING)
        self._end(data, FOR_EVER if lasts else "no-store")

    def _end(self, data: bytes, keeping: str) -> None:
        self.send_header("Cache-Control", keeping)
        for name, value in HEADERS:
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)
        self.wfile.flush()

    def _stream(self) -> None:
        """Send what stands over the page whenever that changes, and a word when the page does."""
        query = parse_qs(self.path.partition("?")[2], keep_blank_values=True)
        path, stamp = (query.get(name, [""])[0] for name in ("page", "stamp"))
        self.close_connection = True
        if not self.server.streams.acquire(blocking=False):
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, b"", "x.txt")
            return
        try:
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", "text/event-stream; charset=utf-8")
            self.send_header("Connection", "close")
            self._end(b"retry: 500\n\n", "no-store")
            self._send_events(path, stamp)
        finally:
            self.server.streams.release()

    def _send_events(self, path: str, stamp: str) -> None:
        shown: Panel | None = None
        for stage in self.server.board.stages(PULSE):
            if stage is None:
                self.wfile.write(b": \n\n")
                self.wfile.flush()
                continue
            if stage.panel != shown:
                shown = stage.panel
                data = json.dumps(asdict(shown), ensure_ascii=False)
                self.wfile.write(f"event: problems\ndata: {data}\n\n".encode())
            is_changed = stamp_of_page(read_page(stage, path)) != stamp
            if is_changed:
                self.wfile.write(b"event: reload\ndata:\n\n")
            self.wfile.flush()
            if is_changed:
                return


@cache
def _version() -> str:
    """Return what tells the preview's own files from those of another version."""
    return digest_bytes(b"".join(_own_file(Path(path).name) for path in (SCRIPT, STYLE)))


@cache
def _own_file(name: str) -> bytes:
    return (Path(__file__).parent / "browser" / name).read_bytes()
