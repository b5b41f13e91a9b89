"""`wardnews export`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wardnews.claim import refuse_sources, refuse_taken
from wardnews.commands.options import PLACE, help_option, source_option
from wardnews.exporting import write_bag, write_zip, zip_file
from wardnews.session import Session, language_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command(help="Xuất trang tin đã dựng: zip để mang đi, bagit để lưu trữ lâu dài.")
@click.argument("form", metavar="zip|bagit", type=click.Choice(["zip", "bagit"]))
@click.argument("target", metavar="PATH", type=PLACE)
@source_option
@language_option
@help_option
@click.pass_obj
def command(session: Session, form: str, target: Path, source: Path) -> int:
    """Export `build`; 0 when it is written whole."""
    folder = source / "build"
    refuse_sources(target, source)
    if form == "zip":
        target = zip_file(target)
        refuse_taken(target, source, folder)
        count = write_zip(folder, target)
    else:
        count = write_bag(source, folder, target)
    click.echo(session.say("exported", count=count, path=target))
    return 0
