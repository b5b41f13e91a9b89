"""A place that is a link to itself was a defect of the program, not one of the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import build_site, write_files
from wardnews.importers.intake import _read_beside

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite, Run

CALLS = (
    "build --output {place}",
    "build --report {place}",
    "yearbook 2020 --output {place}",
    "export zip {place}",
    "export bagit {place}",
    "deploy {place}",
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    place = tmp_path / "vòng"
    try:
        place.symlink_to(place)
    except OSError:
        pytest.skip("no links can be made here")
    return place


@pytest.mark.parametrize("call", CALLS)
def test_a_call_names_it_or_writes_in_its_place(
    make_site: MakeSite, run: Run, place: Path, call: str
) -> None:
    site = make_site()
    build_site(site)
    called = run(*(word.format(place=place) for word in call.split()), "--source", site)
    assert called.code in {0, 1, 2}
    assert str(place) in called.out + called.err or place.is_file()


def test_a_picture_of_a_page_that_is_imported_is_not_there(tmp_path: Path, place: Path) -> None:
    write_files(tmp_path, {"anh.png": "ảnh"})
    assert _read_beside(tmp_path, place.name) is None
    assert _read_beside(tmp_path, "anh.png") == "ảnh".encode()
