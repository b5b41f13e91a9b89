"""A link to a draft was published as `nhap.md`, an address that no reader can open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builders import article_text, build_site

if TYPE_CHECKING:
    from conftest import MakeSite


def test_its_words_stay_until_the_article_is_public(make_site: MakeSite) -> None:
    draft = article_text(title="Nháp", status="draft")
    root = make_site(
        {
            "content/articles/2020/nhap.md": draft,
            "content/articles/2020/bai.md": article_text("Xem [bài kia](nhap.md).", title="Bài"),
        }
    )
    page = root / "build/2020/10/16/bai.html"
    assert [problem.code for problem in build_site(root, use_cache=True).problems] == [
        "hidden-link"
    ]
    assert "Xem <a>bài kia</a>." in page.read_text(encoding="utf-8")
    (root / "content/articles/2020/nhap.md").write_text(article_text(title="Nháp"), "utf-8")
    assert not build_site(root, use_cache=True).problems
    assert 'Xem <a href="../../../2020/10/16/nhap.html">bài kia</a>.' in page.read_text("utf-8")
