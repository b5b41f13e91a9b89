"""Tells when a site's files may have changed, never what: each answer means "look again".

Events hurry; they are not trusted. Queues overflow, watches of new folders come too late, and
drives in a network tell nothing. So the folders are also scanned now and then, and a scan that
finds what no event had announced makes this a poller for the rest of its life.
"""

from __future__ import annotations

import errno
import logging
import os
import threading
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from watchdog.events import FileSystemEventHandler
from watchdog.observers import Observer

from wardnews.digest import digest
from wardnews.source import is_passed_over, stamp_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType
    from typing import Self

    from watchdog.events import FileSystemEvent
    from watchdog.observers.api import BaseObserver, ObservedWatch

FOLDERS = ("content", "templates", "static")
CHANGES = frozenset({"created", "modified", "deleted", "moved", "closed"})
TICK = 0.5
"""How often, in seconds, a wait looks whether a folder came or went; also lets Ctrl-C in."""

SCAN_SHARE = 25
"""A scan that takes a second comes every 25 seconds at most: 4 % of one processor."""

LATE = 0.3
"""How much later than its change an event may come, in seconds, and still count as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How long to wait for what, in seconds.

    Editors save in two steps (empty the file, then write it) or by renaming, so a look waits
    until it has been `quiet`; a stream that never ends holds it off no `longer` than that.
    """

    quiet: float = 0.05
    longer: float = 1.0
    scan: float = 2.0
    poll: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stir:
    """A burst of events that nobody has looked into yet: when it began, when the last one came."""

    first: float
    last: float


def stirred(stir: Stir | None, now: float) -> Stir:
    """Return the burst with an event more."""
    return Stir(first=now, last=now) if stir is None else replace(stir, last=now)


def look_at(stir: Stir, pace: Pace) -> float:
    """Return when to look into a burst to which nothing more is added."""
    return min(stir.last + pace.quiet, stir.first + pace.longer)


def read_fingerprint(root: Path) -> str:
    """Return what tells a site's files from those of any other time, without reading them."""
    found = (stamp for folder in FOLDERS for stamp in _stamps(f"{root}/{folder}"))
    return digest(tuple(sorted(found)))


class Watcher:
    """Watches a site's folders; `polls_because` says why it does so without events, if it does.

    `told` is called with the same code when that changes: "polling-full" where the system has no
    more watches to give, "polling-silent" where a change came without an event.
    """

    def __init__(
        self, root: Path, told: Callable[[str], None], *, pace: Pace | None = None
    ) -> None:
        self.polls_because = ""
        self._root = root
        self._told = told
        self._pace = pace or Pace()
        self._stir: Stir | None = None
        self._wake = threading.Condition()
        self._watched: dict[str, tuple[tuple[int, int], ObservedWatch | None]] = {}
        self._observer: BaseObserver = Observer()
        self._seen: str | None = None
        self._next_scan = 0.0

    def __enter__(self) -> Self:
        """Begin to watch; the first `wait` returns soon, for what happened before."""
        logging.getLogger("watchdog").setLevel(logging.CRITICAL)  # English, and handled here
        try:
            self._observer.start()
        except OSError:
            self._poll("polling-full")
        self._follow_folders()
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        """Let go of everything; the threads that watch end by themselves."""
        if self._observer.is_alive():
            self._observer.stop()

    def notice(self) -> None:
        """Take in that something may have changed now."""
        with self._wake:
            self._stir = stirred(self._stir, time.monotonic())
            self._wake.notify()

    def wait(self, at_most: float | None = None) -> None:
        """Return when something may have changed and it is quiet, or after `at_most` seconds."""
        end = None if at_most is None else time.monotonic() + at_most
        while not self._is_due():
            self._follow_folders()
            now = time.monotonic()
            if end is not None and now >= end:
                return
            if self._stir is None and now >= self._next_scan and self._scan_finds():
                return
            with self._wake:
                self._wake.wait(self._pause(end))

    def _is_due(self) -> bool:
        with self._wake:
            if self._stir is None or time.monotonic() < look_at(self._stir, self._pace):
                return False
            self._stir = None
            self._seen = None
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
        """Return whether the files differ from those that the last scan saw.

        After events nothing is known of what was seen, so the first scan then always finds.
        """
        started = time.monotonic()
        found = read_fingerprint(self._root)
        ended = time.monotonic()
        self._next_scan = ended + max(self._interval, SCAN_SHARE * (ended - started))
        seen, self._seen = self._seen, found
        if found == seen:
            return False
        if seen is not None and not self.polls_because and not self._is_announced():
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
        for folder in FOLDERS:
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
                watch = self._observer.schedule(_Handler(self.notice), path, recursive=True)
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
    """Passes on that a file was changed, unless it is one that no site takes notice of."""

    def __init__(self, notice: Callable[[], None]) -> None:
        self._notice = notice

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Take an event of any kind; reading a file is one too, and changes nothing."""
        if event.event_type not in CHANGES or (
            event.is_directory and event.event_type == "modified"
        ):
            return
        names = (Path(os.fsdecode(each)).name for each in (event.src_path, event.dest_path))
        if any(name and not is_passed_over(name) for name in names):
            self._notice()


def _identity(path: str) -> tuple[int, int] | None:
    try:
        status = Path(path).stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _stamps(folder: str) -> Iterator[str]:
    """Yield path and stamp of each file; what vanishes meanwhile is passed over."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if is_passed_over(entry.name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    yield from _stamps(entry.path)
                else:
                    yield f"{entry.path}\0{stamp_of(entry.stat(follow_symlinks=False))}"
    except OSError:
        return
