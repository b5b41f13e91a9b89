"""A symbolic link in a site's `static/` published the file outside that it pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import build_site, read_tree, write_files

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite


@pytest.mark.parametrize("link", ["static/wardnews.css", "content/articles/2020/anh.jpg"])
def test_what_a_link_points_at_is_never_published(
    make_site: MakeSite, tmp_path: Path, link: str
) -> None:
    write_files(tmp_path, {"riêng.txt": "không được đăng"})
    root = make_site()
    (root / link).parent.mkdir(parents=True, exist_ok=True)
    (root / link).symlink_to(tmp_path / "riêng.txt")
    assert build_site(root).published
    assert not [
        path for path, data in read_tree(root / "build").items() if b"kh\xc3\xb4ng \xc4\x91" in data
    ]
