"""`wardnews build`."""

from __future__ import annotations

from pathlib import Path

import click

from wardnews.build import BuildReport, Project, build
from wardnews.commands.options import (
    as_of_option,
    help_option,
    show_problems,
    source_option,
    strict_option,
)
from wardnews.executors import SerialExecutor
from wardnews.session import Session, language_option, parse_as_of


@click.command(help="Dựng trang tin từ các bài trong content/ ra thư mục build/.")
@source_option
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Thư mục ghi kết quả (mặc định: build trong thư mục trang tin).",
)
@click.option("--base-url", metavar="URL", default="", help="Dùng địa chỉ này thay cho base_url.")
@click.option("--drafts", is_flag=True, help="Hiện cả bản nháp và bài chưa đến ngày.")
@as_of_option
@strict_option
@language_option
@help_option
@click.pass_obj
def command(
    session: Session,
    source: Path,
    output: Path | None,
    base_url: str,
    drafts: bool,
    as_of: str | None,
    strict: bool,
) -> int:
    """Build the site; 0 when it is published, 1 when problems keep it from being."""
    project = Project(
        root=source,
        as_of=parse_as_of(as_of),
        base_url=base_url,
        drafts=drafts,
        strict=strict,
    )
    folder = output or source / "build"
    report = build(project, folder, executor=SerialExecutor(), track=session.track)
    show_problems(session, report.problems)
    if report.written is None:
        click.echo(session.say("nothing-published"), err=True)
        return 1
    _show_result(session, report, folder)
    return 0


def _show_result(session: Session, report: BuildReport, folder: Path) -> None:
    click.echo(session.say("built", articles=report.articles, shown=report.shown))
    if report.shown < report.articles:
        click.echo(session.say("hidden", count=report.articles - report.shown))
    written = report.written
    if written is not None:
        click.echo(
            session.say(
                "written",
                new=written.new,
                changed=written.changed,
                unchanged=written.unchanged,
                removed=written.removed,
            )
        )
    click.echo(session.say("open", file=(folder / "index.html").absolute()))
