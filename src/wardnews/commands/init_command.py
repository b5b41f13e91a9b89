"""`wardnews init`."""

from __future__ import annotations

from pathlib import Path

import click

from wardnews.clock import parse_as_of
from wardnews.commands.options import help_option
from wardnews.errors import UsageError
from wardnews.output import write_new_file
from wardnews.scaffold import site_files
from wardnews.session import Session, language_option


@click.command(help="Tạo một trang tin mới trong thư mục DIR.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@language_option
@help_option
@click.pass_obj
def command(session: Session, folder: Path) -> int:
    """Write a site that builds at once, into a folder that is new or empty."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError("site-exists", path=str(folder))
    for path, source in site_files(parse_as_of(None)):
        write_new_file(folder / path, source)
    click.echo(session.say("site-made", path=folder.absolute()))
    click.echo(session.say("site-next"))
    return 0
