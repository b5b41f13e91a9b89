from __future__ import annotations

import http.client
import json
import socket
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from builders import write_files
from wardnews.board import Board, Stage
from wardnews.errors import OperationError
from wardnews.policy import FOR_EVER
from wardnews.preview import Note, Panel, build_panel, decode_path, stamp_of_page, with_preview
from wardnews.problem import build_problem
from wardnews.serve import PreviewServer, read_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = b"<html><head><title>T</title></head><body>Trang</body></html>"
FILES: dict[str, str | bytes] = {
    "index.html": PAGE,
    "tin/index.html": PAGE,
    "tin/bài 1.html": PAGE,
    "assets/a.css": "p {}",
    "media/a.pdf": b"%PDF",
    "la.html": "not of the plan",
}
PLANNED = frozenset(FILES) - {"la.html"}
NOTHING_WRONG = Panel(heading="", notes=())


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    write_files(tmp_path, {"secret.txt": "for nobody"})
    output = write_files(tmp_path / "preview", FILES)
    return Stage(output=output, paths=PLANNED, panel=NOTHING_WRONG, language="vi")


@pytest.fixture
def server(stage: Stage) -> Iterator[PreviewServer]:
    with PreviewServer(Board(stage), (0,)) as server, server.running():
        yield server


def ask(
    server: PreviewServer, target: str, method: str = "GET", **headers: str
) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.putrequest(method, target, skip_host=True)
    for name, value in ({"Host": f"127.0.0.1:{server.server_port}"} | headers).items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/index.html?x=1", "text/html; charset=utf-8"),
        ("/tin/", "text/html; charset=utf-8"),
        ("/tin/b%C3%A0i%201.html", "text/html; charset=utf-8"),
        ("/assets/a.css", "text/css; charset=utf-8"),
        ("/media/a.pdf", "application/pdf"),
        ("/.wardnews/preview.js", "text/javascript; charset=utf-8"),
        ("/.wardnews/preview.css", "text/css; charset=utf-8"),
    ],
)
def test_files_of_the_plan_are_served(server: PreviewServer, target: str, kind: str) -> None:
    response, body = ask(server, target)
    assert response.status == 200
    assert response.headers["Content-Type"] == kind
    lasts = target.startswith(("/assets/", "/.wardnews/"))
    assert response.headers["Cache-Control"] == (FOR_EVER if lasts else "no-store")
    head, nothing = ask(server, target, "HEAD")
    assert (head.status, nothing) == (200, b"")
    assert head.headers["Content-Length"] == str(len(body))


@pytest.mark.parametrize(
    "target",
    [
        "/la.html",
        "/assets/",
        "/../secret.txt",
        "/tin/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "/tin/../index.html",
        "//etc/passwd",
        "/%00",
        "/index.html%00.css",
        "/%ff",
        "/%0d%0aX:1",
        "http://other.example/",
        "*",
        "/" + "a" * 5000,
        "/.wardnews/preview.html",
    ],
)
def test_nothing_else_is(server: PreviewServer, target: str) -> None:
    response, body = ask(server, target)
    assert response.status in {400, 404}
    assert b"for nobody" not in body
    assert b"not of the plan" not in body
    assert b"Traceback" not in body


def test_a_folder_is_shown_under_its_own_address(server: PreviewServer) -> None:
    response, _ = ask(server, "/tin?x")
    assert (response.status, response.headers["Location"]) == (302, "/tin/")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "", "localhost:1"])
def test_another_host_is_refused(server: PreviewServer, host: str) -> None:
    response, body = ask(server, "/", Host=host)
    assert response.status == 421
    assert b"Trang" not in body


def test_this_machine_has_two_names(server: PreviewServer) -> None:
    response, _ = ask(server, "/", Host=f"localhost:{server.server_port}")
    assert response.status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "ABC"])
def test_only_reading_is_allowed(server: PreviewServer, method: str) -> None:
    response, _ = ask(server, "/", method)
    assert response.status in {405, 501}


