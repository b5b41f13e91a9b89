from __future__ import annotations

import pytest

from wardnews.pace import FEW, MANY, Pace, Stir, look_at, stirred

PACE = Pace(one=0.01, quiet=0.05, longer=1.0)
BAI = "content/articles/bai.md"


def test_one_finished_save_is_looked_into_soon() -> None:
    stir = stirred(None, 10.0, BAI)
    stir = stirred(stir, 10.001, BAI, is_saved=True)
    assert look_at(stir, PACE) == pytest.approx(10.011)


def test_a_save_that_is_not_finished_is_waited_for() -> None:
    stir = stirred(None, 10.0, BAI, is_saved=True)
    stir = stirred(stir, 10.005, BAI)  # written again: the first time was to empty it
    assert look_at(stir, PACE) == pytest.approx(10.055)


def test_a_burst_is_waited_out() -> None:
    stir = stirred(stirred(None, 10.0, "a.md", is_saved=True), 10.04, "b.md", is_saved=True)
    assert stir == Stir(
        first=10.0, last=10.04, paths=frozenset({"a.md", "b.md"}), is_saved=True, events=2
    )
    assert look_at(stir, PACE) == pytest.approx(10.09)


def test_a_burst_without_end_is_not_waited_out() -> None:
    stir = Stir(first=10.0, last=10.99, paths=None, is_saved=True)
    assert look_at(stir, PACE) == pytest.approx(11.0)


def test_many_paths_are_not_remembered_one_by_one() -> None:
    stir = stirred(None, 0.0, "0.md")
    for number in range(1, FEW):
        stir = stirred(stir, 0.0, f"{number}.md")
    assert stir.paths is not None
    assert len(stir.paths) == FEW
    assert stirred(stir, 0.0, "one-more.md").paths is None


def test_an_unknown_path_makes_all_unknown() -> None:
    assert stirred(stirred(None, 0.0, None), 0.0, BAI).paths is None
    assert stirred(stirred(None, 0.0, BAI), 0.0, None).paths is None


def test_very_many_events_are_a_storm() -> None:
    stir = stirred(None, 0.0, BAI)
    for _ in range(MANY - 1):
        stir = stirred(stir, 0.0, BAI)
    assert not stir.is_storm
    assert stirred(stir, 0.0, BAI).is_storm
