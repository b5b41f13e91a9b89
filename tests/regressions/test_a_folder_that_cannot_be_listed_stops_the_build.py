"""`os.walk` passes over a folder that it cannot list: its articles vanished from the site."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from builders import build_site, read_tree
from wardnews.errors import SourceError

if TYPE_CHECKING:
    from conftest import MakeSite


def test_a_folder_that_cannot_be_listed_stops_the_build(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_site()
    build_site(root)
    before = read_tree(root / "build")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("articles/2020"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(SourceError):
        build_site(root)
    monkeypatch.undo()
    assert read_tree(root / "build") == before
