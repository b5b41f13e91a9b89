"""`deploy may:` removed all that lay in the home folder there: rsync takes what it is given."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from builders import build_site, read_tree, write_files
from wardnews import deploying
from wardnews.deploying import PASSES, deploy_by_rsync

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite, Run

pytestmark = [
    pytest.mark.skipif(shutil.which("rsync") is None, reason="rsync is not there"),
    pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for ssh is a shell script"),
]
SSH = '#!/bin/sh\nwhile [ "$1" != may ]; do shift; done; shift\ncd "{}" && exec sh -c "$*"\n'


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the home folder of a host called `may` that rsync reaches."""
    folder = tmp_path / "home"
    folder.mkdir()
    write_files(tmp_path, {"ssh": SSH.format(folder)})
    (tmp_path / "ssh").chmod(0o755)
    monkeypatch.setenv("RSYNC_RSH", str(tmp_path / "ssh"))
    return folder


@pytest.mark.parametrize("options", [(), ("--dry-run",)])
@pytest.mark.parametrize("target", ["may:", "may:www", "may:www/", "may:."])
def test_files_of_somebody_else_stay(
    make_site: MakeSite, run: Run, home: Path, *, target: str, options: tuple[str, ...]
) -> None:
    root = make_site()
    build_site(root)
    files: dict[str, str | bytes] = {"www/manifest.json": '{"name": "App"}', "www/x/a.txt": "x"}
    write_files(home, files)
    before = read_tree(home)
    called = run("deploy", target, "--source", root, *options)
    assert called.code == 1
    assert f"Thư mục {target} đang chứa tệp không phải do wardnews tạo ra" in called.err
    assert read_tree(home) == before


@pytest.mark.parametrize("target", ["may:", "may:www", "may:www/"])
def test_hidden_files_make_no_folder_somebody_else_s(
    make_site: MakeSite, run: Run, home: Path, target: str
) -> None:
    root = make_site()
    build_site(root)
    write_files(home, {".profile": "x", "www/.htaccess": "x"} if "www" in target else {".a": "x"})
    for _ in range(2):
        assert run("deploy", target, "--source", root).code == 0
    at = home / target.partition(":")[2]
    built = read_tree(root / "build")
    assert {path: data for path, data in read_tree(at).items() if path[0] != "."} == {
        path: data for path, data in built.items() if path[0] != "."
    }


@pytest.mark.parametrize("passes", range(len(PASSES) + 1))
def test_a_first_deploy_that_was_cut_short_goes_on(
    make_site: MakeSite, home: Path, monkeypatch: pytest.MonkeyPatch, passes: int
) -> None:
    root = make_site()
    build_site(root)
    with monkeypatch.context() as patch:
        patch.setattr(deploying, "PASSES", PASSES[:passes])
        deploy_by_rsync(root / "build", "may:www", dry_run=False)
    deploy_by_rsync(root / "build", "may:www", dry_run=False)
    built = read_tree(root / "build")
    assert read_tree(home / "www") == {path: built[path] for path in built if path[0] != "."}
