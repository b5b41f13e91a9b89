"""On Windows there is no relative way to another drive: a build to one ended unexpectedly."""

from __future__ import annotations

import os
from pathlib import Path
from unittest import mock

from wardnews.build import cache_file


def test_the_cache_has_a_name_all_the_same() -> None:
    root = Path("trang-tin")
    with mock.patch.object(os.path, "relpath", side_effect=ValueError("path is on mount 'D:'")):
        one, other = cache_file(root, Path("a")), cache_file(root, Path("b"))
    assert one.parent == other.parent == root / ".wardnews"
    assert one != other
