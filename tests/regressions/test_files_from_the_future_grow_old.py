"""Files of a ZIP that was unpacked in another time zone were read again by every build for hours.

A ZIP holds the time on the wall, so what is packed in Hà Nội lies seven hours in the future on a
server in London. No stamp of such a file was trusted before that time had come.
"""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING
from unittest import mock

import pytest

from builders import article_text, build_site, read_tree, write_files

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite

TICK = 0.05
FOLDER = "content/articles/2019"
SEVEN_HOURS = 7 * 60 * 60


def put_into_the_future(folder: Path) -> None:
    then = time.time() + SEVEN_HOURS
    for file in folder.iterdir():
        os.utime(file, (then, then))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no other time of a file")
def test_they_are_not_read_again(make_site: MakeSite) -> None:
    files = {f"{FOLDER}/a{number}.md": article_text(title=f"Tin {number}") for number in range(20)}
    root = make_site({**files})
    put_into_the_future(root / FOLDER)
    with mock.patch("wardnews.source.RACY_NS", int(TICK * 1e9)):
        for _ in range(3):
            time.sleep(2 * TICK)
            report = build_site(root, use_cache=True)
        assert [stage for stage, _ in report.seconds] == ["comparing"]
        write_files(root, {f"{FOLDER}/a7.md": files[f"{FOLDER}/a7.md"].replace("Tin 7", "Tin 8")})
        put_into_the_future(root / FOLDER)
        build_site(root, use_cache=True)
    build_site(root, root / "clean")
    built, clean = (read_tree(root / each) for each in ("build", "clean"))
    assert {path: data for path, data in built.items() if path in clean} == clean
