"""Where pure work is done: in this process one after another, or in any `Executor`."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
import threading
import time
from collections import deque
from concurrent.futures import Executor, Future
from itertools import chain, count, islice
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing.process import BaseProcess
    from typing import Self

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")
P = ParamSpec("P")

BATCH = 64
"""How many items cross to a worker together, at most."""

SHARES = 32
"""Into how many batches few items are cut at least, or one worker would wait for another's last."""

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
        self._way = ""

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
            self._way = _way_to_start()
            self._pool = _open_pool(self._jobs, self._way)
        with _deaf_to_ctrl_c():  # it may start a worker
            return self._pool.submit(fn, *args, **kwargs)

    def has_forked(self) -> bool:
        """Return whether the workers that there are have all that this process had before them."""
        return self._pool is not None and self._way == "fork"

    def renew_forks(self) -> None:
        """End the workers that were forked, so that the next ones know what has come since."""
        if self._pool is not None and self.has_forked():
            self._pool.shutdown()
            self._pool = None

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the workers."""
        if self._pool is not None:
            self._pool.shutdown(wait=wait, cancel_futures=cancel_futures)


def open_executor(jobs: int | None) -> Executor:
    """Return what does the work with that many processes; `None` is one for each processor."""
    workers = jobs or os.cpu_count() or 1
    return SerialExecutor() if workers == 1 else LazyProcessExecutor(workers)


def renew(executor: Executor) -> None:
    """See that workers that are forked from now on know what this process knows now.

    They also inherit what its libraries know: SQLite, for one, which locks its files hold.
    """
    if isinstance(executor, LazyProcessExecutor):
        executor.renew_forks()


def prepare_worker() -> None:
    """Make this worker end with its parent alone, and spare it what the parent has to keep.

    Ctrl-C reaches every process of a terminal; it is the parent that answers. A worker whose parent
    was killed would wait for ever, and hold what it has inherited: also the lock of the output.
    """
    import multiprocessing  # noqa: PLC0415  # a worker has it; a build with little to do starts none

    signal.signal(signal.SIGINT, signal.SIG_IGN)
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
    calls = (executor.submit(work, shared, batch) for batch in _batches(items, size))
    batches = results_of(calls)
    return chain.from_iterable(batches)


def results_of(calls: Iterable[Future[Result]], at_once: int = WAITING) -> Iterator[Result]:
    """Yield the results of calls in their order, with no more than `at_once` under way."""
    waiting: deque[Future[Result]] = deque()
    for call in calls:
        waiting.append(call)
        while waiting and (len(waiting) >= at_once or waiting[0].done()):
            yield waiting.popleft().result()
    for future in waiting:
        yield future.result()


class Loan(Generic[Shared, Item]):
    """What the calls of some work share, and their items: too much to be sent to every worker.

    Workers that are forked while it lasts have both already, and are told only which items to
    take. Other workers are sent what they need, batch by batch.
    """

    def __init__(self, executor: Executor, shared: Shared, items: tuple[Item, ...]) -> None:
        self.shared = shared
        self.items = items
        self.number = next(_NUMBERS)
        self._executor = executor

    def __enter__(self) -> Self:
        renew(self._executor)
        _LOANS[self.number] = self
        return self

    def __exit__(self, *_: object) -> None:
        del _LOANS[self.number]
        renew(self._executor)

    def map(
        self,
        work: Callable[[Shared, tuple[Item, ...]], tuple[Result, ...]],
        span: range,
    ) -> Iterator[Result]:
        """Yield the results of `work(shared, batch)` for the items in the span, as `map_batches`."""
        size = max(1, min(BATCH, len(span) // SHARES))
        starts = range(span.start, span.stop, size)
        spans = (range(start, min(start + size, span.stop)) for start in starts)
        calls = (self._executor.submit(_do, work, _Part(self, each)) for each in spans)
        batches = results_of(calls)
        return chain.from_iterable(batches)

    def has_reached_workers(self) -> bool:
        """Return whether the workers that there are were forked while this has lasted."""
        return isinstance(self._executor, LazyProcessExecutor) and self._executor.has_forked()


class _Part(Generic[Shared, Item]):
    """Some items of a loan, as they cross to a worker."""

    def __init__(self, loan: Loan[Shared, Item], span: range) -> None:
        self.loan = loan
        self.span = span

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        if self.loan.has_reached_workers():
            return _inherited, (self.loan.number, self.span)
        items = self.loan.items[self.span.start : self.span.stop]
        return _sent, (self.loan.shared, items)


_LOANS: dict[int, Loan[Any, Any]] = {}
"""The loans that last, by number: a worker that was forked since finds them here."""

_NUMBERS = count()


def _inherited(number: int, span: range) -> _Part[Any, Any]:
    return _Part(_LOANS[number], span)


def _sent(shared: Any, items: tuple[Any, ...]) -> _Part[Any, Any]:
    return _Part(Loan(SerialExecutor(), shared, items), range(len(items)))


def _do(
    work: Callable[[Shared, tuple[Item, ...]], tuple[Result, ...]], part: _Part[Shared, Item]
) -> tuple[Result, ...]:
    span = part.span
    return work(part.loan.shared, part.loan.items[span.start : span.stop])


@contextlib.contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """Start workers to which Ctrl-C is never told, not even before `prepare_worker`.

    They inherit that where there are signal masks; this process is told right after.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


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


def _open_pool(jobs: int, way: str) -> ProcessPoolExecutor:
    import multiprocessing  # noqa: PLC0415  # a build with little to do starts no pool
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    context = multiprocessing.get_context(way)
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=prepare_worker)


def _batches(items: Iterable[Item], size: int) -> Iterator[tuple[Item, ...]]:
    source = iter(items)
    while batch := tuple(islice(source, size)):
        yield batch
