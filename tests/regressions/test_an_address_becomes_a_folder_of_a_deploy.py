"""A deploy was stuck for ever when an address became a folder, or a folder an address."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from builders import BAI, article_text, build_site, read_tree, write_files
from wardnews.deploying import deploy_by_rsync

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite, Run

PAIRS = [
    ("tin-cu/abc.html", "tin-cu/abc.html/y.html"),
    ("tin-cu/abc.html/y.html", "tin-cu/abc.html"),
    ("tin-cu/abc.html/y.html/z.html", "tin-cu/abc.html/y.html"),
    ("tin-cu.html", "tin-cu.html/abc/y.html"),
]


def published(root: Path) -> dict[str, bytes]:
    """Return the files that a deploy of the built site is to leave."""
    return {path: data for path, data in read_tree(root / "build").items() if path[0] != "."}


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_into_a_folder(
    make_site: MakeSite, run: Run, tmp_path: Path, *, before: str, after: str
) -> None:
    root, target = make_site({BAI: article_text(aliases=before)}), tmp_path / "www"
    build_site(root)
    assert run("deploy", target, "--source", root).code == 0
    write_files(root, {BAI: article_text(aliases=after)})
    build_site(root)
    told = run("deploy", target, "--source", root, "--dry-run").out.splitlines()
    assert told.index(f"xóa: {before}") == told.index(f"thêm: {after}") - 1
    assert run("deploy", target, "--source", root).code == 0
    assert read_tree(target) == published(root)


@pytest.mark.skipif(shutil.which("rsync") is None, reason="rsync is not there")
@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_by_rsync(
    make_site: MakeSite,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    *,
    before: str,
    after: str,
) -> None:
    root, target = make_site({BAI: article_text(aliases=before)}), tmp_path / "www"
    build_site(root)
    deploy_by_rsync(root / "build", str(target), dry_run=False)
    write_files(root, {BAI: article_text(aliases=after)})
    build_site(root)
    capfd.readouterr()
    deploy_by_rsync(root / "build", str(target), dry_run=True)
    told = capfd.readouterr().out.splitlines()
    assert len([each for each in told if each.endswith(f" {after}")]) == 1
    deploy_by_rsync(root / "build", str(target), dry_run=False)
    assert read_tree(target) == published(root)


@pytest.mark.parametrize(("ours", "of_others"), PAIRS)
def test_a_file_of_somebody_else_is_told_before_anything_is_done(
    make_site: MakeSite, run: Run, tmp_path: Path, *, ours: str, of_others: str
) -> None:
    root, target = make_site(), tmp_path / "www"
    build_site(root)
    assert run("deploy", target, "--source", root).code == 0
    write_files(target, {of_others: "của người khác"})
    write_files(root, {BAI: article_text(aliases=ours)})
    build_site(root)
    before = read_tree(target)
    called = run("deploy", target, "--source", root)
    assert called.code == 1
    assert f"{target / of_others}: ở đó có" in called.err
    assert read_tree(target) == before
