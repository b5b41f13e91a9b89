from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from builders import read_tree, write_files
from wardnews.claim import prepare_output
from wardnews.errors import OutputError
from wardnews.output import (
    Effect,
    read_standing,
    remove_files,
    write_file,
    write_new_file,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_new_then_unchanged_then_changed(tmp_path: Path) -> None:
    assert write_file(tmp_path, "2020/a.html", b"1", exists=False)[0] is Effect.NEW
    assert write_file(tmp_path, "2020/a.html", b"1", exists=True)[0] is Effect.UNCHANGED
    assert write_file(tmp_path, "2020/a.html", b"2", exists=True)[0] is Effect.CHANGED
    assert read_tree(tmp_path) == {"2020/a.html": b"2"}


def test_an_unchanged_file_is_not_touched(tmp_path: Path) -> None:
    write_file(tmp_path, "a.html", b"1", exists=False)
    os.utime(tmp_path / "a.html", (1_000_000_000, 1_000_000_000))
    write_file(tmp_path, "a.html", b"1", exists=True)
    assert (tmp_path / "a.html").stat().st_mtime == 1_000_000_000


def test_a_reader_of_the_old_file_keeps_it_whole(tmp_path: Path) -> None:
    write_file(tmp_path, "a.html", b"old" * 1000, exists=False)
    with (tmp_path / "a.html").open("rb") as reading:
        write_file(tmp_path, "a.html", b"new", exists=True)
        assert reading.read() == b"old" * 1000
    assert (tmp_path / "a.html").read_bytes() == b"new"


@pytest.mark.parametrize("call", ["open", "write", "replace"])
def test_a_failed_write_leaves_the_old_file_and_no_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    write_file(tmp_path, "a.html", b"old", exists=False)
    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        with pytest.raises(OutputError) as caught:
            write_file(tmp_path, "a.html", b"new", exists=True)
    assert dict(caught.value.args_)["reason"] == "ENOSPC"
    assert read_tree(tmp_path) == {"a.html": b"old"}


def test_a_file_that_the_system_takes_in_parts_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, data: write(file, data[:2]))
    write_file(tmp_path, "a.html", b"seven b", exists=False)
    assert (tmp_path / "a.html").read_bytes() == b"seven b"


def test_a_link_in_the_output_is_replaced_not_followed(tmp_path: Path) -> None:
    write_files(tmp_path, {"ngoài.txt": "của tôi"})
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "a.html").symlink_to(tmp_path / "ngoài.txt")
    write_file(tmp_path / "build", "a.html", "của tôi".encode(), exists=True)
    assert not (tmp_path / "build" / "a.html").is_symlink()
    assert (tmp_path / "ngoài.txt").read_text("utf-8") == "của tôi"


def test_only_the_given_files_are_removed_with_the_folders_left_empty(tmp_path: Path) -> None:
    write_files(tmp_path, {"2020/10/a.html": "", "2020/b.html": "", "2019/1/c.html": ""})
    remove_files(tmp_path, ["2020/10/a.html", "2019/1/c.html", "không-có.html"])
    assert list(read_tree(tmp_path)) == ["2020/b.html"]
    assert sorted(each.name for each in tmp_path.rglob("*")) == ["2020", "b.html"]


def test_what_stands_is_every_file_but_the_mark(tmp_path: Path) -> None:
    prepare_output(tmp_path)
    write_files(tmp_path, {"2020/a.html": "", ".ẩn": "", "x.html.123.wardnews-tmp": ""})
    assert sorted(read_standing(tmp_path)) == [".ẩn", "2020/a.html", "x.html.123.wardnews-tmp"]


def test_a_folder_behind_a_link_is_not_looked_into(tmp_path: Path) -> None:
    write_files(tmp_path, {"ngoài/a.txt": ""})
    prepare_output(tmp_path / "build")
    (tmp_path / "build" / "liên kết").symlink_to(tmp_path / "ngoài")
    assert list(read_standing(tmp_path / "build")) == ["liên kết"]


def test_a_new_text_is_never_written_over_another(tmp_path: Path) -> None:
    write_new_file(tmp_path / "x" / "bài.md", "một\nhai\n")
    with pytest.raises(OutputError):
        write_new_file(tmp_path / "x" / "bài.md", "khác")
    assert (tmp_path / "x" / "bài.md").read_bytes() == "một\nhai\n".encode()
