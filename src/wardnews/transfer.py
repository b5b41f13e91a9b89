"""What to do, in which order, so that a reader of a published folder never meets a broken link."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wardnews.manifest import MANIFEST_PATH

if TYPE_CHECKING:
    from collections.abc import Iterable

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

    What pages need comes first, new pages before pages that lead to them, the record after all,
    deletions last. Only what an earlier record names is ever removed: `published` is that record.
    """
    there = {each.path: each for each in standing}
    steps = [
        Step(action=Action.CHANGED if each.path in there else Action.NEW, path=each.path)
        for each in built.outputs
        if there.get(each.path) != each
    ]
    steps.sort(key=lambda step: (_rank(step), step.path))
    record = Action.CHANGED if MANIFEST_PATH in there else Action.NEW
    steps.append(Step(action=record, path=MANIFEST_PATH))
    kept = {each.path for each in built.outputs}
    owned = {each.path for each in published.outputs} if published is not None else set()
    gone = sorted((owned - kept) & there.keys())
    return (*steps, *(Step(action=Action.REMOVED, path=path) for path in gone))


def _rank(step: Step) -> int:
    """Return when a file is put in place: files, then articles, then what leads to them, home."""
    path = step.path
    if not path.endswith((".html", ".xml", ".json", "_redirects")):
        return 0
    if path == "index.html":
        return 3
    is_article = path.endswith(".html") and path.count("/") == 3 and step.action is Action.NEW
    return 1 if is_article and not path.endswith("/index.html") else 2
