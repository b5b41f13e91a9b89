"""What could not be written was told as `index.html.4711.wardnews-tmp`, which no editor ever saw."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from builders import build_site, write_files
from wardnews.output import TEMPORARY

if TYPE_CHECKING:
    from conftest import MakeSite, Run

CALLS = {
    "build --source {root}": "build/",
    "deploy {root}/www --source {root}": "www/manifest.json",
    "yearbook 2020 --output {root}/a.html --source {root}": "a.html",
    "export bagit {root}/tui --source {root}": "tui/",
    "views {root}/a.log --source {root}": "content/views.json",
}


@pytest.mark.parametrize("call", CALLS)
def test_it_names_no_temporary_file(
    make_site: MakeSite, run: Run, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    root = write_files(make_site(), {"a.log": ""})
    build_site(root)
    write_files(root, {"content/pages/moi.md": "---\ntitle: Mới\n---\n\nMới.\n"})
    open_ = os.open

    def refused(path: Any, *given: Any, **more: Any) -> int:
        if str(path).endswith(TEMPORARY):
            raise PermissionError(13, "Permission denied", str(path))
        return open_(path, *given, **more)

    monkeypatch.setattr(os, "open", refused)
    called = run(*(word.format(root=root) for word in call.split()))
    assert called.code == 1
    assert TEMPORARY not in called.err
    assert f"Không ghi được {root}/{CALLS[call]}" in called.err
    assert "không có quyền" in called.err
