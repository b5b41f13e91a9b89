"""A damaged cache costs a rebuild, never a wrong page and never a traceback."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from edits import change, damage
from wardnews.cache import Cache
from wardnews.outcome import Reason
from wardnews.traces import CacheDamagedError
from workshop import Workshop, running, standing, tree_of

if TYPE_CHECKING:
    from pathlib import Path

PARTS = 4


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_a_damaged_cache_costs_a_rebuild_at_most(part: int, tmp_path: Path) -> None:
    prove(tmp_path, seed=part, times=200 // PARTS)


@pytest.mark.soak
@pytest.mark.parametrize("part", range(20))
def test_many_more_damaged_caches(part: int, tmp_path: Path) -> None:
    prove(tmp_path, seed=PARTS + part, times=50)


def prove(folder: Path, *, seed: int, times: int) -> None:
    """Damage the cache again and again, each time before a build of a changed site."""
    chance = random.Random(seed)  # noqa: S311  # no secret: the same damage every time
    shop = Workshop(folder / "site")
    with running(shop):
        shop.build()
        whole = shop.cache.read_bytes()
        for _ in range(times):
            shop.cache.write_bytes(whole)
            how = chance.choice([1 << chance.randrange(8), chance.randrange(1, 256), 0])
            damage(shop.cache, chance.random(), how)
            shop.build()
            assert tree_of(shop.output) == shop.clean_build().tree


def test_damage_that_the_second_build_finds_costs_a_look_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build reads and writes the pages of the file that it needs: the next one may need others."""
    shop = Workshop(tmp_path / "site")
    found = iter([CacheDamagedError("as the first build did not see")])
    commit = Cache.commit

    def fail_once(cache: Cache) -> None:
        for error in found:
            raise error
        commit(cache)

    with running(shop):
        shop.build()
        change(shop, 0, title=2)
        shop.build()
        before = standing(shop.output)
        monkeypatch.setattr(Cache, "commit", fail_once)
        report = shop.build()
        assert report.published is not None
        assert {each.reason for each in report.published.changes} == {Reason.UNKNOWN}
        assert standing(shop.output) == before
        shop.prove()


def test_a_cache_of_another_version_is_no_error(tmp_path: Path) -> None:
    shop = Workshop(tmp_path / "site")
    with running(shop):
        shop.build()
        shop.version = 1
        shop.prove()
