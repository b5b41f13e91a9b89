"""`wardnews check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wardnews.build import check
from wardnews.clock import moment_of
from wardnews.commands.fix import fix_site
from wardnews.commands.links import linked_problems
from wardnews.commands.options import (
    as_of_option,
    help_option,
    print_for_programs,
    show_problems,
    source_option,
    strict_option,
)
from wardnews.executors import SerialExecutor
from wardnews.outcome import Project
from wardnews.problem import as_strict, has_errors
from wardnews.report import FORMATS
from wardnews.session import Session, language_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command(help="Tìm mọi lỗi trong các bài; không ghi gì cả, trừ khi có --fix.")
@source_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(sorted(FORMATS)),
    default="text",
    help="Dạng in ra: text cho người đọc, json và github cho máy.",
)
@click.option(
    "--fix", is_flag=True, help="Tự sửa những lỗi chỉ có một cách sửa, và cho xem đã sửa gì."
)
@click.option("--links", is_flag=True, help="Dựng thử trang tin rồi thử từng liên kết trong đó.")
@click.option(
    "--external", is_flag=True, help="Cùng với --links: thử cả liên kết đến trang khác, qua mạng."
)
@as_of_option
@strict_option
@language_option
@help_option
@click.pass_obj
def command(
    session: Session,
    /,
    source: Path,
    format_: str,
    as_of: str | None,
    **flags: bool,
) -> int:
    """Print every problem; 0 when none of them is an error, else 1."""
    if flags["fix"]:
        fix_site(session, source)
    project = Project(
        root=source, as_of=moment_of(source, as_of), strict=flags["strict"], keep_addresses=True
    )
    output = source / "build"
    checked = check(project, output=output, executor=SerialExecutor(), track=session.track)
    problems = checked.problems
    if flags["links"] or flags["external"]:
        linked = linked_problems(session, project, external=flags["external"])
        problems = (*problems, *(as_strict(linked) if flags["strict"] else linked))
    if format_ != "text":
        print_for_programs(FORMATS[format_](problems, session.language))
    elif problems:
        show_problems(session, problems)
    else:
        click.echo(session.say("no-problem", articles=checked.articles))
    return 1 if has_errors(problems) else 0
