"""What `serve` and `build --watch` print while they run."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from wardnews.commands.options import show_problems
from wardnews.output import Effect

if TYPE_CHECKING:
    from wardnews.build import BuildReport
    from wardnews.errors import WardnewsError
    from wardnews.problem import Problem
    from wardnews.session import Session


class Narrator:
    """Tells of each build only what the one before had not told."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._problems: tuple[Problem, ...] | None = None
        self._error = ""

    def tell(self, report: BuildReport) -> None:
        """Print what a build changed, and the problems where they are others than before."""
        say, published = self._session.say, report.published
        if published is not None:
            changed = published.count(Effect.NEW) + published.count(Effect.CHANGED)
            removed = len(published.removed)
            if changed or removed:
                click.echo(say("rebuilt", time=_clock(), changed=changed, removed=removed))
        if report.problems != self._problems or self._error:
            show_problems(self._session, report.problems)
            if not report.problems and (self._problems or self._error):
                click.echo(say("all-mended", time=_clock()))
        self._problems, self._error = report.problems, ""

    def tell_error(self, error: WardnewsError) -> None:
        """Print what stops the builds, once."""
        told = self._session.explain(error)
        if told != self._error:
            click.echo(told, err=True)
        self._error = told

    def tell_polling(self, reason: str) -> None:
        """Print why changes are now looked for rather than waited for."""
        click.echo(self._session.say(reason), err=True)


def _clock() -> str:
    return time.strftime("%H:%M:%S")
