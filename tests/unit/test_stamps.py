from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from builders import write_files
from wardnews.stamps import read_stamps, with_stamps_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BAI = "content/articles/bai.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_files(tmp_path, {BAI: "một", "templates/a.html": "", "static/a.css": ""})


def test_stamps_tell_every_change(root: Path) -> None:
    seen = [read_stamps(root)]
    changes: tuple[Callable[[], object], ...] = (
        lambda: (root / BAI).write_text("một hai"),
        lambda: os.utime(root / BAI, (1, 1)),
        lambda: (root / BAI).rename(root / "content/articles/khac.md"),
        (root / "static/a.css").unlink,
        (root / "templates/b.html").touch,
    )
    for change in changes:
        change()
        assert read_stamps(root) not in seen
        seen.append(read_stamps(root))


def test_lock_files_and_our_own_folders_are_passed_over(root: Path) -> None:
    before = read_stamps(root)
    write_files(root, {"content/articles/~$bai.docx": "", "content/.a.swp": "", "build/a.html": ""})
    assert read_stamps(root) == before


def test_a_site_without_its_folders_has_no_stamps(tmp_path: Path) -> None:
    assert read_stamps(tmp_path) == {}


@pytest.mark.parametrize(
    ("change", "paths"),
    [
        (lambda root: (root / BAI).write_text("hai"), [BAI]),
        (lambda root: (root / BAI).unlink(), [BAI]),
        (lambda root: write_files(root, {"content/moi/a.md": ""}), ["content/moi"]),
        (lambda root: write_files(root, {"content/moi/a.md": ""}), ["content/moi/a.md"]),
        (lambda root: shutil.rmtree(root / "content"), ["content"]),
        (
            lambda root: (root / "content/articles").rename(root / "content/bai"),
            ["content/articles", "content/bai"],
        ),
    ],
)
def test_a_change_is_taken_in_by_its_path(
    root: Path, change: Callable[[Path], object], paths: list[str]
) -> None:
    before = read_stamps(root)
    change(root)
    after = read_stamps(root)
    assert before != after
    assert with_stamps_of(before, [f"{root}/{path}" for path in paths]) == after


def test_other_changes_are_not_taken_in(root: Path) -> None:
    before = read_stamps(root)
    (root / BAI).write_text("hai")
    (root / "static/a.css").write_text("p {}")
    assert with_stamps_of(before, [f"{root}/{BAI}"]) not in (before, read_stamps(root))
