from __future__ import annotations

import sys
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from itertools import count
from multiprocessing import get_context
from typing import TYPE_CHECKING

import pytest

from wardnews import executors
from wardnews.errors import TemplateBroken
from wardnews.executors import (
    BATCH,
    WAITING,
    LazyProcessExecutor,
    Loan,
    SerialExecutor,
    map_batches,
    open_executor,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

EXECUTORS: dict[str, Callable[[], Executor]] = {
    "serial": SerialExecutor,
    "threads": partial(ThreadPoolExecutor, 3),
    "processes": partial(ProcessPoolExecutor, 2, get_context("spawn")),
    "lazy": partial(LazyProcessExecutor, 2),
}


def times(factor: int, numbers: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(factor * number for number in numbers)


def refuse(_: int, numbers: tuple[int, ...]) -> tuple[int, ...]:
    if BATCH in numbers:
        raise TemplateBroken("bad-template", file="bài.html", reason="hỏng")
    return numbers


@pytest.mark.parametrize("kind", EXECUTORS)
@pytest.mark.parametrize("items", [0, 1, BATCH, BATCH + 1, BATCH * (WAITING + 3) + 5])
def test_results_come_in_the_order_of_the_items(kind: str, items: int) -> None:
    with EXECUTORS[kind]() as executor:
        found = list(map_batches(executor, times, 3, range(items)))
    assert found == [3 * number for number in range(items)]


@pytest.mark.parametrize("kind", EXECUTORS)
def test_an_error_of_ours_comes_back_whole(kind: str) -> None:
    with EXECUTORS[kind]() as executor, pytest.raises(TemplateBroken) as caught:
        list(map_batches(executor, refuse, 1, range(BATCH * 3)))
    assert (caught.value.code, caught.value.args_) == (
        "bad-template",
        (("file", "bài.html"), ("reason", "hỏng")),
    )


@pytest.mark.parametrize("kind", EXECUTORS)
@pytest.mark.parametrize("seconds", [0.0, 1.0])
def test_what_is_lent_comes_to_every_kind_of_worker(
    kind: str, seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(executors, "SECONDS_HERE", {"fork": 1 - seconds, "spawn": 1 - seconds})
    numbers = tuple(range(1000))
    with EXECUTORS[kind]() as executor, Loan(executor, 3, numbers) as loan:
        first = list(loan.map(times, range(10, 300)))
        then = list(loan.map(times, range(300, 1000)))
    assert first + then == [3 * number for number in numbers[10:]]


class Unsendable(int):
    def __reduce__(self) -> tuple[object, ...]:
        raise AssertionError("a forked worker has it already")


@pytest.mark.skipif(sys.platform != "linux", reason="only there are workers forked")
def test_forked_workers_are_sent_nothing_that_is_lent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "SECONDS_HERE", {"fork": 0.0})
    monkeypatch.setattr(executors, "_way_to_start", lambda: "fork")
    with LazyProcessExecutor(2) as executor:
        for factor in (2, 3):  # the second loan needs workers that know it
            with Loan(executor, Unsendable(factor), tuple(map(Unsendable, range(100)))) as loan:
                found = list(loan.map(plain_times, range(100)))
            assert found == [factor * number for number in range(100)]


def plain_times(factor: int, numbers: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(int(factor) * int(number) for number in numbers)


def test_only_a_few_batches_are_taken_in_advance() -> None:
    taken: list[int] = []

    def numbers() -> Iterator[int]:
        for number in range(BATCH * 100):
            taken.append(number)
            yield number

    next(map_batches(SerialExecutor(), times, 1, numbers()))
    assert len(taken) <= BATCH * WAITING


@pytest.fixture
def pools(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Let a thread stand for each pool of processes that is started."""
    started: list[int] = []

    def open_pool(jobs: int, _: str) -> Executor:
        started.append(jobs)
        return ThreadPoolExecutor(1)

    monkeypatch.setattr(executors, "_open_pool", open_pool)
    return started


def seconds_pass(monkeypatch: pytest.MonkeyPatch, each: float) -> None:
    """Let every piece of work take so long."""
    moments = (each * number for number in count())
    monkeypatch.setattr("wardnews.executors.time.perf_counter", lambda: next(moments))


def test_little_work_in_many_batches_starts_no_pool(
    pools: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds_pass(monkeypatch, 0.001)
    with LazyProcessExecutor(2) as executor:
        list(map_batches(executor, times, 1, range(20), size=1))
    assert pools == []


def test_much_work_starts_one_pool(pools: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    seconds_pass(monkeypatch, 0.4)
    with LazyProcessExecutor(2) as executor:
        assert list(map_batches(executor, times, 2, range(9), size=1)) == list(range(0, 18, 2))
    assert pools == [2]


def test_one_job_starts_no_process() -> None:
    assert isinstance(open_executor(1), SerialExecutor)
    assert isinstance(open_executor(2), LazyProcessExecutor)
