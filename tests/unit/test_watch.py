from __future__ import annotations

import errno
import os
import threading
from typing import TYPE_CHECKING

import pytest
from watchdog.observers.api import BaseObserver

from builders import write_files
from wardnews import watch
from wardnews.watch import Pace, Stir, Watcher, look_at, read_fingerprint, stirred

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PACE = Pace(quiet=0.05, longer=1.0, scan=0.3, poll=0.2)
NEVER = Pace(quiet=0.05, longer=1.0, scan=3600, poll=3600)
BAI = "content/articles/bai.md"


def test_a_burst_is_waited_out() -> None:
    stir = stirred(None, 10.0)
    assert look_at(stir, PACE) == pytest.approx(10.05)
    stir = stirred(stir, 10.04)
    assert stir == Stir(first=10.0, last=10.04)
    assert look_at(stir, PACE) == pytest.approx(10.09)


def test_a_burst_without_end_is_not_waited_out() -> None:
    assert look_at(Stir(first=10.0, last=10.99), PACE) == pytest.approx(11.0)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_files(tmp_path, {BAI: "một", "templates/a.html": "", "static/a.css": ""})


def test_a_fingerprint_tells_every_change(root: Path) -> None:
    seen = {read_fingerprint(root)}
    changes: tuple[Callable[[], object], ...] = (
        lambda: (root / BAI).write_text("một hai"),
        lambda: os.utime(root / BAI, (1, 1)),
        lambda: (root / BAI).rename(root / "content/articles/khac.md"),
        (root / "static/a.css").unlink,
        (root / "templates/b.html").touch,
    )
    for change in changes:
        change()
        seen.add(read_fingerprint(root))
    assert len(seen) == len(changes) + 1


def test_a_fingerprint_passes_over_lock_files_and_our_own_folders(root: Path) -> None:
    before = read_fingerprint(root)
    write_files(root, {"content/articles/~$bai.docx": "", "content/.a.swp": "", "build/a.html": ""})
    assert read_fingerprint(root) == before


@pytest.fixture
def told() -> list[str]:
    return []


def settled(watcher: Watcher) -> Watcher:
    """Return the watcher when it has nothing more to tell of what was before."""
    for _ in range(20):
        if not is_stirred(watcher, 0.5):
            return watcher
    pytest.fail("it never comes to rest")


def is_stirred(watcher: Watcher, seconds: float) -> bool:
    """Return whether a wait ends for a change rather than for its time."""
    ended = threading.Event()
    timer = threading.Timer(seconds, ended.set)
    timer.start()
    watcher.wait(seconds + 1)
    timer.cancel()
    return not ended.is_set()


@pytest.fixture
def watching(root: Path, told: list[str]) -> Iterator[Watcher]:
    with Watcher(root, told.append, pace=NEVER) as watcher:
        watcher._next_scan = float("inf")  # events alone
        yield settled(watcher)


def test_a_save_ends_the_wait(watching: Watcher, root: Path) -> None:
    (root / BAI).write_text("hai")
    assert is_stirred(watching, 5)


def test_reading_and_lock_files_do_not(watching: Watcher, root: Path) -> None:
    (root / BAI).read_text()
    (root / "content/articles/~$bai.docx").write_text("")
    assert not is_stirred(watching, 0.5)


def test_a_folder_that_comes_back_is_watched_again(watching: Watcher, root: Path) -> None:
    (root / "content").rename(root / "away")
    assert is_stirred(watching, 5)
    (root / "away").rename(root / "content")
    assert is_stirred(watching, 5)
    settled(watching)
    (root / BAI).write_text("ba")
    assert is_stirred(watching, 5)


def test_a_change_without_an_event_is_found_and_told(
    root: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch._Handler, "on_any_event", lambda *_: None)
    with Watcher(root, told.append, pace=PACE) as watcher:
        settled(watcher)
        (root / BAI).write_text("hai")
        assert is_stirred(watcher, 5)
        assert told == [watcher.polls_because] == ["polling-silent"]
        (root / BAI).write_text("ba!!")
        assert is_stirred(watcher, 5)
        assert told == ["polling-silent"]


def test_full_tables_are_told_and_made_up_for(
    root: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")

    monkeypatch.setattr(BaseObserver, "schedule", refuse)
    with Watcher(root, told.append, pace=PACE) as watcher:
        settled(watcher)
        (root / BAI).write_text("hai")
        assert is_stirred(watcher, 5)
        assert told == [watcher.polls_because] == ["polling-full"]
        settled(watcher)
        (root / "content").rename(root / "away")
        assert is_stirred(watcher, 5)
