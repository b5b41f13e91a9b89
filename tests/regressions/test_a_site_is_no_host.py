"""rsync took a site in a folder like `a:b`, or on a drive of Windows, for one on a host `a`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builders import SETTINGS, build_site, read_tree, write_files
from wardnews.deploying import deploy_by_rsync


@pytest.mark.skipif(shutil.which("rsync") is None, reason="rsync is not there")
@pytest.mark.parametrize("name", ["a:b", "-v", "trang tin"])
def test_whatever_its_folder_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    root = write_files(Path(name), {"content/site.yml": SETTINGS})
    build_site(root)
    (tmp_path / "www").mkdir()
    deploy_by_rsync(root / "build", str(tmp_path / "www"), dry_run=False)
    built = read_tree(root / "build")
    assert read_tree(tmp_path / "www") == {path: built[path] for path in built if path[0] != "."}