def test_a_request_with_a_body_is_refused(server: PreviewServer) -> None:
    response, _ = ask(server, "/", Content_Length="5")
    assert response.status == 400


@pytest.mark.parametrize("sent", [b"\r\n\r\n", b"GET\r\n\r\n", b"GET /\r\n\r\n", b"\0\xff" * 999])
def test_odd_requests_harm_nothing(server: PreviewServer, sent: bytes) -> None:
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as connection:
        connection.sendall(sent)
        connection.shutdown(socket.SHUT_WR)
        answer = b"".join(iter(lambda: connection.recv(4096), b""))
    assert b"Trang" not in answer
    assert ask(server, "/")[0].status == 200


def test_it_listens_to_this_machine_only(server: PreviewServer) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_a_link_out_of_the_folder_is_not_followed(stage: Stage) -> None:
    (stage.output / "index.html").unlink()
    (stage.output / "index.html").symlink_to(stage.output.parent / "secret.txt")
    assert read_page(stage, "index.html") is None
    assert read_page(stage, "tin/index.html") == PAGE


def test_a_page_seen_at_a_glance_stands_for_that_of_the_folder(stage: Stage) -> None:
    seen = replace(stage, glanced=(("index.html", b"new"), ("la.html", b"not of the plan")))
    assert [read_page(seen, path) for path in ("index.html", "tin/index.html", "la.html")] == [
        b"new",
        PAGE,
        None,
    ]


def test_a_taken_port_is_told_and_the_next_one_used(stage: Stage, server: PreviewServer) -> None:
    taken = server.server_port
    with pytest.raises(OperationError, match="port-busy"):
        PreviewServer(Board(stage), (taken,))
    with PreviewServer(Board(stage), (taken, 0)) as other:
        assert other.server_port != taken


def read_events(server: PreviewServer, query: str, count: int) -> list[str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request("GET", f"/.wardnews/events?{query}")
    response = connection.getresponse()
    lines: list[str] = []
    while len(lines) < count and (line := response.readline().decode()):
        if line.startswith(("event:", "data:")):
            lines.append(line.strip())
    connection.close()
    return lines


def test_a_page_that_has_changed_is_told_so(server: PreviewServer) -> None:
    events = read_events(server, "page=index.html&stamp=old", 4)
    assert events[0] == "event: problems"
    assert events[2] == "event: reload"


def test_a_page_that_has_not_hears_what_is_wrong_when_it_is(
    server: PreviewServer, stage: Stage
) -> None:
    problem = build_problem("bad-date", "content/a.md", 3, 1, key="date", value="x", example="y")
    panel = build_panel([problem], None, "vi")
    server.board.show(Stage(output=stage.output, paths=stage.paths, panel=panel, language="vi"))
    stamp = stamp_of_page(PAGE)
    event, data = read_events(server, f"page=index.html&stamp={stamp}", 2)
    assert event == "event: problems"
    shown = json.loads(data.removeprefix("data: "))
    note: Note = shown["notes"][0]
    assert note["place"] == "content/a.md, dòng 3"
    assert note["what"].startswith("Không đọc được ngày giờ")


def test_the_script_is_referred_to_before_the_end_of_the_head() -> None:
    shown = with_preview(PAGE, 'a"b.html', "v1")
    head, _, body = shown.partition(b"</head>")
    assert b'src="/.wardnews/preview.js?v1"' in head
    assert b'data-page="a&quot;b.html"' in head
    assert body.endswith(b"<body>Trang</body></html>")


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/", "index.html"),
        ("/a/", "a/index.html"),
        ("/a.html?b#c", "a.html"),
        ("/a/../b", "a/../b"),
        ("a", None),
        ("", None),
        ("/\u0111", None),
        ("/%5c", None),
    ],
)
def test_a_request_means_one_path_or_none(target: str, path: str | None) -> None:
    assert decode_path(target) == path
