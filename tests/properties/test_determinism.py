"""One site is one tree of bytes: on every machine, in every order, with every executor."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Self

import pytest

from builders import AS_OF, build_site, read_tree
from wardnews.build import build
from wardnews.executors import SerialExecutor
from wardnews.outcome import Project

if TYPE_CHECKING:
    from collections.abc import Callable

PROJECT = Path(__file__).parent.parent / "golden" / "small-ward" / "project"
AS_OF_TYPED = AS_OF.strftime("%Y-%m-%d %H:%M")

PLACES = {
    "UTC": {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"},
    "Hanoi": {"TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "vi_VN.UTF-8", "PYTHONHASHSEED": "1"},
    "Honolulu": {"TZ": "Pacific/Honolulu", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4294967295"},
    "Kiritimati": {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "77"},
}
EXECUTORS: dict[str, Callable[[], Executor]] = {
    "threads": partial(ThreadPoolExecutor, 3),
    "processes": partial(ProcessPoolExecutor, 2, get_context("spawn")),
}


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The tree that a plain build in this process writes."""
    output = tmp_path_factory.mktemp("plain") / "build"
    assert build_site(PROJECT, output).problems == ()
    return read_tree(output)


@pytest.mark.parametrize("place", PLACES)
def test_neither_zone_nor_locale_nor_hash_seed_changes_a_byte(
    place: str, expected: dict[str, bytes], tmp_path: Path
) -> None:
    call = [sys.executable, "-m", "wardnews", "build", "--no-cache", "--source", str(PROJECT)]
    call += ["--output", str(tmp_path / "build"), "--as-of", AS_OF_TYPED]
    subprocess.run(call, env={**os.environ, **PLACES[place]}, check=True, capture_output=True)  # noqa: S603  # our own call
    assert read_tree(tmp_path / "build") == expected


@pytest.mark.parametrize("seed", range(5))
def test_the_order_in_which_a_disk_lists_files_changes_no_byte(
    seed: int, expected: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)  # noqa: S311  # chance, not secrecy
    scandir = os.scandir

    class ShuffledScan:
        """`os.scandir` in an order of chance; `os.walk` asks it too."""

        def __init__(self, path: str) -> None:
            with scandir(path) as entries:
                self.entries = list(entries)
            chance.shuffle(self.entries)

        def __iter__(self) -> Self:
            return self

        def __next__(self) -> os.DirEntry[str]:
            if not self.entries:
                raise StopIteration
            return self.entries.pop()

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            """Everything was read already."""

    monkeypatch.setattr(os, "scandir", ShuffledScan)
    build_site(PROJECT, tmp_path / "build")
    monkeypatch.undo()
    assert read_tree(tmp_path / "build") == expected


@pytest.mark.parametrize("kind", EXECUTORS)
def test_every_executor_writes_the_same_bytes(
    kind: str, expected: dict[str, bytes], tmp_path: Path
) -> None:
    with EXECUTORS[kind]() as executor:
        made = Project(root=PROJECT, as_of=AS_OF)
        build(made, tmp_path / "build", executor=executor, use_cache=False)
    assert read_tree(tmp_path / "build") == expected


def test_the_files_of_the_folder_change_no_byte_by_their_times(
    expected: dict[str, bytes], tmp_path: Path
) -> None:
    for path, data in read_tree(PROJECT).items():
        (tmp_path / "copy" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "copy" / path).write_bytes(data)
        os.utime(tmp_path / "copy" / path, (1_000_000_000, 1_000_000_000))
    made = Project(root=tmp_path / "copy", as_of=AS_OF)
    build(made, tmp_path / "build", executor=SerialExecutor(), use_cache=False)
    assert read_tree(tmp_path / "build") == expected
