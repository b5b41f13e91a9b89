"""A yearbook or a report that was to be written over an article took the article's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import read_tree

if TYPE_CHECKING:
    from conftest import MakeSite, Run

CALLS = (("yearbook", "2020", "--output"), ("build", "--report"))
ARTICLE = "content/articles/2020/2020-10-16-gap-mat.md"


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(
    "file", [ARTICLE, "content/site.yml", "content/articles/moi.html", "static/x/../wardnews.css"]
)
def test_it_is_refused(make_site: MakeSite, run: Run, call: tuple[str, ...], file: str) -> None:
    root = make_site()
    before = read_tree(root)
    called = run(*call, root / file, "--source", root, "--as-of", "31/12/2021")
    assert called.code == 2
    assert "nằm trong phần nguồn" in called.err
    assert read_tree(root) == before


@pytest.mark.parametrize("call", CALLS)
def test_beside_the_sources_it_is_written(
    make_site: MakeSite, run: Run, call: tuple[str, ...]
) -> None:
    root = make_site()
    file = root / "ket-qua.html"
    assert run(*call, file, "--source", root, "--as-of", "31/12/2021").code == 0
    assert file.stat().st_size
