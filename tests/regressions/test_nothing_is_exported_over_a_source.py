"""`export zip content/site.yml` took the place of the settings; bags and deploys became sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import BAI, build_site, read_tree

if TYPE_CHECKING:
    from conftest import MakeSite, Run

CALLS = [
    *((("export", "zip"), path) for path in (BAI, "content/site.yml", "content", "static/a.zip")),
    *((("export", "bagit"), path) for path in ("content/articles/tui", "static", ".wardnews")),
    *((("deploy",), path) for path in ("content/articles/www", "static", "x/../templates")),
]


@pytest.mark.parametrize(("call", "path"), CALLS)
def test_it_is_refused(make_site: MakeSite, run: Run, *, call: tuple[str, ...], path: str) -> None:
    root = make_site()
    build_site(root)
    before = read_tree(root)
    called = run(*call, root / path, "--source", root)
    assert called.code == 2
    assert "nằm trong phần nguồn" in called.err
    assert read_tree(root) == before
