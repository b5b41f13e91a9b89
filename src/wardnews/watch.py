"""Tells when a site's files may have changed, never what: each answer means "look again".

Events hurry; they are not trusted. Queues overflow, watches of new folders come too late, and
drives in a network tell nothing. So the folders are also scanned now and then, and a scan that
finds what no event had announced makes this a poller for the rest of its life. The paths of events
serve one end alone: that a scan does not find again what an answer has covered. Storms are sat out
without events, and so are the builds that follow them: hearing of 20,000 files takes longer than
reading them.
"""

from __future__ import annotations

import errno
import logging
import os
import threading
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from wardnews.pace import Pace, look_at, stirred
from wardnews.source import is_passed_over
from wardnews.stamps import folders_of, read_stamps, with_stamps_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self

    from watchdog.events import FileSystemEvent
    from watchdog.observers.api import BaseObserver, ObservedWatch

    from wardnews.pace import Stir

FINISHED: tuple[type[FileSystemEvent], ...] = (FileMovedEvent, FileClosedEvent)
"""What an editor's program does last when it saves; elsewhere than on Linux nothing is closed."""

CHANGES: tuple[type[FileSystemEvent], ...] = (
    *FINISHED,
    FileCreatedEvent,
    FileModifiedEvent,
    FileDeletedEvent,
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
)
"""The system is asked for no others: it would tell of every file that our own builds read."""

TICK = 0.5
"""How often, in seconds, a wait looks whether a folder came or went; also lets Ctrl-C in."""

SCAN_SHARE = 25
"""A scan that takes a second comes every 25 seconds at most: 4 % of one processor."""

LATE = 0.3
"""How much later than its change an event may come, in seconds, and still count as one."""


