"""Where pure work is done: in this process one after another, or in any `Executor`."""

from __future__ import annotations

from concurrent.futures import Executor, Future
from itertools import islice
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")
P = ParamSpec("P")

BATCH = 64


class SerialExecutor(Executor):
    """Does each piece of work when it is submitted, in the caller's own thread."""

    def submit(
        self, fn: Callable[P, Result], /, *args: P.args, **kwargs: P.kwargs
    ) -> Future[Result]:
        """Run the call now and return its finished future."""
        future: Future[Result] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # handed on whole, as every executor does
            future.set_exception(error)  # handed on whole, as every executor does
        return future


def map_batches(
    executor: Executor,
    work: Callable[[Shared, tuple[Item, ...]], tuple[Result, ...]],
    shared: Shared,
    items: Iterable[Item],
) -> Iterator[Result]:
    """Yield the results of `work(shared, batch)` item by item, in the order of `items`.

    `work` is a top-level function; a batch is a tuple, so that what crosses to a worker is few
    and frozen. Batches are submitted a few at a time: a large site is never held in memory whole.
    """
    waiting: list[Future[tuple[Result, ...]]] = []
    for batch in _batches(items):
        waiting.append(executor.submit(work, shared, batch))
        if len(waiting) >= WAITING:
            yield from waiting.pop(0).result()
    for future in waiting:
        yield from future.result()


WAITING = 8
"""How many batches may be under way: enough to keep a few workers busy."""


def _batches(items: Iterable[Item]) -> Iterator[tuple[Item, ...]]:
    source = iter(items)
    while batch := tuple(islice(source, BATCH)):
        yield batch
