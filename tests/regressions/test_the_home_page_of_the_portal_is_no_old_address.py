"""A canonical link to the portal's home page became a `legacy_url`, for which the whole site failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import build_site, write_files
from wardnews.importers.portal_html import parse_portal_html

if TYPE_CHECKING:
    from conftest import MakeSite, Run

HOME = '<link rel="canonical" href="https://phuong.example/">'
BROKEN = '<link rel="canonical" href="https://[phuong.example/tin/5">'
OWN = '<meta property="og:url" content=" https://phuong.example/tin/5 ">'
PAGE = """<!-- saved from url=(0029)https://phuong.example/luu/9 -->
<html><head><meta charset="utf-8">{}</head><body><div><h3>Tổ dân phố ra quân</h3>
<p>Ngày đăng 18/04/2021 | 07:45</p><div><p>Sáng nay bà con tổ dân phố ra quân dọn vệ sinh.</p>
<p><a href="/tin/khac">Tin khác</a> <a href="http://[hỏng">hỏng</a></p></div></div></body></html>"""


@pytest.mark.parametrize(
    ("head", "address"),
    [
        (HOME, "https://phuong.example/luu/9"),
        (HOME + OWN, "https://phuong.example/tin/5"),
        (BROKEN, "https://phuong.example/luu/9"),
        (BROKEN + OWN, "https://phuong.example/tin/5"),
    ],
)
def test_the_first_address_that_an_article_can_have_is_taken(head: str, address: str) -> None:
    page = parse_portal_html(PAGE.format(head).encode(), "a.html", None)
    assert page.addresses[0] == address
    assert page.blocks[1] == "[Tin khác](https://phuong.example/tin/khac) hỏng"
    assert [note.what for note in page.notes] == ["http://[hỏng"]


def test_a_page_that_knows_only_the_home_page_builds(make_site: MakeSite, run: Run) -> None:
    source = PAGE.format(HOME).partition("\n")[2]
    root = write_files(make_site(), {"a.html": source, "b.html": source.replace("Tổ", "Hai tổ")})
    into = root / "content/articles"
    called = run(
        "import", root / "a.html", root / "b.html", "--into", into, "--category", "Dân vận"
    )
    assert called.code == 0
    assert "legacy_url" not in "".join(file.read_text("utf-8") for file in into.rglob("*.md"))
    assert "[Tin khác](https://phuong.example/tin/khac)" in next(into.rglob("*18-to*")).read_text(
        "utf-8"
    )
    assert build_site(root).shown == 3
