r"""`--source 'D:\trang tin\'`, as PowerShell completes it, arrives as `D:\trang tin"` and was not found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import build_site

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite, Run

CALLS = (
    "build --source {site}",
    "check --source {site}",
    "verify {site}/build",
    "search mặt --source {site}",
    "search mặt --output {site}/build",
    "init {new}",
    "export bagit {new} --source {site}",
    "export zip {new}.zip --source {site}",
    "deploy {new} --source {site}",
    "yearbook 2020 --output {new}.html --source {site}",
    "views {site}/a.log --source {site}",
)


@pytest.mark.parametrize("call", CALLS)
def test_every_place_is_found(make_site: MakeSite, run: Run, tmp_path: Path, call: str) -> None:
    site, new = make_site({"a.log": ""}), tmp_path / "mới"
    build_site(site)
    words = [word.format(site=site, new=new) for word in call.split()]
    assert run(*(f'{word}"' if str(tmp_path) in word else word for word in words)).code == 0
    assert not any('"' in path.name for path in tmp_path.rglob("*"))


def test_a_title_may_end_in_one(make_site: MakeSite, run: Run) -> None:
    root = make_site()
    assert run("new", 'Nhìn lại "Tết trồng cây"', "--source", root).code == 0
    (made,) = root.glob("content/articles/*/*-nhin-lai-*.md")
    assert 'Nhìn lại "Tết trồng cây"' in made.read_text("utf-8")
