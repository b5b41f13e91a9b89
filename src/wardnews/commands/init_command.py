"""`wardnews init`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wardnews.clock import parse_as_of
from wardnews.commands.options import PLACE, help_option
from wardnews.errors import UsageError
from wardnews.output import write_new_file
from wardnews.scaffold import site_files
from wardnews.session import Session, language_option
from wardnews.source import is_passed_over

if TYPE_CHECKING:
    from pathlib import Path


@click.command(help="Tạo một trang tin mới trong thư mục DIR.")
@click.argument("folder", metavar="DIR", type=PLACE)
@language_option
@help_option
@click.pass_obj
def command(session: Session, folder: Path) -> int:
    """Write a site that builds at once, into a folder that is new or looks empty."""
    files = site_files(parse_as_of(None))
    if folder.exists() and (not folder.is_dir() or _is_taken(folder, [path for path, _ in files])):
        raise UsageError("site-exists", path=str(folder))
    for path, source in files:
        write_new_file(folder / path, source)
    click.echo(session.say("site-made", path=folder.absolute()))
    click.echo(session.say("site-next"))
    return 0


def _is_taken(folder: Path, paths: list[str]) -> bool:
    """Return whether there is something of a person's, or a file that a site is to have.

    What systems leave in folders that look empty, and what `git init` does, is in nobody's way.
    """
    is_used = any(not is_passed_over(each.name) for each in folder.iterdir())
    return is_used or any((folder / path).exists() for path in paths)
