"""A document that was saved in the middle of a build was published under the address of the old one.

It stayed so where the old one was put back: by all that was known of it, it stood there already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from builders import article_text, build_site, read_tree, write_files
from wardnews import source
from wardnews.errors import SourceError
from word_files import png

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite

ARTICLE = article_text("Xem [tệp](tep.txt).\n\n![Ảnh chung](anh.png)")


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("content/articles/tep.txt", b"\xc4\x91\xc3\xbang", b"th\xe1\xbb\xad"),
        ("content/articles/anh.png", png(), png() + b"\0"),
        ("static/them.css", b"p { margin: 0 }", b"p { margin: 1px }"),
    ],
    ids=("document", "picture", "style"),
)
def test_the_build_says_so_and_the_next_one_is_whole(
    make_site: MakeSite,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    before: bytes,
    after: bytes,
) -> None:
    files: dict[str, str | bytes] = {
        "content/articles/tep.txt": "đúng",
        "content/articles/anh.png": png(),
        "content/articles/b.md": ARTICLE,
        name: before,
    }
    root = make_site(files)
    read_asset = source.read_asset

    def meanwhile(site: Path, asset: Any) -> bytes:
        if asset.path == name:
            write_files(root, {name: after})
        return read_asset(site, asset)

    with monkeypatch.context() as patch:
        patch.setattr("wardnews.making.read_asset", meanwhile)
        with pytest.raises(SourceError) as raised:
            build_site(root, use_cache=True)
    assert raised.value.code == "changed-meanwhile"
    write_files(root, {name: before})
    build_site(root, use_cache=True)
    build_site(root, root / "clean")
    built, clean = (read_tree(root / each) for each in ("build", "clean"))
    assert {path: data for path, data in built.items() if path in clean} == clean