class Watcher:
    """Watches a site's folders; `polls_because` says why it does so without events, if it does.

    `told` is called with the same code when that changes: "polling-full" where the system has no
    more watches to give, "polling-silent" where a change came without an event. `since` are the
    stamps of all files before they were last looked at.
    """

    def __init__(
        self,
        root: Path,
        told: Callable[[str], None],
        *,
        since: dict[str, str] | None = None,
        pace: Pace | None = None,
    ) -> None:
        self.polls_because = ""
        self._root = root
        self._told = told
        self._pace = pace or Pace()
        self._stir: Stir | None = None
        self._wake = threading.Condition()
        self._watched: dict[str, tuple[tuple[int, int], ObservedWatch | None]] = {}
        self._observer: BaseObserver = Observer()
        self._seen = since
        self._next_scan = 0.0
        self._is_deaf = False

    def __enter__(self) -> Self:
        """Begin to watch; the first `wait` returns soon if anything has happened since."""
        logging.getLogger("watchdog").setLevel(logging.CRITICAL)  # English, and handled here
        warnings.filterwarnings("ignore", module="watchdog")
        try:
            self._observer.start()
        except OSError:
            self._poll("polling-full")
        self._listen()
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        """Let go of everything; the threads that watch end by themselves."""
        if self._observer.is_alive():
            self._observer.stop()

    def notice(self, path: str | None = None, *, is_saved: bool = False) -> None:
        """Take in that something may have changed now: the file or folder at `path`, if known."""
        with self._wake:
            self._stir = stirred(self._stir, time.monotonic(), path, is_saved=is_saved)
            self._wake.notify()

    def wait(self, at_most: float | None = None) -> None:
        """Return when something may have changed and it is quiet, or after `at_most` seconds."""
        end = None if at_most is None else time.monotonic() + at_most
        if self._is_deaf:
            self._listen()
        while not self._is_due():
            if self._stir is not None and self._stir.is_storm:
                self._sit_out()
                return
            self._follow_folders()
            now = time.monotonic()
            if end is not None and now >= end:
                return
            if self._stir is None and now >= self._next_scan and self._scan_finds():
                return
            with self._wake:
                self._wake.wait(self._pause(end))

    def _listen(self) -> None:
        """Begin to take in events; what has changed since the files were last seen is one."""
        self._is_deaf = False
        self._follow_folders()
        with self._wake:
            self._stir = None  # these folders are no news
        self._next_scan = time.monotonic() + self._interval
        if self._seen is None or read_stamps(self._root) != self._seen:
            self.notice()

    def _sit_out(self) -> None:
        """Stop taking in events until the next wait, and return when the files are at rest."""
        self._is_deaf = True
        while self._watched:
            self._unwatch(self._watched.popitem()[1][1])
        latest = time.monotonic() + self._pace.storm
        seen, self._seen = None, read_stamps(self._root)
        while seen != self._seen and time.monotonic() < latest:
            time.sleep(self._pace.calm)
            seen, self._seen = self._seen, read_stamps(self._root)

    def _is_due(self) -> bool:
        with self._wake:
            stir = self._stir
            if stir is None or time.monotonic() < look_at(stir, self._pace):
                return False
            self._stir = None
        # Before the caller looks, so that a scan finds whatever changes from now on.
        if self._seen is None or stir.paths is None:
            self._seen = read_stamps(self._root)
        else:
            self._seen = with_stamps_of(self._seen, stir.paths)
        self._next_scan = time.monotonic() + self._interval
        return True

    def _pause(self, end: float | None) -> float:
        now = time.monotonic()
        next_look = self._next_scan if self._stir is None else look_at(self._stir, self._pace)
        times = (next_look, now + TICK, *([] if end is None else [end]))
        return max(0.0, min(times) - now)

    @property
    def _interval(self) -> float:
        return self._pace.poll if self.polls_because else self._pace.scan

    def _scan_finds(self) -> bool:
        """Return whether the files differ from those that were there before the last answer."""
        started = time.monotonic()
        found = read_stamps(self._root)
        ended = time.monotonic()
        self._next_scan = ended + max(self._interval, SCAN_SHARE * (ended - started))
        seen, self._seen = self._seen, found
        if found == seen:
            return False
        if seen is not None and not self.polls_because:
            if self._is_announced():
                return False  # its event has come after all, and is answered in its time
            self._poll("polling-silent")
        return True

    def _is_announced(self) -> bool:
        with self._wake:
            return self._wake.wait_for(lambda: self._stir is not None, LATE)

    def _poll(self, reason: str) -> None:
        if not self.polls_because:
            self.polls_because = reason
            self._told(reason)

    def _follow_folders(self) -> None:
        """Watch the folders that stand there now, also one that was deleted and made again."""
        for folder in folders_of(self._root):
            path = f"{self._root}/{folder}"
            identity = _identity(path)
            known = self._watched.get(folder)
            if (known[0] if known else None) == identity:
                continue
            if known:
                del self._watched[folder]
                self._unwatch(known[1])
            if identity is not None:
                self._watch(folder, path, identity)
            self.notice()

    def _watch(self, folder: str, path: str, identity: tuple[int, int]) -> None:
        """Watch a folder; where there can be no events any more, only remember that it is there."""
        watch = None
        if self.polls_because != "polling-full":
            try:
                watch = self._observer.schedule(
                    _Handler(self, path), path, recursive=True, event_filter=list(CHANGES)
                )
            except OSError as error:
                if error.errno in {errno.ENOENT, errno.ENOTDIR}:
                    return  # gone again; the next tick sees
                self._poll("polling-full")
        self._watched[folder] = (identity, watch)

    def _unwatch(self, watch: ObservedWatch | None) -> None:
        try:
            if watch is not None:
                self._observer.unschedule(watch)
        except (KeyError, OSError):
            return  # its folder is gone, and with it the watch


class _Handler(FileSystemEventHandler):
    """Passes on which file of a folder was changed, unless no site takes notice of it."""

    def __init__(self, watcher: Watcher, folder: str) -> None:
        self._watcher = watcher
        self._folder = f"{folder}/"

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Take one of `CHANGES`."""
        is_saved = isinstance(event, FINISHED)
        for path in (os.fsdecode(event.src_path), os.fsdecode(event.dest_path)):
            names = Path(path.removeprefix(self._folder)).parts
            if names and not any(map(is_passed_over, names)):
                # A file that was emptied is about to be written.
                self._watcher.notice(path, is_saved=is_saved and _size_of(path) > 0)


def _identity(path: str) -> tuple[int, int] | None:
    try:
        status = Path(path).stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _size_of(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0
