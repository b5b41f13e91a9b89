"""`wardnews verify`."""

from __future__ import annotations

from pathlib import Path

import click

from wardnews.commands.options import FOLDER, help_option
from wardnews.errors import OutputError
from wardnews.manifest import MANIFEST_PATH, Difference, compare_outputs
from wardnews.output import read_manifest, read_records
from wardnews.session import Session, language_option


@click.command(help="So thư mục đã dựng với bản kê manifest.json: tệp thiếu, bị sửa, lạ.")
@click.argument(
    "folder",
    metavar="[DIR]",
    default=Path("build"),
    type=FOLDER,
)
@language_option
@help_option
@click.pass_obj
def command(session: Session, folder: Path) -> int:
    """Name every file that is not as the build left it; 0 when there is none."""
    manifest = read_manifest(folder)
    if manifest is None:
        raise OutputError("bad-manifest", path=str(folder), file=MANIFEST_PATH)
    difference = compare_outputs(manifest, read_records(folder))
    if difference:
        _show(session, difference)
        return 1
    click.echo(session.say("verified", count=len(manifest.outputs)))
    return 0


def _show(session: Session, difference: Difference) -> None:
    kinds = {
        "missing": difference.missing,
        "altered": difference.altered,
        "foreign": difference.foreign,
    }
    for kind, paths in kinds.items():
        for path in paths:
            click.echo(f"{session.say(kind)}: {path}")
    counts = {kind: len(paths) for kind, paths in kinds.items()}
    click.echo(session.say("not-verified", **counts), err=True)
