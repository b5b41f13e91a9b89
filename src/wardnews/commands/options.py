"""Options and output that several commands have in common."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wardnews.report import FORMATS, count_severities

if TYPE_CHECKING:
    from wardnews.problem import Problem
    from wardnews.session import Session


def unquoted(place: str) -> str:
    r"""Return a place as it was meant: `"D:\trang tin\"` arrives as `D:\trang tin"`.

    To programs of Windows a backslash before a quotation mark makes it a letter, and PowerShell
    ends the name of a folder, as the Tab key completes it, in a backslash.
    """
    return place[:-1] + os.sep if place.endswith('"') else place


class PlaceType(click.Path):
    """A file or a folder; whether it can be read is told by what reads it."""

    def __init__(self, **kinds: bool) -> None:
        super().__init__(path_type=Path, readable=False, **kinds)

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """Return the path."""
        return super().convert(unquoted(value) if isinstance(value, str) else value, param, ctx)


PLACE = PlaceType()
FOLDER = PlaceType(file_okay=False)  # click would call one that it cannot read the wrong kind
FILE = PlaceType(dir_okay=False)

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
