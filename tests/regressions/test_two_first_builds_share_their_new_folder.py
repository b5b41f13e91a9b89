"""Of two builds that made one output folder at the same moment, one took it for somebody else's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wardnews.claim import prepare_output
from wardnews.output import MARK

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest


def test_a_folder_marked_while_it_is_looked_at_is_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = Path.iterdir

    def marked_meanwhile(folder: Path) -> Iterator[Path]:
        (folder / MARK).touch()  # as the other build does between our two looks
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", marked_meanwhile)
    prepare_output(tmp_path)
    assert (tmp_path / MARK).is_file()
