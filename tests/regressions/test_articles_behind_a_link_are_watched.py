"""Where `content/articles` is a link, the watcher saw the link and none of its articles change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wardnews.stamps import folders_of, read_stamps

if TYPE_CHECKING:
    from pathlib import Path


def test_their_stamps_are_read(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site/content").mkdir(parents=True)
    (tmp_path / "site/content/articles").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere/a.md").write_text("Một.", "utf-8")
    before = read_stamps(tmp_path / "site")
    (tmp_path / "elsewhere/a.md").write_text("Một, hai.", "utf-8")
    assert read_stamps(tmp_path / "site") != before
    assert "content/articles" in folders_of(tmp_path / "site")
