"""`verify` called every script of an unpacked ZIP foreign: its record was that of another site."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from builders import SETTINGS, build_site

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite, Run


@pytest.fixture
def unpacked(make_site: MakeSite, run: Run, tmp_path: Path) -> Path:
    """Return the folder of an unpacked ZIP."""
    root = make_site()
    build_site(root)
    assert run("export", "zip", tmp_path / "a.zip", "--source", root).code == 0
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        archive.extractall(tmp_path / "usb")
    return tmp_path / "usb"


def test_a_copy_is_as_its_record_says(unpacked: Path, run: Run) -> None:
    assert run("verify", unpacked).code == 0


def test_a_script_that_was_altered_is_told(unpacked: Path, run: Run) -> None:
    script = next(unpacked.glob("tim-kiem/*/*.js"))
    script.write_bytes(b"x")
    called = run("verify", unpacked)
    assert called.code == 1
    assert called.out == f"bị sửa: {script.relative_to(unpacked).as_posix()}\n"


def test_without_search_the_record_is_that_of_the_build(
    make_site: MakeSite, run: Run, tmp_path: Path
) -> None:
    root = make_site({"content/site.yml": f"{SETTINGS}search: false\n"})
    build_site(root)
    assert run("export", "zip", tmp_path / "a.zip", "--source", root).code == 0
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.read("manifest.json") == (root / "build/manifest.json").read_bytes()
