"""`init` said that a folder already held files where nobody saw any: after `git init`, on a Mac."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import read_tree, write_files

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


@pytest.mark.parametrize("path", [".git/HEAD", ".DS_Store", "desktop.ini", "Thumbs.db"])
def test_what_systems_leave_is_in_nobody_s_way(run: Run, tmp_path: Path, path: str) -> None:
    write_files(tmp_path, {path: "x"})
    assert run("init", tmp_path).code == 0
    assert (tmp_path / path).read_text() == "x"
    assert run("check", "--source", tmp_path).code == 0


@pytest.mark.parametrize("path", [".gitignore", ".vscode/settings.json", "a.txt", ".git/../b"])
def test_what_is_somebody_s_is(run: Run, tmp_path: Path, path: str) -> None:
    write_files(tmp_path, {path: "x"})
    before = read_tree(tmp_path)
    assert run("init", tmp_path).code == 2
    assert read_tree(tmp_path) == before
