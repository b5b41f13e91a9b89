"""`wardnews deploy`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from wardnews.claim import refuse_sources
from wardnews.commands.options import help_option, source_option, unquoted
from wardnews.deploying import deploy_by_rsync, deploy_to_folder, is_remote
from wardnews.session import Session, language_option
from wardnews.transfer import Action

SENTENCES = {
    Action.NEW: "step-new",
    Action.CHANGED: "step-changed",
    Action.REMOVED: "step-removed",
}


@click.command(help="Đưa trang tin đã dựng lên máy chủ: một thư mục, hoặc MÁY:THƯ-MỤC qua rsync.")
@click.argument("target", metavar="TARGET")
@click.option("--dry-run", is_flag=True, help="Chỉ kể những việc sẽ làm, không làm gì.")
@source_option
@language_option
@help_option
@click.pass_obj
def command(session: Session, target: str, dry_run: bool, source: Path) -> int:
    """Publish `build`; 0 when all of it is in place."""
    folder, target = source / "build", unquoted(target)
    if is_remote(target):
        deploy_by_rsync(folder, target, dry_run=dry_run)
        said = "would-deploy-by-rsync" if dry_run else "deployed-by-rsync"
        click.echo(session.say(said, target=target))
        return 0
    refuse_sources(Path(target), source)
    steps = deploy_to_folder(folder, Path(target), dry_run=dry_run)
    if dry_run:
        for step in steps:
            click.echo(f"{session.say(SENTENCES[step.action])}: {step.path}")
    counts = Counter(step.action.value for step in steps)
    kinds = {kind: counts[kind] for kind in ("new", "changed", "removed")}
    click.echo(session.say("would-deploy" if dry_run else "deployed", **kinds, target=target))
    return 0
