"""A search in a damaged index was a defect of the program; now it names the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


@pytest.mark.parametrize("left", [0, 1, 0.5, 0.99])
def test_a_file_that_was_cut_short_is_named(built: Path, run: Run, left: float) -> None:
    files = sorted((built / "build/tim-kiem").rglob("*.bin"))
    assert files
    told = set()
    for file in files:
        data = file.read_bytes()
        file.write_bytes(data[: int(left * len(data)) if left < 1 else 1])
        called = run("search", "nội dung", "--source", built)
        file.write_bytes(data)
        if called.code:
            name = file.relative_to(built / "build").as_posix()
            assert called.err.startswith(f"Tệp {name} trong {built / 'build'} không còn như")
            told.add(called.code)
    assert told == {1}
    assert run("search", "nội dung", "--source", built).code == 0


def test_a_search_page_of_other_letters_is_read(built: Path, run: Run) -> None:
    page = built / "build/tim-kiem.html"
    page.write_bytes(b"\xff\xfe" + page.read_bytes())
    assert run("search", "nội dung", "--source", built).code == 0


@pytest.mark.parametrize("text", [b"", b"\xff", b'data-segments=""', b'data-segments=" "'])
def test_a_page_that_names_no_index_has_none(built: Path, run: Run, text: bytes) -> None:
    (built / "build/tim-kiem.html").write_bytes(text)
    called = run("search", "nội dung", "--source", built)
    assert called.code == 1
    assert "chưa có phần tìm kiếm" in called.err
