"""Options and output that several commands have in common."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wardnews.report import FORMATS, count_severities

if TYPE_CHECKING:
    from wardnews.problem import Problem
    from wardnews.session import Session

# Whether a file or folder can be read is told by what reads it: click would call it the wrong kind.
FOLDER = click.Path(path_type=Path, file_okay=False, readable=False)
FILE = click.Path(path_type=Path, dir_okay=False, readable=False)

source_option = click.option(
    "--source",
    type=FOLDER,
    default=Path(),
    metavar="DIR",
    help="Thư mục của trang tin (mặc định: thư mục đang mở).",
)
as_of_option = click.option(
    "--as-of",
    metavar="DATE",
    help="Coi ngày này là hôm nay, ví dụ 16/10/2020.",
)
strict_option = click.option("--strict", is_flag=True, help="Coi mỗi cảnh báo là một lỗi.")
help_option = click.help_option(help="In phần hướng dẫn này.")


def print_for_programs(text: str) -> None:
    """Print what a program is to read: in UTF-8, whatever the terminal shows."""
    click.echo(f"{text.rstrip()}\n".encode("utf-8", "replace"), nl=False)


def show_problems(session: Session, problems: tuple[Problem, ...]) -> None:
    """Print the problems for a person, and how many there are."""
    if not problems:
        return
    click.echo(FORMATS["text"](problems, session.language), err=True)
    errors, warnings = count_severities(problems)
    click.echo(session.say("counts", errors=errors, warnings=warnings), err=True)
