"""The first line of what rsync and ssh said was told as the reason: mostly a warning or a greeting."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from builders import build_site, write_files
from wardnews.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite

SAID = (
    "Warning: Permanently added 'may' (ED25519) to the list of known hosts.",
    "*** Chỉ người được phép mới được vào ***",
    "hoa@may: Permission denied (publickey).",
    "rsync error: unexplained error (code 255) at io.c(232)",
)


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for rsync is a shell script")
def test_all_that_it_says_is_shown_before_our_sentence(
    make_site: MakeSite,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    lines = "".join(f'echo "{line}" >&2\n' for line in SAID)
    write_files(tmp_path, {"bin/rsync": f"#!/bin/sh\n{lines}exit 255\n"})
    (tmp_path / "bin/rsync").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    root = make_site()
    build_site(root)
    assert main(["deploy", "hoa@may:www", "--source", str(root)]) == 1
    *said, what, _ = capfd.readouterr().err.splitlines()
    assert tuple(said) == SAID
    assert "rsync đã dừng với mã lỗi 255" in what
