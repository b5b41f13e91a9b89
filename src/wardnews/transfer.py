"""What to do, in which order, so that a reader of a published folder never meets a broken link."""

from __future__ import annotations

import enum
from bisect import bisect_left
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from wardnews.manifest import MANIFEST_PATH
from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from wardnews.manifest import Manifest, OutputRecord


class Action(enum.Enum):
    """What happens to a file of the published folder."""

    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One file to be put in place or removed."""

    action: Action
    path: str


def plan_transfer(
    built: Manifest, published: Manifest | None, standing: Iterable[OutputRecord]
) -> tuple[Step, ...]:
    """Return the steps that make the published folder what was built, in their order.

    New files come first, for no page leads to them yet: what pages need, then pages. Then what
    leads to them, the front page, deletions, and the record last; what stands in the way of a file
    goes just before it. Only what an earlier record names is ever removed: `published` is that record.
    """
    there = {each.path: each for each in standing}
    steps = [
        Step(action=Action.CHANGED if each.path in there else Action.NEW, path=each.path)
        for each in built.outputs
        if there.get(each.path) != each
    ]
    steps.sort(key=lambda step: (_rank(step), step.path))
    kept = {each.path for each in built.outputs}
    owned = {each.path for each in published.outputs} if published is not None else set()
    gone = sorted((owned - kept) & there.keys())
    steps = [*_with_removals(steps, gone, paths_in_the_way(gone, kept))]
    if steps or published != built:
        record = Action.CHANGED if MANIFEST_PATH in there else Action.NEW
        steps.append(Step(action=record, path=MANIFEST_PATH))
    return tuple(steps)


def interim_record(built: Manifest, published: Manifest | None) -> Manifest:
    """Return the record of all that may stand in a folder before the last step is done.

    So a transfer that was cut short leaves nothing that the next one takes for somebody else's.
    """
    before = published.outputs if published is not None else ()
    outputs = {each.path: each for each in (*before, *built.outputs)}
    return replace(built, outputs=tuple(outputs[path] for path in sorted(outputs)))


def paths_in_the_way(standing: Sequence[str], planned: AbstractSet[str]) -> tuple[str, ...]:
    """Return the files below which, or in place of whose folder, a planned file is to stand."""
    ordered = sorted(planned) if standing else []

    def is_folder(path: str) -> bool:
        at = bisect_left(ordered, f"{path}/")
        return at < len(ordered) and ordered[at].startswith(f"{path}/")

    return tuple(
        path
        for path in standing
        if is_folder(path) or any(str(each) in planned for each in PurePosixPath(path).parents)
    )


def _with_removals(
    steps: Iterable[Step], gone: Iterable[str], in_the_way: Collection[str]
) -> Iterator[Step]:
    """Yield the steps, each after the removals without which it cannot be done, then the others."""
    left = dict.fromkeys(in_the_way)
    for step in steps:
        for path in [each for each in left if _exclude_each_other(each, step.path)]:
            del left[path]
            yield Step(action=Action.REMOVED, path=path)
        yield step
    done = frozenset(in_the_way) - left.keys()
    yield from (Step(action=Action.REMOVED, path=path) for path in gone if path not in done)


def _exclude_each_other(one: str, other: str) -> bool:
    """Return whether one of two paths is a folder of the other, so that only one can be a file."""
    return one.startswith(f"{other}/") or other.startswith(f"{one}/")


def _rank(step: Step) -> int:
    """Return when a file is put in place: new files, new pages, what leads to them, home."""
    if step.path == "index.html":
        return 3
    if step.action is not Action.NEW:
        return 2
    return 1 if step.path.endswith(".html") else 0
