"""`wardnews import`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wardnews.archive import categories_by_name, category_key
from wardnews.article import ARTICLES
from wardnews.clock import parse_as_of
from wardnews.commands.import_files import claim_own_pages, existing_articles, found_files
from wardnews.commands.options import FOLDER, PLACE, help_option
from wardnews.config import SETTINGS_PATH, Config
from wardnews.errors import UsageError
from wardnews.importers.intake import Imported, Intake, import_file
from wardnews.legacy_encoding import LegacyEncoding
from wardnews.session import Session, language_option
from wardnews.settings import parse_config
from wardnews.source import read_settings
from wardnews.text import clock, day, nearest

if TYPE_CHECKING:
    from datetime import datetime

    from rich.console import Console

ENCODINGS = {"tcvn3": LegacyEncoding.TCVN3, "vni": LegacyEncoding.VNI} | {
    "windows-1258": LegacyEncoding.WINDOWS_1258
}
RESULTS = ("imported", "look", "unchanged", "kept", "refused")


@click.command(
    name="import",
    help="Nhập bài từ tệp Word (.docx), trang của cổng cũ (.html, .txt), cả thư mục hoặc *.docx.",
)
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=PLACE)
@click.option(
    "--into",
    type=FOLDER,
    default=Path(ARTICLES),
    metavar="DIR",
    help="Thư mục nhận các bài (mặc định: content/articles).",
)
@click.option("--category", metavar="NAME", default="", help="Chuyên mục, khi tệp không ghi.")
@click.option("--date", "typed_date", metavar="DATE", help="Ngày đăng, khi tệp không ghi.")
@click.option(
    "--encoding",
    type=click.Choice(sorted(ENCODINGS)),
    help="Bảng mã cũ của các tệp, khi máy đoán sai.",
)
@language_option
@help_option
@click.pass_obj
def command(
    session: Session,
    files: tuple[Path, ...],
    into: Path,
    category: str,
    typed_date: str | None,
    encoding: str | None,
) -> int:
    """Make an article of each file; 0 when all of them are articles now."""
    today = parse_as_of(None)
    root, config = _site_around(into)
    names = _category_names(config)
    _check_category(category, names)
    existing = existing_articles(into, root)
    if config is not None:
        claim_own_pages(existing.claims, config, today)
    intake = Intake(
        into=into,
        names=names,
        known=existing.known,
        claims=existing.claims,
        seen=set(),
        today=today,
        category=category,
        date=_typed(parse_as_of(typed_date)) if typed_date else "",
        encoding=ENCODINGS[encoding] if encoding else None,
    )
    found = found_files(files)
    if not found:
        raise UsageError("nothing-to-import", path=" ".join(map(str, files)))
    tracked = session.track("importing", found, len(found), least=5)
    results = [import_file(file, intake) for file in tracked]
    for each in results:
        _show(session, each)
    counts = Counter(each.result for each in results)
    if len(results) > 1:
        _show_table(session, counts)
    shown = {kind: counts[kind] for kind in RESULTS}
    shown["imported"] += shown.pop("look")
    click.echo(session.say("import-summary", **shown))
    return 1 if counts["refused"] or counts["kept"] else 0


def _typed(moment: datetime) -> str:
    return f"{day(moment)} {clock(moment)}".removesuffix(" 00:00")


def _show(session: Session, imported: Imported) -> None:
    article = f" → {imported.article}" if imported.article else ""
    click.echo(f"{imported.file}: {session.say(imported.result)}{article}")
    for note in imported.notes:
        place = session.say("note-place", words=note.place) if note.place else ""
        click.echo("    " + session.say(note.code, what=note.what) + place)
    if imported.error is not None:
        click.echo("    " + session.explain(imported.error), err=True)


def _show_table(session: Session, counts: Counter[str]) -> None:
    from rich.table import Table  # noqa: PLC0415  # costs 80 ms, and most calls show no table

    table = Table(session.say("column-result"), session.say("column-count"))
    for result in RESULTS:
        table.add_row(session.say(result), str(counts[result]))
    _console().print(table)


def _console() -> Console:
    from rich.console import Console  # noqa: PLC0415  # as above

    return Console()


def _site_around(into: Path) -> tuple[Path | None, Config | None]:
    """Return the folder of the site that the folder is in, and its settings if they can be read."""
    folders = (into.absolute(), *into.absolute().parents)
    root = next((each for each in folders if (each / SETTINGS_PATH).is_file()), None)
    config = parse_config(read_settings(root)) if root else None
    return root, config if isinstance(config, Config) else None


def _check_category(typed: str, names: dict[str, str]) -> None:
    """Refuse a category that the site has not: no article of it would be built."""
    if typed and names and category_key(typed) not in names:
        known = list(names.values())
        likely = nearest(typed, known) or known[0]
        raise UsageError("unknown-category", value=typed, nearest=likely, known=", ".join(known))


def _category_names(config: Config | None) -> dict[str, str]:
    """Return how the site spells its categories, by what they fold to."""
    known = categories_by_name(config) if config else {}
    return {key: category.name for key, category in known.items()}
