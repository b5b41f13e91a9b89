"""`wardnews build` in a folder without a site left `build/` and `.wardnews/` behind there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


@pytest.mark.parametrize("command", ["build", "check"])
def test_nothing_is_made_in_a_folder_without_a_site(run: Run, tmp_path: Path, command: str) -> None:
    assert run(command, "--source", tmp_path).code == 1
    assert list(tmp_path.iterdir()) == []
