"""A long name of a category pushed its number out of the chart on a phone: nothing wraps in a drawing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builders import SETTINGS, article_text, build_site

if TYPE_CHECKING:
    from conftest import MakeSite

NAME = "Công tác kiểm tra, giám sát và thi hành kỷ luật trong Đảng bộ"


def test_the_number_stands_first(make_site: MakeSite) -> None:
    article = article_text(title="Hai", category=f'"{NAME}"')
    root = make_site(
        {
            "content/site.yml": f"{SETTINGS}  - name: {NAME}\n",
            "content/articles/2020/hai.md": article,
        }
    )
    build_site(root)
    texts = re.findall("<text [^>]*>([^<]*)<", (root / "build/thong-ke.html").read_text("utf-8"))
    assert f"1 – {NAME}" in texts
    assert all(re.match(r"[\d.]+ – ", each) for each in texts)
