"""`wardnews yearbook`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wardnews.claim import refuse_taken
from wardnews.clock import moment_of
from wardnews.commands.options import FILE, as_of_option, help_option, show_problems, source_option
from wardnews.errors import UsageError
from wardnews.executors import SerialExecutor
from wardnews.outcome import Project
from wardnews.output import write_over
from wardnews.session import Session, language_option
from wardnews.yearbook import write_yearbook

if TYPE_CHECKING:
    from pathlib import Path


ENDINGS = (".html", ".htm")


@click.command(help="Ghi kỷ yếu: mọi bài của một năm trong một tệp HTML để in hoặc lưu giữ.")
@click.argument("year", metavar="YEAR", type=click.IntRange(1945, 2100))
@click.option(
    "--output",
    type=FILE,
    metavar="FILE",
    required=True,
    help="Tệp HTML sẽ ghi.",
)
@source_option
@as_of_option
@language_option
@help_option
@click.pass_obj
def command(session: Session, year: int, output: Path, source: Path, as_of: str | None) -> int:
    """Write the yearbook; 0 when it is written, 1 when problems keep it from being."""
    refuse_taken(output, source, source / "build")
    if output.suffix.casefold() not in ENDINGS:
        raise UsageError("not-html", path=str(output), year=str(year))
    project = Project(root=source, as_of=moment_of(source, as_of))
    written = write_yearbook(project, year, SerialExecutor())
    show_problems(session, written.problems)
    if written.data is None:
        return 1
    write_over(output, written.data)
    click.echo(session.say("yearbook", year=year, count=written.articles, path=output))
    return 0
