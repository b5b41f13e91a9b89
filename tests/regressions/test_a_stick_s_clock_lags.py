"""A file on a FAT drive, saved just before its clock ticked, was old at once: its next save unseen.

Files are stamped by a clock that the system moves on some hundred times a second (later still on a
busy machine), so it may stand before a tick that has passed on the clock that programs read.
"""

from __future__ import annotations

from wardnews.source import is_racy

TICK = 2_000_000_000
LAG = 10_000_000
SECOND = 1_000_000_000


def test_it_may_be_saved_again_within_the_tick() -> None:
    now = 2 * TICK + LAG // 2
    stamped = (now - LAG) // TICK * TICK
    assert is_racy(f"9 {stamped} {stamped} 0", now_ns=now)
    assert not is_racy(f"9 {stamped} {stamped} 0", now_ns=now + TICK)


def test_the_time_of_writing_tells_where_that_of_the_change_is_old() -> None:
    now = 1_700_000_000 * SECOND
    created = now - 3600 * SECOND
    assert is_racy(f"9 {now - SECOND} {created} 0", now_ns=now)
    assert not is_racy(f"9 {now - 3 * SECOND} {created} 0", now_ns=now)
