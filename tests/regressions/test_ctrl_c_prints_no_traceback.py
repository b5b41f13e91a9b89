"""Ctrl-C reaches every process of a terminal: each worker printed a traceback of its own.

And so did a command that was stopped while the program was still being loaded.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from wardnews import executors
from wardnews.executors import LazyProcessExecutor

STOPPED_WHILE_IT_LOADS = """
import os, runpy, signal, sys

class Stop:
    def find_spec(self, name, *_):
        if name == "wardnews.cli":
            os.kill(os.getpid(), signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)
sys.meta_path.insert(0, Stop())
runpy.run_module("wardnews", run_name="__main__")
"""

STOPPED_TWICE = """
import os, signal
from wardnews import cli
from wardnews.__main__ import run

def stopped_twice():
    try:
        os.kill(os.getpid(), signal.SIGINT)
    except KeyboardInterrupt:
        print("heard", flush=True)
        os.kill(os.getpid(), signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)
cli.run = stopped_twice
run()
"""

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="sends a signal as a terminal does")


def interrupt_oneself() -> str:
    os.kill(os.getpid(), signal.SIGINT)
    return "still here"


@on_posix
@pytest.mark.parametrize("way", ["fork", "spawn"])
def test_a_worker_does_not_hear_it(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "SECONDS_HERE", {"fork": 0.0, "spawn": 0.0})
    monkeypatch.setattr(executors, "_way_to_start", lambda: way)
    with LazyProcessExecutor(1) as executor:
        assert executor.submit(interrupt_oneself).result() == "still here"


@on_posix
def test_this_process_hears_it_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "SECONDS_HERE", {"fork": 0.0, "spawn": 0.0})
    with LazyProcessExecutor(1) as executor:
        executor.submit(interrupt_oneself).result()
        # Who runs the tests in the background has them ignore it.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            with pytest.raises(KeyboardInterrupt):
                interrupt_oneself()
        finally:
            signal.signal(signal.SIGINT, before)


@on_posix
@pytest.mark.parametrize(
    ("program", "said"), [(STOPPED_WHILE_IT_LOADS, ""), (STOPPED_TWICE, "heard\n")]
)
def test_nobody_else_answers_with_a_traceback(program: str, said: str) -> None:
    call = [sys.executable, "-c", program]
    ended = subprocess.run(call, capture_output=True, text=True, check=False)  # noqa: S603  # our own
    assert (ended.returncode, ended.stdout, ended.stderr) == (-signal.SIGINT, said, "")
