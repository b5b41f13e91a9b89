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
from wardnews.executors import open_executor
from wardnews.output import Effect
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
@click.option("--no-cache", is_flag=True, help="Dựng lại tất cả, không dùng kết quả lần trước.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Số tiến trình cùng làm (mặc định: tự chọn).",
)
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
    no_cache: bool,
    jobs: int | None,
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
    with open_executor(jobs) as executor:
        report = build(
            project, folder, executor=executor, use_cache=not no_cache, track=session.track
        )
    show_problems(session, report.problems)
    if report.published is None:
        click.echo(session.say("nothing-published"), err=True)
        return 1
    _show_result(session, report, folder)
    return 0


def _show_result(session: Session, report: BuildReport, folder: Path) -> None:
    click.echo(session.say("built", articles=report.articles, shown=report.shown))
    if report.shown < report.articles:
        click.echo(session.say("hidden", count=report.articles - report.shown))
    published = report.published
    if published is not None:
        counts = {effect.value: published.count(effect) for effect in Effect}
        click.echo(session.say("written", **counts, removed=len(published.removed)))
    click.echo(session.say("open", file=(folder / "index.html").absolute()))
