from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import read_tree, write_files
from wardnews.claim import lock_output, prepare_output, read_owned, write_owned
from wardnews.errors import OutputError
from wardnews.output import MARK

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_folder_is_made_and_marked(tmp_path: Path) -> None:
    prepare_output(tmp_path / "a" / "b")
    prepare_output(tmp_path / "a" / "b")
    assert [file.name for file in (tmp_path / "a" / "b").iterdir()] == [MARK]


def test_a_folder_of_somebody_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    write_files(tmp_path, {"luận văn.txt": "quan trọng"})
    with pytest.raises(OutputError) as caught:
        prepare_output(tmp_path)
    assert caught.value.code == "foreign-output"
    assert list(read_tree(tmp_path)) == ["luận văn.txt"]


def test_a_file_is_no_output_folder(tmp_path: Path) -> None:
    write_files(tmp_path, {"tệp": "x"})
    with pytest.raises(OutputError) as caught:
        prepare_output(tmp_path / "tệp")
    assert caught.value.code == "cannot-write"


def test_a_second_build_of_one_folder_waits_and_then_says_so(tmp_path: Path) -> None:
    prepare_output(tmp_path)
    with (
        lock_output(tmp_path, wait=1),
        pytest.raises(OutputError) as caught,
        lock_output(tmp_path, wait=0),
    ):
        pytest.fail("two builds held one folder")
    assert caught.value.code == "output-busy"
    with lock_output(tmp_path, wait=0):
        assert (tmp_path / MARK).exists()


def test_the_mark_names_what_is_ours(tmp_path: Path) -> None:
    prepare_output(tmp_path)
    assert read_owned(tmp_path) == frozenset()
    write_owned(tmp_path, ["b.html", "2020/ngày a.html"])
    assert read_owned(tmp_path) == {"b.html", "2020/ngày a.html"}
    assert list(read_tree(tmp_path)) == [MARK]
