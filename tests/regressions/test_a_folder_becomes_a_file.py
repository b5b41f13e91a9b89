"""An old address that had been a folder and became a file, or the reverse, stopped every build."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import article_text, build_site, read_tree, write_files

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite

PATH = "content/articles/2020/2020-10-16-gap-mat.md"
PAIRS = [("cu.html/x", "cu.html"), ("cu.html", "cu.html/x"), ("cu.html/x/y", "cu.html/x")]


@pytest.mark.parametrize("use_cache", [True, False])
@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_the_output_is_that_of_a_clean_build(
    make_site: MakeSite, tmp_path: Path, before: str, after: str, use_cache: bool
) -> None:
    root = make_site({PATH: article_text(aliases=before)})
    build_site(root, use_cache=use_cache)
    write_files(root, {PATH: article_text(aliases=after)})
    assert build_site(root, use_cache=use_cache).published
    build_site(root, tmp_path / "clean")
    assert read_tree(root / "build") == read_tree(tmp_path / "clean")
