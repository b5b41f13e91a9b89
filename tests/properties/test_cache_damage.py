"""A damaged cache costs a rebuild, never a wrong page and never a traceback."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from edits import damage
from workshop import Workshop, running, tree_of

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


def test_a_cache_of_another_version_is_no_error(tmp_path: Path) -> None:
    shop = Workshop(tmp_path / "site")
    with running(shop):
        shop.build()
        shop.version = 1
        shop.prove()
