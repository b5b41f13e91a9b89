"""wardnews as a process of its own, which is told to stop as a person does it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading

from builders import AS_OF

PATIENCE = 60.0
"""Seconds until a process that does not print what is waited for is ended."""


def hear_ctrl_c() -> None:
    """Undo what a shell does to commands in the background, as CI may run: make them deaf to it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Running:
    """A running `wardnews …` at the moment of these tests; `printed` is what was read so far."""

    def __init__(self, *arguments: str) -> None:
        environment = os.environ | {
            "PYTHONUNBUFFERED": "1",
            "PYTHONIOENCODING": "utf-8",
            "SOURCE_DATE_EPOCH": str(int(AS_OF.timestamp())),
        }
        self.printed = ""
        self.process = subprocess.Popen(  # noqa: S603  # this Python, the tests' own words
            [sys.executable, "-m", "wardnews", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment,
            encoding="utf-8",
            preexec_fn=hear_ctrl_c,  # noqa: PLW1509  # nothing of the tests runs in threads yet
        )

    def until(self, pattern: str) -> re.Match[str]:
        """Read on until something new is printed that the pattern finds, and return it."""
        start = len(self.printed)
        assert self.process.stdout is not None
        end = threading.Timer(PATIENCE, self.process.kill)
        end.start()
        try:
            while not (found := re.compile(pattern).search(self.printed, start)):
                line = self.process.stdout.readline()
                assert line, f"no {pattern} in: {self.printed}"
                self.printed += line
        finally:
            end.cancel()
        return found

    def stop(self) -> str:
        """Press Ctrl-C and return everything that was printed."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        rest, _ = self.process.communicate(timeout=30)
        self.printed += rest
        return self.printed
