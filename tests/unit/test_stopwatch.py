from __future__ import annotations

from typing import TYPE_CHECKING

from wardnews.stopwatch import Stopwatch

if TYPE_CHECKING:
    import pytest


def test_a_lap_takes_the_time_since_the_last_one(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter([10.0, 12.5, 13.0])
    monkeypatch.setattr("wardnews.stopwatch.time.perf_counter", lambda: next(moments))
    watch = Stopwatch()
    watch.lap("reading")
    watch.lap("writing")
    assert watch.laps == (("reading", 2.5), ("writing", 0.5))
