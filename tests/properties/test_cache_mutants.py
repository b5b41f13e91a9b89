"""Each way to break the cache is found by the proof of `test_incremental`: the tests can fail."""

from __future__ import annotations

import contextlib
import random
import sqlite3
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

import markdown
import pytest

from edits import EDITS, Edit, prove_sequence
from wardnews import cache, loading, making, part, publishing, retouch, source, turn, unchanged
from wardnews.cache import Cache
from wardnews.output import read_standing
from wardnews.theme import Frame
from wardnews.traces import OutputTrace, SourceTrace
from workshop import MEMORY

if TYPE_CHECKING:
    from collections.abc import Callable

SEQUENCES = 40
STEPS = 20


def templates_left_out_of_the_key() -> Any:
    return _with_frame_key(lambda frame: Frame(frame.site, ()))


def settings_left_out_of_the_key() -> Any:
    def blind(frame: Frame) -> Frame:
        return Frame(replace(frame.site, title="", footer=""), frame.templates)

    return _with_frame_key(blind)


def _with_frame_key(seen: Callable[[Frame], Frame]) -> Any:
    """Let the key of a frame be that of what `seen` leaves of it."""
    build_workshop = publishing.build_workshop

    def blind(*args: Any) -> Any:
        made = build_workshop(*args)
        return replace(made, frame_key=made.keys.key(seen(made.frame)))

    return mock.patch.object(publishing, "build_workshop", blind)


def stamps_of_sources_ignored() -> Any:
    def is_settled(trace: SourceTrace | None, *_: object) -> bool:
        return trace is not None

    return mock.patch.object(loading, "is_settled", is_settled)


def stamps_without_the_time_of_change() -> Any:
    def stamp(status: Any) -> str:
        return f"{status.st_size} {status.st_mtime_ns} 0 {status.st_ino}"

    return mock.patch.object(source, "stamp_of", stamp)


def stamps_of_outputs_ignored() -> Any:
    reason_to_make = publishing.reason_to_make

    def trusting(key: str, trace: OutputTrace | None, stamp: str | None) -> Any:
        # One without a stamp was young and is not what it was: that its bytes have told.
        return reason_to_make(key, trace, (trace.stamp or stamp) if trace and stamp else stamp)

    return mock.patch.object(publishing, "reason_to_make", trusting)


def nothing_removed() -> Any:
    return mock.patch.object(turn, "remove_files", return_value=None)


def trace_before_write() -> Any:
    make_files = making.make_files

    def early(root: Path, shop: making.Workshop, due: Any, executor: Any) -> Any:
        stamps = read_standing(shop.output)
        keys = {each.item.path: _key(each, shop) for each in due}
        with contextlib.closing(sqlite3.connect(shop.reader._file)) as connection, connection:
            Cache(connection, shop.reader).put_outputs(
                OutputTrace(path, key, stamps.get(path, "0"), "") for path, key in keys.items()
            )
        return make_files(root, shop, due, executor)

    return mock.patch.object(turn, "make_files", early)


def _key(due: making.Due, shop: making.Workshop) -> str:
    return due.key or making.key_of(due.item, shop.keys, shop.frame_key)


def converter_not_reset() -> Any:
    return mock.patch.object(markdown.Markdown, "reset", lambda self: self)


def toolchain_ignored() -> Any:
    connection = cache._connection
    return mock.patch.object(cache, "_connection", lambda file, _: connection(file, "same"))


def options_left_out_of_the_key() -> Any:
    return mock.patch.object(loading, "digest", return_value="same")


def ground_outlives_its_sources() -> Any:
    return mock.patch.object(Cache, "drop", return_value=None)


def ground_of_one_article() -> Any:
    return mock.patch.object(part, "needed_for", lambda _, changed: frozenset(changed))


def front_matter_taken_for_text() -> Any:
    return mock.patch.object(retouch, "_nothing_else_is_new", return_value=True)


def surroundings_ignored() -> Any:
    return mock.patch.object(unchanged.Inputs, "surroundings", return_value="same")


MUTANTS: dict[str, tuple[Callable[[], Any], tuple[str, ...]]] = {
    "templates left out of the key": (templates_left_out_of_the_key, ("template",)),
    "settings left out of the key": (settings_left_out_of_the_key, ("config",)),
    "stamps of sources ignored": (stamps_of_sources_ignored, ("body", "title")),
    "stamps without the time of change": (
        stamps_without_the_time_of_change,
        ("restore_time", "wait", "corrupt_output"),
    ),
    "stamps of outputs ignored": (stamps_of_outputs_ignored, ("corrupt_output",)),
    "nothing removed": (nothing_removed, ("delete", "rename", "litter_output")),
    "trace before write": (trace_before_write, ("crash",)),
    "converter not reset": (converter_not_reset, ("body",)),
    "toolchain ignored": (toolchain_ignored, ("other_version",)),
    "ground outlives its sources": (ground_outlives_its_sources, ("title", "crash")),
    "ground of one article": (ground_of_one_article, ("restore_time",)),
    "front matter taken for text": (front_matter_taken_for_text, ("title",)),
    "surroundings ignored": (surroundings_ignored, ("template", "config")),
    "options left out of the key": (options_left_out_of_the_key, ("config", "wait")),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", MUTANTS)
def test_a_broken_cache_is_found(name: str) -> None:
    mutate, likely = MUTANTS[name]
    with mutate():
        assert is_found(likely)


def is_found(likely: tuple[str, ...]) -> bool:
    """Return whether a random sequence shows a difference; half of its edits are the likely ones.

    Which edits are likely only saves time: the proof itself draws from all of them alike.
    """
    chance = random.Random(len(likely))  # noqa: S311  # no secret: the same sequences every time
    for _ in range(SEQUENCES):
        sequence = [some_edit(chance, likely) for _ in range(STEPS)]
        if not holds(sequence):
            return True
    return False


def some_edit(chance: random.Random, likely: tuple[str, ...]) -> Edit:
    names = likely if chance.random() < 0.5 else sorted(EDITS)
    return (chance.choice(names), chance.randrange(12), chance.randrange(12))


def holds(sequence: list[Edit]) -> bool:
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        try:
            prove_sequence(Path(folder, "site"), sequence)
        except AssertionError:
            return False
    return True
