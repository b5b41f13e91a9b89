"""A document without an ending was shown as "(, 2 KB)", as an attachment and within a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builders import article_text, build_site

if TYPE_CHECKING:
    from conftest import MakeSite


def test_it_is_called_a_file(make_site: MakeSite) -> None:
    article = article_text(
        "Xem [kế hoạch](ke-hoach).",
        title="Hai",
        attachments="[{file: ke-hoach, title: Kế hoạch}]",
    )
    folder = "content/articles/2020/"
    root = make_site({f"{folder}hai.md": article, f"{folder}ke-hoach": b"x" * 2048})
    assert build_site(root).published is not None
    page = (root / "build/2020/10/16/hai.html").read_text("utf-8")
    assert page.count("(tệp, 2 KB)") == 2
    assert "(, " not in page
