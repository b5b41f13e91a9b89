"""Work that must end: a call is stopped when it has used up its share of the processor.

Processor time is counted, not the clock on the wall: a busy machine must not refuse an article
that an idle one accepts.
"""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection
    from types import FrameType

P = ParamSpec("P")
R = TypeVar("R")


class BudgetExceededError(Exception):
    """The call used up its time, or went deeper than Python's stack allows."""


def run_within(seconds: float, work: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
    """Return `work(*args, **kwargs)`, or raise `BudgetExceededError` after that much work.

    Where the operating system has no timer for a process (Windows), or another thread than the
    main one calls, the work is done in a process of its own that is ended after as many seconds
    on the wall; `work`, its arguments and its result must then be able to cross.
    """
    try:
        if _has_timer():
            with _timer(seconds):
                return work(*args, **kwargs)
        return _in_own_process(seconds, work, *args, **kwargs)
    except RecursionError as error:
        raise BudgetExceededError from error


def _has_timer() -> bool:
    in_main_thread = threading.current_thread() is threading.main_thread()
    return hasattr(signal, "setitimer") and in_main_thread


@contextmanager
def _timer(seconds: float) -> Iterator[None]:
    def stop(_: int, __: FrameType | None) -> None:
        raise BudgetExceededError

    # The previous handler is put back: a call within a call must not lose its own.
    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _in_own_process(
    seconds: float, work: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs
) -> R:
    import multiprocessing  # noqa: PLC0415  # only where there is no timer

    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send_result, args=(sender, work, args, kwargs), daemon=True)
    process.start()
    sender.close()
    try:
        if not receiver.poll(seconds):
            raise BudgetExceededError
        result: R = receiver.recv()
    except EOFError as error:
        raise BudgetExceededError from error
    else:
        return result
    finally:
        process.kill()
        process.join()


def _send_result(
    sender: Connection,
    work: Callable[..., object],
    args: tuple[object, ...],
    kwargs: dict[str, object],
) -> None:
    try:
        sender.send(work(*args, **kwargs))
    except RecursionError:
        sender.close()
