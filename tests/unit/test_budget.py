"""Work that goes on for ever is stopped, in this process and in one of its own."""

from __future__ import annotations

import re
import threading

import pytest

from wardnews.budget import BudgetExceededError, run_within

CATASTROPHE = ("(a+)+$", "a" * 40 + "b")  # doubles its time with each letter


def match_for_ever() -> object:
    return re.match(*CATASTROPHE)


def deep(level: int) -> int:
    return deep(level + 1)


def test_work_within_its_budget_returns_its_result() -> None:
    assert run_within(5.0, max, 1, 2) == 2


def test_endless_work_is_stopped() -> None:
    with pytest.raises(BudgetExceededError):
        run_within(0.2, match_for_ever)


def test_work_that_goes_too_deep_is_stopped() -> None:
    with pytest.raises(BudgetExceededError):
        run_within(5.0, deep, 0)


@pytest.mark.parametrize(
    ("work", "arguments", "expected"),
    [(max, (1, 2), 2), (re.match, CATASTROPHE, BudgetExceededError)],
    ids=["within its budget", "endless"],
)
def test_another_thread_works_in_a_process_of_its_own(
    work: object, arguments: tuple[object, ...], expected: object
) -> None:
    outcomes: list[object] = []

    def call() -> None:
        try:
            outcomes.append(run_within(3.0, work, *arguments))  # type: ignore[arg-type]  # any call
        except BudgetExceededError:
            outcomes.append(BudgetExceededError)

    thread = threading.Thread(target=call)
    thread.start()
    thread.join()
    assert outcomes == [expected]
