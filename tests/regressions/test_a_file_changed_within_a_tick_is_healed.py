"""A change of the output in the tick of its own writing, of the same size, kept the same stamp."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builders import build_site

if TYPE_CHECKING:
    import os

    import pytest

    from conftest import MakeSite


def coarse(status: os.stat_result) -> str:
    """Return the stamp that a file system with a very slow clock gives."""
    newest = max(status.st_mtime_ns, status.st_ctime_ns)
    return f"{status.st_size} {newest // 10**12 * 10**12} {newest // 10**12 * 10**12} 0"


def test_a_byte_changed_at_once_is_healed(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wardnews.output.stamp_of", coarse)
    monkeypatch.setattr("wardnews.source.RACY_NS", 10**13)  # within its tick all is young
    root = make_site({})
    build_site(root, use_cache=True)
    page = root / "build" / "index.html"
    whole = page.read_bytes()
    page.write_bytes(whole.replace(b"<!doctype", b"<!DOCTYPE"))
    report = build_site(root, use_cache=True)
    assert page.read_bytes() == whole
    assert report.published is not None
    assert [change.path for change in report.published.changes] == ["index.html"]
