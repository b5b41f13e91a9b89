"""The site file of docs/deploy against a real nginx on the loopback address."""

from __future__ import annotations

import contextlib
import http.client
import os
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from builders import article_text, build_site, write_files
from wardnews.policy import FOR_EVER, HEADERS, MEDIA_POLICY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

NGINX = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
SITE_FILE = Path(__file__).parents[2] / "docs/deploy/nginx.conf"
PAGE = "/2020/10/16/gap-mat.html"
SETTINGS = """\
title: Phường
base_url: https://ward.example
categories: [{name: Công tác Đảng}]
"""
ODD = '/a"; } server { listen 1; } # $uri ${host} ;{}'


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    if NGINX is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI must have nginx")
        pytest.skip("nginx is not there")
    folder = tmp_path_factory.mktemp("nginx")
    site = write_files(
        folder / "trang",
        {
            "content/site.yml": SETTINGS,
            "content/articles/2020-10-16-gap-mat.md": article_text(
                "![Ảnh](anh.svg)",
                aliases="[tin-cũ/a.html, tin cu/b, TIN/C.html]",
                legacy_url='"https://cu.example/web?p=1&_9_assetEntryId=15521595"',
            ),
            "content/articles/anh.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "content/articles/khac.md": article_text(
                title="Khác", date="17/10/2020", legacy_url='"https://cu.example/tin?id=7&x=%C4%91"'
            ),
            "content/articles/la.md": article_text(
                title="Lạ", date="18/10/2020", legacy_url=f"'{ODD}'"
            ),
        },
    )
    report = build_site(site)
    assert report.published is not None, report.problems
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own = SITE_FILE.read_text("utf-8").replace("/srv/wardnews/site", str(site / "build"))
    own = own.replace("listen 80;", f"listen 127.0.0.1:{port};")
    own = own.replace("root /", 'root "/').replace("build;", 'build";')
    own = own.replace("include /", 'include "/').replace("nginx.conf;", 'nginx.conf";')
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "own.conf").write_text(own, "utf-8")
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/error.log; user root;\n"
        f"events {{}}\nhttp {{ include /etc/nginx/mime.types; access_log off; {temporary}\n"
        f"include {folder}/own.conf; }}\n",
        "utf-8",
    )
    server = subprocess.Popen([NGINX, "-c", str(folder / "nginx.conf")])  # noqa: S603  # our own call
    try:
        wait_for("127.0.0.1", port, server, folder / "error.log")
        yield "127.0.0.1", port
    finally:
        server.terminate()
        server.wait(timeout=10)


def wait_for(host: str, port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(200):
        if server.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex((host, port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail(log.read_text("utf-8") if log.exists() else "nginx did not start")


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Message
    text: str


def get(address: tuple[str, int], path: str, method: str = "GET") -> Answer:
    connection = http.client.HTTPConnection(*address, timeout=10)
    with contextlib.closing(connection):
        connection.putrequest(method, path, skip_host=True)
        connection.putheader("Host", "ward.example")
        connection.endheaders()
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read().decode("utf-8", "replace"))


def test_every_security_header_is_what_the_table_says(address: tuple[str, int]) -> None:
    for path in (PAGE, "/khong-co.html", "/"):
        sent = get(address, path).headers
        assert {name: sent[name] for name, _ in HEADERS} == dict(HEADERS)
        assert sent["Content-Security-Policy"] == "frame-ancestors 'none'"


def test_pages_are_fresh_and_fingerprinted_files_last(address: tuple[str, int]) -> None:
    page = get(address, PAGE)
    text = page.text
    assert page.headers["Cache-Control"] == "public, max-age=300"
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    style = text.partition("../../../assets/")[2].partition('"')[0]
    assert get(address, f"/assets/{style}").headers["Cache-Control"] == FOR_EVER


def test_a_picture_of_an_editor_runs_nothing(address: tuple[str, int]) -> None:
    page = get(address, PAGE).text
    name = page.partition("../../../media/anh.")[2].partition('"')[0]
    picture = get(address, f"/media/anh.{name}")
    assert picture.status == 200
    assert picture.headers["Content-Security-Policy"] == MEDIA_POLICY


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/tin-c%C5%A9/a.html", PAGE),
        ("/tin%20cu/b", PAGE),
        ("/tin%20cu/b/", PAGE),
        ("/TIN/C.html", PAGE),
        ("/bat-ky/duong-dan?x=1&_9_assetEntryId=15521595", PAGE),
        ("/?assetEntryId=15521595", PAGE),
        ("/tin?id=7&x=%C4%91", "/2020/10/17/khac.html"),
    ],
)
def test_an_old_address_leads_to_the_article(address: tuple[str, int], old: str, new: str) -> None:
    answer = get(address, old)
    assert (answer.status, answer.headers["Location"]) == (301, new)


@pytest.mark.parametrize(
    "path", ["/tin?id=8", "/x?assetEntryId=1", "/.wardnews", "/_redirects", "/redirects/nginx.conf"]
)
def test_what_is_not_there_is_the_page_for_lost_readers(
    address: tuple[str, int], path: str
) -> None:
    answer = get(address, path)
    assert answer.status == 404
    assert "Không tìm thấy trang" in answer.text


@pytest.mark.parametrize(
    "path", ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc"]
)
def test_nothing_outside_is_served(address: tuple[str, int], path: str) -> None:
    assert get(address, path).status in {400, 404}


def test_nothing_can_be_sent(address: tuple[str, int]) -> None:
    assert get(address, PAGE, "DELETE").status in {403, 405}
