"""A disk that runs full, for real: the old site stays whole, one sentence, the next build heals."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from builders import SETTINGS, article_text, build_site, read_tree, write_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Run

SIZE = 2 * 1024 * 1024
BLOCK = 4096
FEW = (0, 1, 3, 8, 30)
"""Blocks that are left free: a build fails at its mark, its cache, a page, or not at all."""

MANY = tuple(range(120))


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Return the root of a disk of two megabytes; only root may mount one."""
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux has tmpfs")
    folder = tmp_path / "dia"
    folder.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if not mount or not umount:
        pytest.skip("there is no mount")
    call = [mount, "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    done = subprocess.run(call, check=False, capture_output=True, text=True)  # noqa: S603  # our own
    if done.returncode:
        pytest.skip(f"a disk cannot be mounted here: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run([umount, str(folder)], check=True)  # noqa: S603  # our own


def site_of(edition: int) -> dict[str, str | bytes]:
    """Return the sources of a site; another edition has other words on every page."""
    files: dict[str, str | bytes] = {
        "content/site.yml": f"{SETTINGS}footer: Bản {edition}\n",
        "templates/home.html": f"{edition} {{{{ page }}}}",
    }
    for number in range(4):
        body = f"Bản {edition}: " + "một câu khác hẳn. " * (200 + 60 * edition)
        text = article_text(body, title=f"Bài {number}", date=f"{number + 1}/10/2020")
        files[f"content/articles/bai-{number}.md"] = text
    return files


def fill(disk: Path, blocks: int) -> Path:
    """Fill the disk but for so many blocks; returns the file that takes the room."""
    ballast = disk / "day"
    room = os.statvfs(disk)
    with ballast.open("wb") as stream:
        stream.write(b"x" * (room.f_bavail - blocks) * room.f_frsize)
    assert os.statvfs(disk).f_bavail == blocks
    return ballast


def pages(folder: Path) -> dict[str, bytes]:
    return {path: data for path, data in read_tree(folder).items() if ".wardnews" not in path}


def failures_of(root: Path, output: Path, disk: Path, run: Run, left_free: tuple[int, ...]) -> int:
    """Run full again and again; returns how often a build could not end."""
    call = ("build", "--source", root, "--output", output, "--as-of", "31/12/2021", "--jobs", "1")
    write_files(root, site_of(0))
    assert run(*call).code == 0
    failures = 0
    for edition, blocks in enumerate(left_free, 1):
        old = pages(output)
        write_files(root, site_of(edition % 5))
        ballast = fill(disk, blocks)
        called = run(*call)
        ballast.unlink()
        left = read_tree(output)
        assert not any(path.endswith(".wardnews-tmp") for path in left)
        if called.code:
            failures += 1
            assert called.code == 1
            first, *more = called.err.splitlines()
            assert str(disk) in first
            assert "ổ đĩa đã hết chỗ trống" in first
            assert len(more) == 1
        assert run(*call).code == 0
        new = pages(output)
        assert old.keys() & new.keys() <= left.keys()
        assert all(left[path] in (old.get(path), new[path]) for path in left.keys() & new.keys())
    clean = disk.parent / "sach"
    build_site(root, clean)
    assert pages(output) == pages(clean)
    return failures


@pytest.mark.parametrize(
    "left_free", [FEW, pytest.param(MANY, marks=pytest.mark.soak)], ids=["few", "many"]
)
def test_an_output_on_a_disk_that_runs_full(
    tmp_path: Path, disk: Path, run: Run, left_free: tuple[int, ...]
) -> None:
    assert failures_of(tmp_path / "trang", disk / "build", disk, run, left_free) >= 3


@pytest.mark.parametrize(
    "left_free", [FEW, pytest.param(MANY, marks=pytest.mark.soak)], ids=["few", "many"]
)
def test_a_site_and_its_cache_on_a_disk_that_runs_full(
    disk: Path, run: Run, left_free: tuple[int, ...]
) -> None:
    assert failures_of(disk / "trang", disk / "trang/build", disk, run, left_free) >= 3
