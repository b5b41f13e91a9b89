"""A build that began during a deploy or an export left half of each site at the target, in silence."""

from __future__ import annotations

import os
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from builders import build_site, read_tree
from wardnews import deploying, exporting, source
from wardnews.claim import lock_output
from wardnews.deploying import deploy_to_folder
from wardnews.errors import OutputError
from wardnews.exporting import holding, write_bag, write_zip
from wardnews.output import LOCK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import MakeSite

WAYS: dict[str, Callable[[Path, Path], object]] = {
    "folder": lambda root, target: deploy_to_folder(root / "build", target, dry_run=False),
    "zip": lambda root, target: write_zip(root / "build", target),
    "bag": lambda root, target: write_bag(root, root / "build", target),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_build_has_to_wait(
    make_site: MakeSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    root = make_site()
    build_site(root)
    answers: list[str] = []
    read_file = source.read_file

    def meanwhile(file: Any) -> bytes:
        try:
            with lock_output(root / "build", wait=0):
                answers.append("free")
        except OutputError as error:
            answers.append(error.code)
        return read_file(file)

    monkeypatch.setattr(exporting, "read_file", meanwhile)
    monkeypatch.setattr(deploying, "read_file", meanwhile)
    WAYS[way](root, tmp_path / "dich.zip")
    assert set(answers) == {"output-busy"}
    with lock_output(root / "build", wait=0):
        pass
    if way == "zip":
        assert LOCK not in zipfile.ZipFile(tmp_path / "dich.zip").namelist()


def test_a_folder_that_was_never_built_gets_no_lock(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    for folder in (tmp_path / "build", tmp_path / "khong-co"):
        with pytest.raises(OutputError) as raised, holding(folder):
            pass
        assert raised.value.code == "bad-manifest"
    assert [each.name for each in tmp_path.rglob("*")] == ["build"]


def test_where_nothing_can_be_written_none_is_needed(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_site()
    build_site(root)
    (root / "build" / LOCK).unlink(missing_ok=True)
    before = read_tree(root / "build")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with holding(root / "build") as manifest:
        assert manifest.outputs
    assert read_tree(root / "build") == before
