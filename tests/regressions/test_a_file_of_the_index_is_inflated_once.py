"""`wardnews search` inflated each file of the index twice, to name one that is damaged."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from builders import build_site

if TYPE_CHECKING:
    import pytest

    from conftest import MakeSite, Run


def test_none_is_inflated_again(
    make_site: MakeSite, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_site()
    build_site(root)
    inflated: list[bytes] = []
    decompress = zlib.decompress

    def counted(data: bytes) -> bytes:
        inflated.append(data)
        return decompress(data)

    monkeypatch.setattr(zlib, "decompress", counted)
    assert "Gặp mặt" in run("search", "nội dung", "--source", root).out
    assert len(inflated) == len(set(inflated)) == 2
