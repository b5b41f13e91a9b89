from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wardnews.errors import OutputError, SourceError, TemplateBroken, WardnewsError
from wardnews.rebuild import LONGEST_RETRY, PATIENCE, error_of, rebuild_forever, retry_after

if TYPE_CHECKING:
    from collections.abc import Callable


class Script:
    """Stands for a watcher and a build: raises one error after the other, then presses Ctrl-C."""

    def __init__(self, *errors: Exception | None) -> None:
        self.errors = list(errors)
        self.waits: list[float | None] = []
        self.told: list[str] = []

    def wait(self, at_most: float | None) -> None:
        self.waits.append(at_most)
        if not self.errors:
            raise KeyboardInterrupt

    def build(self) -> None:
        error = self.errors.pop(0)
        if error is not None:
            raise error

    def run(self) -> None:
        with pytest.raises(KeyboardInterrupt):
            rebuild_forever(self.build, lambda error: self.told.append(error.code), self)  # type: ignore[arg-type]  # all of a watcher that is used


def locked() -> SourceError:
    return SourceError("cannot-read", path="bai.md", reason="locked")


def test_a_build_that_works_waits_for_a_change() -> None:
    script = Script(None, None)
    script.run()
    assert script.waits == [None, None, None]
    assert script.told == []


def test_a_locked_file_is_tried_again_before_anything_is_said() -> None:
    script = Script(*[locked()] * (PATIENCE - 1), None)
    script.run()
    assert script.waits == [None, 0.2, 0.4, None]
    assert script.told == []


def test_a_file_that_stays_locked_is_told() -> None:
    script = Script(*[locked()] * PATIENCE)
    script.run()
    assert script.told == ["cannot-read"]


def test_a_broken_template_is_told_at_once_and_not_tried_again() -> None:
    script = Script(TemplateBroken("bad-template", file="a.html", reason=""))
    script.run()
    assert script.told == ["bad-template"]
    assert script.waits == [None, None]


def test_a_defect_of_ours_is_told_and_the_watch_goes_on() -> None:
    script = Script(ZeroDivisionError("x"), None)
    script.run()
    assert script.told == ["unexpected"]


def test_retries_grow_to_a_limit() -> None:
    assert retry_after(0) is None
    assert retry_after(50) == LONGEST_RETRY


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        (OutputError("output-busy", path=""), "output-busy"),
        (OSError(5, "EIO"), "cannot-read"),
        (ValueError("x"), "unexpected"),
    ],
)
def test_whatever_stops_a_build_has_a_sentence(raised: Exception, expected: str) -> None:
    def fail() -> None:
        raise raised

    error = error_of(fail)
    assert isinstance(error, WardnewsError)
    assert error.code == expected


def test_ctrl_c_is_no_error() -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    build: Callable[[], None] = stop
    with pytest.raises(KeyboardInterrupt):
        error_of(build)
