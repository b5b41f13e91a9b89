"""The notice of a withdrawn article linked to the page of its day, which may not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import article_text, build_site

if TYPE_CHECKING:
    from conftest import MakeSite


@pytest.mark.parametrize("front", [{"status": "withdrawn"}, {"expires": "20/10/2020"}])
def test_the_day_of_a_notice_is_no_link(make_site: MakeSite, front: dict[str, str]) -> None:
    root = make_site({"content/articles/2020/2020-10-16-gap-mat.md": article_text(**front)})
    build_site(root)
    assert not (root / "build/2020/10/16/index.html").exists()
    notice = (root / "build/2020/10/16/gap-mat.html").read_text("utf-8")
    assert "16/10/2020" in notice
    assert "2020/10/16/index.html" not in notice
