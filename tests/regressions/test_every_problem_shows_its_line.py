"""The line below a problem was garbled (UTF-16), ended in a CR, or was missing (NFD file name)."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from builders import article_text, build_site

if TYPE_CHECKING:
    from conftest import MakeSite

PATH = "content/articles/ảnh.md"
TEXT = article_text(title="Hội nghị", category="Khác")
SAVED: dict[str, tuple[str, bytes]] = {
    "UTF-16": (PATH, TEXT.encode("utf-16")),
    "UTF-8 with a mark": (PATH, TEXT.encode("utf-8-sig")),
    "CRLF": (PATH, TEXT.replace("\n", "\r\n").encode()),
    "text in NFD": (PATH, unicodedata.normalize("NFD", TEXT).encode()),
    "name in NFD": (unicodedata.normalize("NFD", PATH), TEXT.encode()),
}


@pytest.mark.parametrize(("path", "data"), SAVED.values(), ids=SAVED)
def test_the_offending_line_is_shown(make_site: MakeSite, path: str, data: bytes) -> None:
    (problem,) = build_site(make_site({path: data})).problems
    assert problem.code == "unknown-category"
    assert (problem.place.path, problem.place.excerpt) == (PATH, "category: Khác")
