"""A call that has nowhere to print to was not done, or ended in a traceback, as failed."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from builders import build_site

if TYPE_CHECKING:
    from conftest import MakeSite

# As `pythonw` and tasks without a window are started: the streams are None there.
PROGRAM = """\
import sys
from wardnews.cli import run
sys.argv[1:] = {call!r}
sys.stdin = None
sys.stdout, sys.stderr = {out}, {err}
run()
"""
STREAMS = [("None", "None"), ("None", "sys.stderr"), ("sys.stdout", "None")]
CALLS = [("verify {}/build", 0), ("verify {}/content", 1), ("build --source {}", 0),
    ("check --links --source {}", 0), ("new --source {}", 2)]  # fmt: skip


@pytest.mark.parametrize(("out", "err"), STREAMS)
@pytest.mark.parametrize(("call", "code"), CALLS)
def test_it_tells_how_it_ended_all_the_same(
    make_site: MakeSite, *, out: str, err: str, call: str, code: int
) -> None:
    root = make_site()
    build_site(root)
    words = [word.format(root) for word in call.split()]
    program = PROGRAM.format(call=words, out=out, err=err)
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True)  # noqa: S603  # our own
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
