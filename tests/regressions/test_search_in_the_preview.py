"""The preview gave none of the files of the search index: its search page never found anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wardnews.commands.serve_command import Preview
from wardnews.session import Session

if TYPE_CHECKING:
    from conftest import MakeSite


def test_its_files_are_shown(make_site: MakeSite) -> None:
    preview = Preview(Session(), make_site())
    preview.start()
    stage = preview.board.stage
    index = {
        path.relative_to(stage.output).as_posix() for path in stage.output.glob("tim-kiem/**/*.bin")
    }
    assert index
    assert index <= stage.paths
