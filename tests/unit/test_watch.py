from __future__ import annotations

import errno
import threading
import time
from typing import TYPE_CHECKING

import pytest
from watchdog.observers.api import BaseObserver

from builders import write_files
from wardnews import watch
from wardnews.pace import MANY, Pace
from wardnews.stamps import read_stamps
from wardnews.watch import Watcher

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACE = Pace(quiet=0.05, longer=1.0, scan=0.3, poll=0.2)
NEVER = Pace(quiet=0.05, longer=1.0, scan=3600, poll=3600)
BAI = "content/articles/bai.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_files(tmp_path, {BAI: "một", "templates/a.html": "", "static/a.css": ""})


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
    end = time.monotonic() + seconds
    watcher.wait(seconds)
    return time.monotonic() < end


@pytest.fixture
def watching(root: Path, told: list[str]) -> Iterator[Watcher]:
    with Watcher(root, told.append, pace=NEVER) as watcher:
        watcher._next_scan = float("inf")  # events alone
        yield settled(watcher)


def test_a_save_ends_the_wait(watching: Watcher, root: Path) -> None:
    (root / BAI).write_text("hai")
    assert is_stirred(watching, 5)


def test_reading_lock_files_and_hidden_folders_do_not(watching: Watcher, root: Path) -> None:
    (root / BAI).read_text()
    (root / "content/articles/~$bai.docx").write_text("")
    write_files(root, {"content/.git/index": ""})
    assert not is_stirred(watching, 0.5)


@pytest.mark.parametrize("way", ["write", "rename", "delete", "folder"])
def test_what_was_answered_is_not_found_again(watching: Watcher, root: Path, way: str) -> None:
    match way:
        case "write":
            (root / BAI).write_text("hai")
        case "rename":
            write_files(root, {"content/articles/bai.md.tmp": "hai"})
            (root / "content/articles/bai.md.tmp").replace(root / BAI)
        case "delete":
            (root / BAI).unlink()
        case _:
            (root / "content/articles").rename(root / "content/2020")
    assert is_stirred(watching, 5)
    settled(watching)
    assert not watching._scan_finds()
    assert watching.polls_because == ""


def test_what_changes_after_an_answer_is_found(watching: Watcher, root: Path) -> None:
    (root / BAI).write_text("hai")
    assert is_stirred(watching, 5)
    watching._observer.unschedule_all()  # no event will tell
    (root / BAI).write_text("ba!!")
    assert watching._scan_finds()


def test_a_site_that_was_just_looked_at_is_no_news(root: Path, told: list[str]) -> None:
    with Watcher(root, told.append, since=read_stamps(root), pace=NEVER) as watcher:
        assert not is_stirred(watcher, 0.5)
        (root / BAI).write_text("hai")
        assert is_stirred(watcher, 5)


def test_what_changed_since_it_was_looked_at_is(root: Path, told: list[str]) -> None:
    since = read_stamps(root)
    (root / BAI).write_text("hai")
    with Watcher(root, told.append, since=since, pace=NEVER) as watcher:
        assert is_stirred(watcher, 5)


def storm(watcher: Watcher) -> None:
    """Have the watcher hear of so much that it gives up listening."""
    for _ in range(MANY + 1):
        watcher.notice()


def test_a_storm_ends_the_wait_once(watching: Watcher) -> None:
    storm(watching)
    assert is_stirred(watching, 5)
    assert not is_stirred(watching, 0.5)


def test_what_changes_in_a_build_after_a_storm_is_found(watching: Watcher, root: Path) -> None:
    storm(watching)
    assert is_stirred(watching, 5)
    (root / BAI).write_text("hai")  # while nobody listens
    assert is_stirred(watching, 5)
    assert watching.polls_because == ""


def test_after_a_storm_saves_are_heard_again(watching: Watcher, root: Path) -> None:
    storm(watching)
    assert is_stirred(watching, 5)
    settled(watching)
    (root / "templates/a.html").write_text("hai")
    assert is_stirred(watching, 5)


def test_a_storm_without_end_is_looked_into(root: Path, told: list[str]) -> None:
    has_ended = threading.Event()

    def rage() -> None:
        number = 0
        while not has_ended.wait(0.001):
            number += 1
            (root / BAI).write_text("n" * number)

    with Watcher(root, told.append, pace=Pace(calm=0.1, storm=0.3, scan=3600)) as watcher:
        storm(watcher)
        raging = threading.Thread(target=rage)
        raging.start()
        watcher.wait()
        has_ended.set()
        raging.join()
        (root / BAI).write_text("xong")
        assert is_stirred(watcher, 5)


def test_only_changes_are_asked_for(watching: Watcher, root: Path) -> None:
    heard: list[str] = []
    watching.notice = lambda path=None, **_: heard.append(str(path))  # type: ignore[method-assign]
    for _ in range(50):
        (root / BAI).read_text()
    (root / "content/b.md").write_text("hai")
    end = time.monotonic() + 10
    while not heard and time.monotonic() < end:
        time.sleep(0.01)
    assert set(heard) == {str(root / "content/b.md")}


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
