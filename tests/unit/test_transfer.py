from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from builders import article_text, build_site, read_tree
from wardnews.cli import main
from wardnews.deploying import deploy_by_rsync, deploy_to_folder, is_remote
from wardnews.errors import OutputError
from wardnews.manifest import Manifest, build_record, is_inside
from wardnews.transfer import Action, plan_transfer

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite

PATHS = ("2020/10/16/a.html", "2020/10/16/index.html", "assets/a.1.css", "feed.xml", "index.html")


def manifest(*paths: str, data: bytes = b"1") -> Manifest:
    outputs = tuple(build_record(path, data) for path in paths)
    return Manifest(base_url="", versions=(), outputs=outputs, sources=())


def test_what_pages_need_comes_first_and_deletions_last() -> None:
    old = manifest("cu.html", "giu.css")
    standing = (build_record("cu.html", b"0"), build_record("la.html", b"0"))
    steps = plan_transfer(manifest(*PATHS), old, standing)
    assert [each.path for each in steps] == [
        "assets/a.1.css",
        "feed.xml",
        "2020/10/16/a.html",
        "2020/10/16/index.html",
        "index.html",
        "cu.html",
        "manifest.json",
    ]
    assert [each.action for each in steps[-2:]] == [Action.REMOVED, Action.NEW]


def test_what_stands_there_already_is_left_alone() -> None:
    built = manifest(*PATHS)
    steps = plan_transfer(built, built, [build_record(path, b"1") for path in PATHS])
    assert steps == ()


def test_a_record_of_other_sources_is_brought_in_line() -> None:
    built = manifest(*PATHS)
    old = replace(built, base_url="https://cu.example")
    steps = plan_transfer(built, old, [build_record(path, b"1") for path in PATHS])
    assert [each.path for each in steps] == ["manifest.json"]


@pytest.mark.parametrize("path", ["../a", "/a", "a/../b", "a//b", "a\\b", "C:a", "a/.", "", "a\0"])
def test_a_record_that_leads_out_is_no_record(path: str) -> None:
    assert not is_inside(path)


def test_a_folder_becomes_the_site_and_nothing_foreign_goes(
    make_site: MakeSite, tmp_path: Path
) -> None:
    root = make_site({"content/articles/hai.md": article_text(title="Hai", date="1/2/2020")})
    build_site(root)
    target = tmp_path / "www"
    assert main(["deploy", str(target), "--source", str(root)]) == 0
    built = read_tree(root / "build")
    assert read_tree(target) == {path: built[path] for path in built if path[0] != "."}
    (target / ".well-known").mkdir()
    (target / ".well-known/cua-minh.txt").write_text("x")
    (root / "content/articles/hai.md").unlink()
    build_site(root)
    assert main(["deploy", str(target), "--source", str(root)]) == 0
    assert (target / ".well-known/cua-minh.txt").exists()
    assert not (target / "2020/02/01/hai.html").exists()


def test_a_dry_run_changes_nothing(
    make_site: MakeSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_site()
    build_site(root)
    target = tmp_path / "www"
    assert main(["deploy", str(target), "--dry-run", "--source", str(root)]) == 0
    assert not target.exists()
    assert "thêm: 2020/10/16/gap-mat.html" in capsys.readouterr().out


def test_a_folder_of_somebody_elses_is_left_alone(make_site: MakeSite, tmp_path: Path) -> None:
    root = make_site()
    build_site(root)
    (tmp_path / "luan-van.docx").write_bytes(b"x")
    with pytest.raises(OutputError):
        deploy_to_folder(root / "build", tmp_path, dry_run=False)


def test_an_altered_build_is_not_published(make_site: MakeSite, tmp_path: Path) -> None:
    root = make_site()
    build_site(root)
    (root / "build/index.html").write_text("sửa tay")
    assert main(["deploy", str(tmp_path / "www"), "--source", str(root)]) == 1
    assert main(["export", "zip", str(tmp_path / "a.zip"), "--source", str(root)]) == 1


def test_a_drive_is_no_host() -> None:
    assert is_remote("may:/srv/www")
    assert is_remote("a@may:www")
    assert is_remote("rsync://may/www")
    assert not is_remote("C:\\www")
    assert not is_remote("/srv/a:b")


@pytest.mark.skipif(shutil.which("rsync") is None, reason="rsync is not there")
def test_rsync_is_called_with_options_it_knows(make_site: MakeSite, tmp_path: Path) -> None:
    root = make_site()
    build_site(root)
    target = tmp_path / "www"
    deploy_by_rsync(root / "build", str(target), dry_run=True)
    assert not target.exists()
    target.mkdir()
    deploy_by_rsync(root / "build", str(target), dry_run=False)
    (target / "cu.html").write_text("x")
    deploy_by_rsync(root / "build", str(target), dry_run=False)
    built = read_tree(root / "build")
    assert read_tree(target) == {path: built[path] for path in built if path[0] != "."}
