"""`wardnews views`."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import click

from wardnews.clock import parse_as_of
from wardnews.commands.options import PLACE, help_option, show_problems, source_option
from wardnews.config import Config
from wardnews.errors import OutputError
from wardnews.manifest import MANIFEST_PATH
from wardnews.output import read_manifest, write_over
from wardnews.session import Session, language_option
from wardnews.settings import parse_config
from wardnews.source import read_log, read_settings, read_visits
from wardnews.visits import VISITS_PATH, add_visits, is_request, render_visits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@click.command(help="Cộng lượt xem từ nhật ký máy chủ (access.log, cả tệp .gz) vào các bài.")
@click.argument("files", metavar="LOG…", nargs=-1, required=True, type=PLACE)
@source_option
@language_option
@help_option
@click.pass_obj
def command(session: Session, files: tuple[Path, ...], source: Path) -> int:
    """Add the visits of all logs, or of none where one of them cannot be read."""
    config = parse_config(read_settings(source))
    if not isinstance(config, Config):
        show_problems(session, config)
        return 1
    manifest = read_manifest(source / "build")
    if manifest is None:
        raise OutputError("bad-manifest", path=str(source / "build"), file=MANIFEST_PATH)
    urls = frozenset(each.url for each in manifest.sources if each.url)
    base, now = urlsplit(manifest.base_url).path, parse_as_of(None, ZoneInfo(config.time_zone))
    strange: list[Path] = []
    added = add_visits(read_visits(source), _lines(files, strange), urls, base, now)
    write_over(source / VISITS_PATH, render_visits(added.visits))
    click.echo(session.say("visits-added", lines=added.lines, counted=added.counted))
    if added.too_old:
        click.echo(session.say("visits-too-old", count=added.too_old, day=added.visits.closed))
    if added.to_come:
        click.echo(session.say("visits-to-come", count=added.to_come))
    for file in strange:
        click.echo(session.say("visits-no-log", path=file), err=True)
    return 1 if len(strange) == len(files) else 0


def _lines(files: tuple[Path, ...], strange: list[Path]) -> Iterator[bytes]:
    """Yield the lines of the logs, and put among the strange ones what is none."""
    for file in files:
        is_empty, is_log = True, False
        for line in read_log(file):
            is_empty, is_log = False, is_log or is_request(line)
            yield line
        if not is_empty and not is_log:
            strange.append(file)
