"""A file in decomposed spelling beside one in the usual spelling: one of the two was lost."""

from __future__ import annotations

import os
import sys
import unicodedata
from typing import TYPE_CHECKING

import pytest

from builders import article_text

if TYPE_CHECKING:
    from conftest import MakeSite, Run

NAME = "hội-nghị"
DECOMPOSED = unicodedata.normalize("NFD", NAME)


@pytest.mark.skipif(sys.platform == "darwin", reason="its disks take the two for one")
@pytest.mark.parametrize("ending", [".md", ".pdf"])
def test_two_names_that_look_the_same_are_told(make_site: MakeSite, run: Run, ending: str) -> None:
    root = make_site()
    folder = root / "content/articles"
    for name in (NAME, DECOMPOSED):
        (folder / (name + ending)).write_text(article_text(title=name), "utf-8")
    called = run("build", "--source", root)
    assert called.code == 1
    assert "dấu tách rời" in called.err
    assert f"content/articles/{NAME}{ending}" in called.err
    assert not (root / "build/index.html").exists()
    (folder / (DECOMPOSED + ending)).unlink()
    assert run("build", "--source", root).code == 0


@pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="its names are always text")
@pytest.mark.parametrize("path", [b"tin\xff.md", b"anh\xff.png", b"n\xe3m/tin.md"])
def test_a_name_that_is_no_text_is_told(make_site: MakeSite, run: Run, path: bytes) -> None:
    root = make_site()
    file = os.path.join(os.fsencode(root / "content/articles"), path)  # noqa: PTH118  # bytes
    os.makedirs(os.path.dirname(file), exist_ok=True)  # noqa: PTH103, PTH120
    with open(file, "wb"):  # noqa: PTH123
        pass
    called = run("build", "--source", root)
    assert called.code == 1
    assert "Đổi tên" in called.err
    assert len(called.err.splitlines()) == 2
