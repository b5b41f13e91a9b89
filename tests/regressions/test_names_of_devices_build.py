"""`new` and `import` made files that no build took: of titles that Windows keeps, or without letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import write_files
from wardnews.cli import main

if TYPE_CHECKING:
    from pathlib import Path

SITE: dict[str, str | bytes] = {
    "content/site.yml": "title: Phường\nbase_url: https://a.example\ncategories: [{name: Tin}]\n"
}
OLD_PAGE = "Tin\n{title}\nNgày đăng 16/10/2020 | 08:00 | Lượt xem: 5\n\nNội dung của bài.\n"
TITLES = ("Con", "aux", "NUL", "Com1", "lpt9", "Index")


def test_a_new_article_of_any_title_builds(tmp_path: Path) -> None:
    root = write_files(tmp_path, SITE)
    for title in TITLES:
        assert main(["new", title, "--date", "16/10/2020", "--source", str(root)]) == 0
    assert main(["build", "--drafts", "--source", str(root)]) == 0
    assert (root / "build/2020/10/16/bai-con.html").is_file()


@pytest.mark.parametrize("title", [*TITLES, "★★★"])
def test_an_imported_article_of_any_title_builds(title: str, tmp_path: Path) -> None:
    root = write_files(tmp_path, SITE | {"cu.txt": OLD_PAGE.format(title=title)})
    into = root / "content/articles"
    assert main(["import", str(root / "cu.txt"), "--into", str(into)]) == 0
    assert main(["build", "--source", str(root)]) == 0
