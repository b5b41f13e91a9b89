"""A named pipe among the articles held a build for ever."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from builders import build_site
from wardnews.source import asset_paths, source_paths

if TYPE_CHECKING:
    from conftest import MakeSite


@pytest.mark.skipif(sys.platform == "win32", reason="it has no pipes in folders")
def test_a_pipe_is_passed_over(make_site: MakeSite) -> None:
    root = make_site()
    for name in ("ong.md", "ong.png"):
        os.mkfifo(root / "content/articles" / name)
    assert not any("ong" in path for path in (*source_paths(root), *asset_paths(root)))
    assert build_site(root).published is not None
