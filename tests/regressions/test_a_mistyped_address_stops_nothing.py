"""One address that no browser can read (`//[…`) ended the build of the whole site, and no file was named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import article_text
from wardnews.body import render_body

if TYPE_CHECKING:
    from conftest import MakeSite, Run

ALONE = (
    "[Cổng](//[hanoi.gov.vn)",
    "[a](//a℀b.vn/)",
    '<a href="//[abc">mở</a>',
    "https://[hanoi.gov.vn/ke-hoach.pdf",
)


@pytest.mark.parametrize("paragraph", ALONE)
def test_it_stays_a_paragraph(paragraph: str) -> None:
    assert "card" not in render_body(paragraph, "content/articles/a.md", 1).html


def test_the_site_is_built(make_site: MakeSite, run: Run) -> None:
    root = make_site(
        {"content/articles/2020/hai.md": article_text("\n\n".join(ALONE), title="Hai")}
    )
    assert run("build", "--source", root, "--as-of", "31/12/2021").code == 0


@pytest.mark.parametrize("url", ["//[abc", "//khac.example:8o80/"])
def test_a_check_of_other_sites_tells_it(make_site: MakeSite, run: Run, url: str) -> None:
    root = make_site(
        {"content/articles/2020/hai.md": article_text(f"Xem [đây]({url}) nhé.", title="Hai")}
    )
    called = run("check", "--links", "--external", "--source", root, "--as-of", "31/12/2021")
    assert f"Không mở được trang “{url}”" in called.err
    assert "2020/10/16/hai.html" in called.err
