"""A pattern such as `*` handed `Thumbs.db` and half-written `.tmp` files to the importers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builders import write_files

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite, Run

PAGE = "DÂN VẬN\n\nGặp mặt đầu năm\nNgày đăng 16/10/2020 | 15:34 | Lượt xem: 1\n\nNội dung bài.\n"


def test_only_what_an_editor_means_is_imported(
    make_site: MakeSite, run: Run, tmp_path: Path
) -> None:
    articles = make_site() / "content" / "articles"
    pages = write_files(
        tmp_path / "trang cũ", {"a.txt": PAGE, "Thumbs.db": b"\xd0\xcf", "b.tmp": ""}
    )
    called = run("import", pages / "*", "--into", articles)
    assert called.code == 0
    assert "Thumbs.db" not in called.out + called.err
    assert "b.tmp" not in called.out + called.err
