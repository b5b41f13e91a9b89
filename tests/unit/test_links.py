from __future__ import annotations

import http.server
import threading
from typing import TYPE_CHECKING

import pytest

from builders import article_text
from wardnews.links import check_links, external_links, parse_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import MakeSite, Run

BASE = "https://phuong.example/tin"
PATHS = ("index.html", "2020/a.html", "media/Anh.jpg", "media/a b.pdf", "luu-tru/index.html")


def found(markup: str, path: str = "2020/a.html") -> list[tuple[str, str]]:
    pages = [parse_links(path, markup), parse_links("index.html", '<h2 id="mục">x</h2>')]
    problems = check_links(pages, PATHS, BASE)
    return [(each.code, dict(each.args)["target"]) for each in problems]


@pytest.mark.parametrize(
    "url",
    [
        "../index.html",
        "../index.html#m%E1%BB%A5c",
        "../index.html?q=a",
        "/luu-tru/",
        "../luu-tru/",
        "a.html",
        "#",
        "#top",
        "../media/a%20b.pdf",
        "https://khac.example/x",
        "mailto:a@b.example",
        "tel:+84241",
        f"{BASE}/2020/a.html",
        f"{BASE}/",
        BASE,
        "",
    ],
)
def test_what_is_there_is_no_problem(url: str) -> None:
    assert found(f'<a href="{url}">x</a>') == []


@pytest.mark.parametrize(
    ("markup", "problem"),
    [
        ('<a href="b.html">', ("dead-link", "2020/b.html")),
        ('<a href="../../../x.html">', ("dead-link", "../../x.html")),
        ('<img src="../media/anh.jpg">', ("link-case", "media/anh.jpg")),
        ('<img srcset="../media/Anh.jpg 1x, ../media/b.jpg 2x">', ("dead-link", "media/b.jpg")),
        ('<a href="../index.html#khac">', ("dead-anchor", "index.html#khac")),
        ('<a href="#khac">', ("dead-anchor", "2020/a.html#khac")),
        (f'<link href="{BASE}/khong.html">', ("dead-link", "khong.html")),
        ('<script src="../assets/x.js"></script>', ("dead-link", "assets/x.js")),
        ('<a href="http://[x">', ("dead-link", "http://[x")),
    ],
)
def test_what_is_not_there_is_told(markup: str, problem: tuple[str, str]) -> None:
    assert found(markup) == [problem]


def test_a_target_is_told_once_at_its_first_place() -> None:
    pages = [parse_links(path, '\n <a href="/b.html">') for path in ("index.html", "2020/a.html")]
    (problem,) = check_links(pages, PATHS, "")
    assert (problem.place.path, problem.place.line, problem.place.column) == ("index.html", 2, 2)


def test_links_to_other_sites_are_listed_with_their_page() -> None:
    page = parse_links(
        "a.html", f'<a href="https://b.example"><a href="//a.example"><a href="{BASE}/x">'
    )
    assert external_links([page], BASE) == {"//a.example": "a.html", "https://b.example": "a.html"}


@pytest.fixture
def gone() -> Iterator[str]:
    """A server on this machine that knows one page."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/co" else 404)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
            del format, args

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_the_command_follows_every_link_of_the_site(run: Run, make_site: MakeSite) -> None:
    other = article_text(
        "Xem [bài](2020-10-16-gap-mat.md#khong-co) và [nơi khác](https://khac.example/x).",
        title="Hai",
    )
    root = make_site({"content/articles/2020/hai.md": other})
    called = run("check", "--links", "--source", root, "--as-of", "31/12/2021")
    assert called.code == 1
    assert "dead-anchor" in called.err
    assert "trang khác: https://khac.example/x (từ 2020/10/16/hai.html)" in called.err
    assert called.err.count("lỗi dead-") == 1
    assert not (root / "build").exists()


def test_other_sites_are_asked_only_when_told(run: Run, make_site: MakeSite, gone: str) -> None:
    body = f"[Có]({gone}/co), [không]({gone}/khong)."
    root = make_site({"content/articles/2020/hai.md": article_text(body, title="Hai")})
    call = ("check", "--links", "--source", root, "--as-of", "31/12/2021")
    assert "dead-external-link" not in run(*call).err
    called = run(*call, "--external")
    assert called.code == 0
    assert f"Không mở được trang “{gone}/khong”: 404." in called.err
    assert called.err.count("dead-external-link") == 1
