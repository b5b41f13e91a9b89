"""A ZIP for a folder or a drive was a defect of the program, or told in the words of the system."""

from __future__ import annotations

import zipfile
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, cast

import pytest

from builders import build_site
from wardnews.exporting import zip_file

if TYPE_CHECKING:
    from conftest import MakeSite, Run


@pytest.mark.parametrize("target", [".", "", "usb", "usb/", "..", "usb/x.zip"])
def test_the_zip_is_written_into_it(
    make_site: MakeSite, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    root = make_site()
    build_site(root)
    (tmp_path / "day/usb").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "day")
    called = run("export", "zip", target, "--source", root)
    assert called.code == 0
    (written,) = tmp_path.rglob("*.zip")
    assert called.out.rstrip(".\n").endswith(str(zip_file(Path(target))))
    assert written == zip_file(Path(target)).resolve()
    assert zipfile.is_zipfile(written)


def test_nor_is_it_written_into_the_built_folder(make_site: MakeSite, run: Run) -> None:
    root = make_site()
    build_site(root)
    assert run("export", "zip", root / "build", "--source", root).code == 2


class EmptyDrive(PureWindowsPath):
    def is_dir(self) -> bool:
        return False


def test_a_drive_without_a_disk_is_no_name_of_a_file() -> None:
    drive = cast("Path", EmptyDrive("E:\\"))
    assert str(zip_file(drive)) == "E:\\trang-tin.zip"
