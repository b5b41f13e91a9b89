"""After an update of the system's zlib an incremental build kept the index as the old one packed it.

Python uses whatever zlib the system has, so neither its version nor that of any library tells.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pytest

from builders import build_site, read_tree
from wardnews.output import LOCK
from wardnews.search import codec
from wardnews.toolchain import load_toolchain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import MakeSite


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    load_toolchain.cache_clear()
    yield
    load_toolchain.cache_clear()


def test_the_next_build_is_the_clean_one(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_site()
    build_site(root, use_cache=True)
    monkeypatch.setattr(zlib, "ZLIB_RUNTIME_VERSION", "1.3.1.zlib-ng")
    monkeypatch.setattr(codec.deflate, "__kwdefaults__", {"level": 1})  # it packs otherwise
    load_toolchain.cache_clear()
    build_site(root, use_cache=True)
    build_site(root, root / "clean")
    built, clean = (read_tree(root / each) for each in ("build", "clean"))
    for tree in (built, clean):
        tree.pop(LOCK, None)
    assert built == clean
