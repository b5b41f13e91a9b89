from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from workshop import TICK, Workshop, running

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def parsed(shop: Workshop) -> int:
    return shop.build().parsed


def test_an_old_file_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shop = Workshop(tmp_path / "site")
    with running(shop):
        time.sleep(TICK)
        assert parsed(shop) == 4
        monkeypatch.setattr("wardnews.reading.read_file", None)  # to call it would be an error
        assert parsed(shop) == 0


def test_a_young_file_is_read_again_but_not_parsed(tmp_path: Path) -> None:
    shop = Workshop(tmp_path / "site")
    with running(shop):
        time.sleep(TICK)
        shop.build()
        shop.save(0)
        assert parsed(shop) == 0


def test_a_file_that_got_its_old_time_back_is_read(tmp_path: Path) -> None:
    shop = Workshop(tmp_path / "site")
    with running(shop):
        time.sleep(TICK)
        shop.build()
        before = shop.file(0).stat()
        shop.pieces[0].letter = 1
        shop.save(0)
        os.utime(shop.file(0), ns=(before.st_atime_ns, before.st_mtime_ns))
        time.sleep(TICK)
        after = shop.file(0).stat()
        assert (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns)
        assert parsed(shop) == 1


def test_only_a_changed_file_is_parsed(tmp_path: Path) -> None:
    shop = Workshop(tmp_path / "site")
    with running(shop):
        assert parsed(shop) == 4
        shop.pieces[1].body = 1
        shop.save(1)
        assert parsed(shop) == 1


def test_another_time_zone_parses_every_source(tmp_path: Path) -> None:
    shop = Workshop(tmp_path / "site")
    with running(shop):
        shop.build()
        shop.set_config(3)
        assert parsed(shop) == 4


def test_a_mended_file_that_is_as_it_was_is_not_parsed_again(tmp_path: Path) -> None:
    shop = Workshop(tmp_path / "site")
    with running(shop):
        shop.build()
        shop.pieces[0].broken = True
        shop.save(0)
        assert parsed(shop) == 1
        shop.pieces[0].broken = False
        shop.save(0)
        assert parsed(shop) == 0
