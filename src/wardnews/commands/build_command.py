"""`wardnews build`."""

from __future__ import annotations

import contextlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wardnews.build import BuildReport, Project, build
from wardnews.commands.options import (
    as_of_option,
    help_option,
    show_problems,
    source_option,
    strict_option,
)
from wardnews.decode import decode_source
from wardnews.executors import open_executor
from wardnews.moves import MOVED, with_alias
from wardnews.output import Effect, write_over
from wardnews.session import Session, language_option, parse_as_of
from wardnews.source import read_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wardnews.problem import Problem


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
@click.option(
    "--accept-moves",
    is_flag=True,
    help="Ghi địa chỉ cũ vào aliases của những bài đã đổi địa chỉ, rồi dựng.",
)
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
def command(  # an argument an option
    session: Session,
    source: Path,
    output: Path | None,
    base_url: str,
    drafts: bool,
    accept_moves: bool,
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
        keep_addresses=True,
    )
    folder = output or source / "build"
    with open_executor(jobs) as executor:
        make = partial(
            build, project, folder, executor=executor, use_cache=not no_cache, track=session.track
        )
        report = make()
        if accept_moves and _write_aliases(session, source, report.problems):
            report = make()
    show_problems(session, report.problems)
    if report.published is None:
        click.echo(session.say("nothing-published"), err=True)
        return 1
    _show_result(session, report, folder)
    return 0


def _write_aliases(session: Session, source: Path, problems: Iterable[Problem]) -> bool:
    """Add its old address to every article that moved; returns whether any file was written.

    An article whose front matter has no room for a line is left alone, and its problem stands.
    """
    written = False
    for problem in problems:
        if problem.code == MOVED:
            file, alias = source / problem.place.path, dict(problem.args)["old"]
            with contextlib.suppress(ValueError):
                write_over(file, with_alias(decode_source(read_file(file)), alias).encode())
                click.echo(session.say("alias-written", path=file, alias=alias))
                written = True
    return written


def _show_result(session: Session, report: BuildReport, folder: Path) -> None:
    click.echo(session.say("built", articles=report.articles, shown=report.shown))
    if report.shown < report.articles:
        click.echo(session.say("hidden", count=report.articles - report.shown))
    published = report.published
    if published is not None:
        counts = {effect.value: published.count(effect) for effect in Effect}
        click.echo(session.say("written", **counts, removed=len(published.removed)))
    click.echo(session.say("open", file=(folder / "index.html").absolute()))
