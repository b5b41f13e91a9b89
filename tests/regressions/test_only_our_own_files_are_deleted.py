"""A build deleted every file of its folder that it had not planned: also a `.git`, also a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import article_text, build_site, read_tree, write_files
from wardnews.errors import OutputError
from wardnews.output import LOCK, MARK

if TYPE_CHECKING:
    from conftest import MakeSite

FOREIGN: dict[str, str | bytes] = {
    ".git/HEAD": "ref",
    "CNAME": "hoasua.example",
    "2020/ghi.txt": "x",
}


def test_files_of_others_stay(make_site: MakeSite) -> None:
    root = make_site({"content/articles/b.md": article_text(title="Họp")})
    build_site(root)
    write_files(root / "build", FOREIGN)
    (root / "content/articles/b.md").unlink()
    report = build_site(root)
    assert report.published is not None
    removed = {path for path in report.published.removed if not path.startswith("tim-kiem/")}
    assert removed == {"2020/10/16/b.html"}
    tree = read_tree(root / "build")
    assert {path: tree[path].decode() for path in FOREIGN} == FOREIGN


def test_our_files_go_even_where_the_mark_is_all_that_is_left(make_site: MakeSite) -> None:
    root = make_site({"content/articles/b.md": article_text(title="Họp")})
    build_site(root)
    (root / "build/manifest.json").unlink()
    (root / "content/articles/b.md").unlink()
    build_site(root)
    assert not (root / "build/2020/10/16/b.html").exists()


def test_a_site_is_no_output_folder_though_its_cache_is_called_like_the_mark(
    make_site: MakeSite,
) -> None:
    root = make_site()
    build_site(root, use_cache=True)
    before = read_tree(root)
    with pytest.raises(OutputError) as raised:
        build_site(root, root, use_cache=True)
    assert raised.value.code == "foreign-output"
    assert read_tree(root) == before


def test_releasing_the_lock_may_delete_its_file(make_site: MakeSite) -> None:
    root = make_site()
    build_site(root)
    (root / "build" / LOCK).unlink(missing_ok=True)  # as on Windows
    assert (root / "build" / MARK).is_file()
    assert build_site(root).published is not None
