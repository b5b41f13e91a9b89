"""When to look into a burst of events: soon after one save, later in the middle of many."""

from __future__ import annotations

from wardnews.values import dataclass

FEW = 8
"""The paths of more events than this are not remembered one by one: it is no save but a burst."""


MANY = 500
"""More events than this are a storm: looking at all files costs less than hearing of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How long to wait for what, in seconds.

    Editors save in two steps (empty the file, then write it) or by renaming, so a look waits
    until it has been `quiet`; after what looks like one finished save it waits for `one` only. A
    stream that never ends holds it off no `longer` than that, a storm no longer than `storm`,
    which is looked at after each `calm`.
    """

    one: float = 0.015
    quiet: float = 0.05
    longer: float = 1.0
    calm: float = 0.2
    storm: float = 15.0
    scan: float = 2.0
    poll: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stir:
    """A burst of events that nobody has looked into yet: when it began, when the last one came.

    `paths` are those of the events, `None` where they are many or not known; `is_saved` tells
    that the last event ended a save, `events` how many there were.
    """

    first: float
    last: float
    paths: frozenset[str] | None
    is_saved: bool
    events: int = 1

    @property
    def is_storm(self) -> bool:
        """Whether there is so much going on that single events tell nothing any more."""
        return self.events > MANY


def stirred(stir: Stir | None, now: float, path: str | None, *, is_saved: bool = False) -> Stir:
    """Return the burst with an event more; `path` is `None` where it is not known."""
    paths = None if path is None else frozenset((path,))
    if stir is None:
        return Stir(first=now, last=now, paths=paths, is_saved=is_saved)
    if paths is not None:
        paths = None if stir.paths is None else stir.paths | paths
    if paths is not None and len(paths) > FEW:
        paths = None
    events = stir.events + 1
    return Stir(first=stir.first, last=now, paths=paths, is_saved=is_saved, events=events)


def look_at(stir: Stir, pace: Pace) -> float:
    """Return when to look into a burst to which nothing more is added."""
    is_one = stir.is_saved and stir.paths is not None and len(stir.paths) == 1
    return min(stir.last + (pace.one if is_one else pace.quiet), stir.first + pace.longer)
