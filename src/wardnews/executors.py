"""Where pure work is done: in this process one after another, or in any `Executor`."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import threading
import time
from collections import deque
from concurrent.futures import Executor, Future
from itertools import islice
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing.process import BaseProcess

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")
P = ParamSpec("P")

BATCH = 64
SECONDS_HERE = {"fork": 0.1, "spawn": 1.0}
"""How long work is done here before a pool is started: some twice of what it takes to start."""

WAITING = 8
"""How many batches may be under way: enough to keep a few workers busy."""


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
            future.set_exception(error)
        return future


class LazyProcessExecutor(Executor):
    """Works in this process until that no longer pays, then in a pool of processes.

    So a small site, and a large one with little to do, never start any.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._spent_here = 0.0
        self._here = SerialExecutor()
        self._pool: ProcessPoolExecutor | None = None

    def submit(
        self, fn: Callable[P, Result], /, *args: P.args, **kwargs: P.kwargs
    ) -> Future[Result]:
        """Run the call here or hand it to the pool."""
        if self._pool is None and self._spent_here < SECONDS_HERE[_way_to_start()]:
            started = time.perf_counter()
            done = self._here.submit(fn, *args, **kwargs)
            self._spent_here += time.perf_counter() - started
            return done
        if self._pool is None:
            self._pool = _open_pool(self._jobs)
        return self._pool.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the workers."""
        if self._pool is not None:
            self._pool.shutdown(wait=wait, cancel_futures=cancel_futures)


def open_executor(jobs: int | None) -> Executor:
    """Return what does the work with that many processes; `None` is one for each processor."""
    count = jobs or os.cpu_count() or 1
    return SerialExecutor() if count == 1 else LazyProcessExecutor(count)


def prepare_worker() -> None:
    """Make this worker end with its parent, and spare it what the parent has to keep.

    A worker whose parent was killed would wait for ever, and hold what it has inherited: also the
    lock of the output.
    """
    import multiprocessing  # noqa: PLC0415  # a worker has it; a build with little to do starts none

    gc.freeze()
    gc.set_threshold(50_000, 20, 1000)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


@contextlib.contextmanager
def collector_paused() -> Iterator[None]:
    """Keep Python from looking for garbage in cycles while a build makes a million values.

    Hardly any of them is ever garbage before the end, and looking takes a fifth of the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def map_batches(
    executor: Executor,
    work: Callable[[Shared, tuple[Item, ...]], tuple[Result, ...]],
    shared: Shared,
    items: Iterable[Item],
    size: int = BATCH,
) -> Iterator[Result]:
    """Yield the results of `work(shared, batch)` item by item, in the order of `items`.

    `work` is a top-level function; a batch is a tuple, so that what crosses to a worker is few
    and frozen. Batches are submitted a few at a time: a large site is never held in memory whole.
    """
    waiting: deque[Future[tuple[Result, ...]]] = deque()
    for batch in _batches(items, size):
        waiting.append(executor.submit(work, shared, batch))
        while waiting and (len(waiting) >= WAITING or waiting[0].done()):
            yield from waiting.popleft().result()
    for future in waiting:
        yield from future.result()


def _end_with(parent: BaseProcess) -> None:
    from multiprocessing.connection import wait  # noqa: PLC0415  # as below

    wait([parent.sentinel])
    os._exit(1)


def _way_to_start() -> str:
    """Return how workers are started: by fork where that is safe, for it costs least.

    A forked child has only the thread that forked, so a process with several must not fork.
    """
    can_fork = sys.platform == "linux" and threading.active_count() == 1
    return "fork" if can_fork else "spawn"


def _open_pool(jobs: int) -> ProcessPoolExecutor:
    import multiprocessing  # noqa: PLC0415  # a build with little to do starts no pool
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    context = multiprocessing.get_context(_way_to_start())
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=prepare_worker)


def _batches(items: Iterable[Item], size: int) -> Iterator[tuple[Item, ...]]:
    source = iter(items)
    while batch := tuple(islice(source, size)):
        yield batch
