"""Runs a command to its end: seconds on the wall, seconds of processors, peak memory of all its
processes together.
"""

from __future__ import annotations

import os
import subprocess
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Sequence

SHARE = 20
"""A look at memory that takes a second comes every 20 seconds: 5 % of one processor."""

SHORTEST = 0.01

ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
"""As users have it: where bytecode is not kept, each start compiles all of our code again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a command: seconds on the wall and of processors, peak memory in MB."""

    wall: float
    cpu: float
    memory: float


def run(command: Sequence[str], *, with_memory: bool = True) -> Run:
    """Run a command and measure it with all its children; one that fails ends the benchmark.

    `memory` is 0 where it is not looked at; the shortest runs would be slowed by that.
    """
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
    peak = PeakMemory(process.pid)
    if with_memory:
        peak.start()
    _, status, used = os.wait4(process.pid, 0)  # with the children that it has waited for
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if with_memory:
        peak.end()
    if process.returncode != 0:
        raise SystemExit(f"{command} failed")
    return Run(wall=wall, cpu=used.ru_utime + used.ru_stime, memory=peak.megabytes)


class PeakMemory(threading.Thread):
    """Looks again and again at the memory of a process and all below it; `megabytes` is the peak.

    The sum of proportional shares (PSS): a page that three processes share counts once.
    """

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.megabytes = 0.0
        self._pid = pid
        self._ended = threading.Event()

    def run(self) -> None:
        pause = SHORTEST
        while not self._ended.wait(pause):
            started = time.perf_counter()
            self.megabytes = max(self.megabytes, memory_of_family(self._pid))
            pause = max(SHORTEST, SHARE * (time.perf_counter() - started))

    def end(self) -> None:
        self._ended.set()
        self.join()


def memory_of_family(pid: int) -> float:
    """Return the memory of a process and of all below it in MB; who has just ended has none."""
    try:
        process = psutil.Process(pid)
        family = [process, *process.children(recursive=True)]
    except psutil.Error:
        return 0.0
    return sum(_share(each) for each in family) / 1e6


def _share(process: psutil.Process) -> float:
    try:
        return float(process.memory_full_info().pss)
    except psutil.Error:
        return 0.0
