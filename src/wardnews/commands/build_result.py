"""What `wardnews build` tells of a build: in sentences, and as JSON for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from wardnews.outcome import Reason
from wardnews.output import Effect
from wardnews.report import describe

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from wardnews.build import BuildReport
    from wardnews.outcome import Published
    from wardnews.session import Session

REASONS = {
    Reason.NEW: "why-new",
    Reason.UNKNOWN: "why-unknown",
    Reason.CONTENT: "why-content",
    Reason.THEME: "why-theme",
    Reason.MISSING: "why-missing",
    Reason.ALTERED: "why-altered",
}
EFFECTS = {
    Effect.NEW: "effect-new",
    Effect.CHANGED: "effect-changed",
    Effect.UNCHANGED: "effect-unchanged",
}
STAGES = {
    "reading": "stage-reading",
    "checking": "stage-checking",
    "planning": "stage-planning",
    "comparing": "stage-comparing",
    "writing": "stage-writing",
    "removing": "stage-removing",
}


def result_lines(session: Session, report: BuildReport, folder: Path) -> Iterator[str]:
    """Yield what became of the articles and the files, how long it took, and where to look."""
    yield session.say("built", articles=report.articles, shown=report.shown)
    if report.shown < report.articles:
        yield session.say("hidden", count=report.articles - report.shown)
    if report.published is not None:
        yield session.say("written", **_counts(report.published))
    yield session.say("took", stages=_stages(session, report))
    yield session.say("open", file=(folder / "index.html").absolute())


def reason_lines(session: Session, published: Published) -> Iterator[str]:
    """Yield a sentence for every file that was made again or removed: why."""
    for change in published.changes:
        why = session.say(REASONS[change.reason])
        effect = session.say(EFFECTS[change.effect])
        yield session.say("explained", path=change.path, why=why, effect=effect)
    for path in published.removed:
        effect = session.say("effect-removed")
        yield session.say("explained", path=path, why=session.say("why-removed"), effect=effect)
    if not published.changes and not published.removed:
        yield session.say("nothing-made")


def format_report(report: BuildReport, language: str) -> str:
    """Return the whole report as a JSON object; `seconds` are by stage, paths below the output."""
    published = report.published
    changes = published.changes if published else ()
    shown = {
        "published": published is not None,
        "articles": report.articles,
        "parsed": report.parsed,
        "shown": report.shown,
        "files": _counts(published) if published else {},
        "seconds": {stage: round(seconds, 6) for stage, seconds in report.seconds},
        "changes": [
            {"path": each.path, "reason": each.reason.value, "effect": each.effect.value}
            for each in changes
        ],
        "removed": list(published.removed) if published else [],
        "problems": [describe(problem, language) for problem in report.problems],
    }
    return json.dumps(shown, ensure_ascii=False, indent=1) + "\n"


def _counts(published: Published) -> dict[str, int]:
    counts = {effect.value: published.count(effect) for effect in Effect}
    return {**counts, "removed": len(published.removed)}


def _stages(session: Session, report: BuildReport) -> str:
    point = "," if session.language == "vi" else "."
    return "; ".join(
        f"{session.say(STAGES[stage])} {f'{seconds:.2f}'.replace('.', point)}"
        for stage, seconds in report.seconds
    )
