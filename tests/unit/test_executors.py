from __future__ import annotations

from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from multiprocessing import get_context
from typing import TYPE_CHECKING

import pytest

from wardnews.errors import TemplateBroken
from wardnews.executors import (
    BATCH,
    WAITING,
    LazyProcessExecutor,
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
@pytest.mark.parametrize("count", [0, 1, BATCH, BATCH + 1, BATCH * (WAITING + 3) + 5])
def test_results_come_in_the_order_of_the_items(kind: str, count: int) -> None:
    with EXECUTORS[kind]() as executor:
        found = list(map_batches(executor, times, 3, range(count)))
    assert found == [3 * number for number in range(count)]


@pytest.mark.parametrize("kind", EXECUTORS)
def test_an_error_of_ours_comes_back_whole(kind: str) -> None:
    with EXECUTORS[kind]() as executor, pytest.raises(TemplateBroken) as caught:
        list(map_batches(executor, refuse, 1, range(BATCH * 3)))
    assert (caught.value.code, caught.value.args_) == (
        "bad-template",
        (("file", "bài.html"), ("reason", "hỏng")),
    )


def test_only_a_few_batches_are_taken_in_advance() -> None:
    taken: list[int] = []

    def numbers() -> Iterator[int]:
        for number in range(BATCH * 100):
            taken.append(number)
            yield number

    next(map_batches(SerialExecutor(), times, 1, numbers()))
    assert len(taken) <= BATCH * WAITING


def test_one_job_starts_no_process() -> None:
    assert isinstance(open_executor(1), SerialExecutor)
    assert isinstance(open_executor(2), LazyProcessExecutor)
