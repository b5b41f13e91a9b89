"""A build that could not remove a folder which it had emptied left it there for ever."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from builders import article_text, build_site
from wardnews.errors import OutputError

if TYPE_CHECKING:
    from conftest import MakeSite


def test_the_next_build_sweeps_it(make_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    other = "content/articles/khac.md"
    root = make_site({other: article_text(title="Khác", date="1/2/2019")})
    build_site(root, use_cache=True)
    (root / other).unlink()

    def held(folder: Path) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rmdir", held)
        with pytest.raises(OutputError):
            build_site(root, use_cache=True)
    build_site(root, use_cache=True)
    assert not (root / "build/2019").exists()


def test_an_empty_folder_of_somebody_else_s_stays(make_site: MakeSite) -> None:
    root = make_site()
    build_site(root)
    (root / "build/.well-known").mkdir()
    build_site(root)
    assert (root / "build/.well-known").is_dir()
