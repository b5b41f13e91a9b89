from __future__ import annotations

from typing import TYPE_CHECKING

from builders import read_tree

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


def test_a_new_site_builds_at_once_and_without_a_warning(run: Run, tmp_path: Path) -> None:
    root = tmp_path / "trang của phường"
    made = run("init", root)
    assert made.code == 0
    assert str(root) in made.out
    built = run("build", "--source", root, "--strict")
    assert (built.code, built.err) == (0, "")
    assert (root / "build" / "index.html").is_file()


def test_a_site_may_begin_in_an_empty_folder(run: Run, tmp_path: Path) -> None:
    assert run("init", tmp_path).code == 0
    assert run("check", "--source", tmp_path).code == 0


def test_a_folder_with_files_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "thư.txt").write_text("của tôi", encoding="utf-8")
    called = run("init", tmp_path)
    assert called.code == 2
    assert "đã có tệp bên trong" in called.err
    assert list(read_tree(tmp_path)) == ["thư.txt"]


def test_a_file_is_no_folder_for_a_site(run: Run, tmp_path: Path) -> None:
    (tmp_path / "thư.txt").write_text("của tôi", encoding="utf-8")
    assert run("init", tmp_path / "thư.txt").code == 2
