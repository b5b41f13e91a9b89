"""`wardnews build`."""

from __future__ import annotations

import contextlib
from datetime import UTC
from typing import TYPE_CHECKING

import click

from wardnews.build import build
from wardnews.claim import refuse_taken
from wardnews.clock import moment_of
from wardnews.commands.build_result import format_report, reason_lines, result_lines
from wardnews.commands.options import (
    FILE,
    FOLDER,
    as_of_option,
    help_option,
    show_problems,
    source_option,
    strict_option,
)
from wardnews.commands.watching import Narrator
from wardnews.decode import decode_source
from wardnews.errors import UsageError
from wardnews.executors import open_executor
from wardnews.moves import MOVED, with_alias
from wardnews.outcome import Project
from wardnews.output import write_over
from wardnews.rebuild import error_of, rebuild_forever
from wardnews.scalars import parse_base_url
from wardnews.session import Session, language_option
from wardnews.source import read_file, read_settings
from wardnews.stamps import read_stamps
from wardnews.yamltext import Mistake, Scalar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from wardnews.build import BuildReport
    from wardnews.problem import Problem


@click.command(help="Dựng trang tin từ các bài trong content/ ra thư mục build/.")
@source_option
@click.option(
    "--output",
    type=FOLDER,
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
@click.option("--watch", is_flag=True, help="Dựng xong thì chờ, dựng lại mỗi khi lưu bài.")
@as_of_option
@strict_option
@click.option("--no-cache", is_flag=True, help="Dựng lại tất cả, không dùng kết quả lần trước.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Số tiến trình cùng làm (mặc định: tự chọn).",
)
@click.option("--explain", is_flag=True, help="Nói vì sao từng trang được dựng lại.")
@click.option(
    "--report",
    "report_file",
    type=FILE,
    metavar="FILE",
    help="Ghi kết quả của lần dựng vào tệp JSON này.",
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
    watch: bool,
    as_of: str | None,
    strict: bool,
    no_cache: bool,
    jobs: int | None,
    explain: bool,
    report_file: Path | None,
) -> int:
    """Build the site; 0 when it is published, 1 when problems keep it from being."""
    folder = output or source / "build"
    if report_file is not None:
        refuse_taken(report_file, source, folder)

    def make() -> BuildReport:
        project = Project(
            root=source,
            as_of=moment_of(source, as_of),
            base_url=_checked(base_url),
            drafts=drafts,
            strict=strict,
            keep_addresses=True,
        )
        with open_executor(jobs) as executor:
            return build(
                project, folder, executor=executor, use_cache=not no_cache, track=session.track
            )

    def first() -> int:
        report = make()
        if accept_moves and _write_aliases(session, source, report.problems):
            report = make()
        if report_file is not None:
            write_over(report_file, format_report(report, session.language).encode())
        return _show(session, report, folder, explain=explain)

    return _watch(session, source, first, make) if watch else first()


def _checked(base_url: str) -> str:
    """Return the address that was typed; raises `UsageError` for what is none."""
    if base_url:
        try:
            parse_base_url(Scalar(base_url, 1, 1, plain=True), UTC)
        except Mistake as mistake:
            if mistake.code == "page-for-site":
                raise UsageError("page-for-site", **dict(mistake.args_)) from mistake
            raise UsageError("bad-base-url", value=base_url) from mistake
    return base_url


def _watch(
    session: Session, source: Path, first: Callable[[], object], make: Callable[[], BuildReport]
) -> int:
    """Build, then again after each change, until Ctrl-C; 0 then."""
    from wardnews.watch import Watcher  # noqa: PLC0415  # loads watchdog

    read_settings(source)  # a wrong folder is told at once; later on, no folder is wrong
    narrator = Narrator(session)
    try:
        since = read_stamps(source)
        error = error_of(first)
        if error is not None:
            narrator.tell_error(error)
        with Watcher(source, narrator.tell_polling, since=since) as watcher:
            click.echo(session.say("watching"))
            rebuild_forever(lambda: narrator.tell(make()), narrator.tell_error, watcher)
    except KeyboardInterrupt:
        click.echo(session.say("stopped"))
    return 0


def _show(session: Session, report: BuildReport, folder: Path, *, explain: bool) -> int:
    """Print what a build came to and return its exit code."""
    show_problems(session, report.problems)
    if report.published is None:
        click.echo(session.say("nothing-published"), err=True)
        return 1
    if explain:
        click.echo("\n".join(reason_lines(session, report.published)))
    click.echo("\n".join(result_lines(session, report, folder)))
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
