from __future__ import annotations

from typing import TYPE_CHECKING

from builders import build_site
from wardnews.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from conftest import MakeSite


def test_a_build_is_as_recorded(make_site: MakeSite) -> None:
    root: Path = make_site()
    build_site(root)
    assert main(["verify", str(root / "build")]) == 0


def test_each_file_that_differs_is_named(
    make_site: MakeSite, capsys: pytest.CaptureFixture[str]
) -> None:
    root: Path = make_site()
    build_site(root)
    output = root / "build"
    (output / "index.html").unlink()
    (output / "404.html").write_bytes(b"x")
    (output / "2020/la.html").write_bytes(b"")
    assert main(["verify", str(output)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "thiếu: index.html",
        "bị sửa: 404.html",
        "lạ: 2020/la.html",
    ]


def test_a_folder_without_a_record_is_told(tmp_path: Path) -> None:
    assert main(["verify", str(tmp_path)]) == 1
