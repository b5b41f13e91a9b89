"""Ctrl-C left a half-written file in the output; what a killed deploy left stayed for ever."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from builders import build_site, read_tree, write_files
from wardnews.output import write_file, write_over

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite, Run

REST = "2020/a.html.7.wardnews-tmp"


def test_an_interrupted_write_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    write_files(tmp_path, {"a.html": "cũ"})
    monkeypatch.setattr(os, "replace", interrupted)
    for write in (
        lambda: write_file(tmp_path, "a.html", b"x", exists=True),
        lambda: write_over(tmp_path / "a.html", b"x"),
    ):
        with pytest.raises(KeyboardInterrupt):
            write()
        assert read_tree(tmp_path) == {"a.html": "cũ".encode()}


@pytest.mark.parametrize("is_first", [True, False])
def test_the_next_deploy_removes_what_a_killed_one_left(
    make_site: MakeSite, run: Run, tmp_path: Path, *, is_first: bool
) -> None:
    root, target = make_site(), tmp_path / "www"
    build_site(root)
    if not is_first:
        assert run("deploy", target, "--source", root).code == 0
    write_files(target, {REST: "nửa"})
    assert run("deploy", target, "--source", root, "--dry-run").code == 0
    assert (target / REST).exists()
    assert run("deploy", target, "--source", root).code == 0
    built = read_tree(root / "build")
    assert read_tree(target) == {path: built[path] for path in built if path[0] != "."}


@pytest.mark.parametrize("use_cache", [True, False])
def test_the_next_build_does_too(make_site: MakeSite, *, use_cache: bool) -> None:
    root = make_site()
    build_site(root, use_cache=use_cache)
    before = read_tree(root / "build")
    write_files(root / "build", {REST: "nửa", f"moi/{REST}": "nửa"})
    build_site(root, use_cache=use_cache)
    assert read_tree(root / "build") == before
    assert not (root / "build/moi").exists()


def test_a_file_of_the_site_with_such_a_name_stays(
    make_site: MakeSite, run: Run, tmp_path: Path
) -> None:
    root, target = make_site({"static/anh.wardnews-tmp": "x"}), tmp_path / "www"
    build_site(root)
    (path,) = (path for path in read_tree(root / "build") if path.endswith(".wardnews-tmp"))
    for _ in range(2):
        assert run("deploy", target, "--source", root).code == 0
        assert (target / path).is_file()
