"""`wardnews import`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import click

from wardnews.archive import categories_by_name, category_key
from wardnews.commands.options import help_option
from wardnews.config import Config
from wardnews.errors import OperationError, WardnewsError
from wardnews.importers.portal_text import draft_of, parse_portal_text
from wardnews.output import write_new_file
from wardnews.parse import ARTICLES
from wardnews.session import Session, language_option
from wardnews.settings import SETTINGS_PATH, parse_config
from wardnews.source import read_file, read_settings
from wardnews.text import nfc


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of one file: `result` is "imported", "unchanged", "kept" or "refused"."""

    file: Path
    result: str
    article: Path | None = None
    error: WardnewsError | None = None


@click.command(name="import", help="Nhập các trang của cổng cũ đã lưu thành tệp văn bản.")
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(ARTICLES),
    metavar="DIR",
    help="Thư mục nhận các bài (mặc định: content/articles).",
)
@language_option
@help_option
@click.pass_obj
def command(session: Session, files: tuple[Path, ...], into: Path) -> int:
    """Make an article of each file; 0 when all of them are articles now."""
    names = _category_names(into)
    results = [_imported(file, into, names) for file in files]
    for each in results:
        _show(session, each)
    counts = Counter(each.result for each in results)
    kinds = ("imported", "unchanged", "kept", "refused")
    click.echo(session.say("import-summary", **{kind: counts[kind] for kind in kinds}))
    return 1 if counts["refused"] or counts["kept"] else 0


def _imported(file: Path, into: Path, names: dict[str, str]) -> Imported:
    """Write the article of one file, unless it is there already; an edited one is kept."""
    try:
        page = parse_portal_text(read_file(file), str(file))
        name = names.get(category_key(page.category), _in_sentence_case(page.category))
        draft = draft_of(page, name)
        article = into / draft.file
        if not article.exists():
            write_new_file(article, draft.source)
            return Imported(file=file, result="imported", article=article)
        if read_file(article) == draft.source.encode():
            return Imported(file=file, result="unchanged", article=article)
        error = OperationError("edited-article", path=str(article))
        return Imported(file=file, result="kept", article=article, error=error)
    except WardnewsError as refused:
        return Imported(file=file, result="refused", error=refused)


def _show(session: Session, imported: Imported) -> None:
    article = f" → {imported.article}" if imported.article else ""
    click.echo(f"{imported.file}: {session.say(imported.result)}{article}")
    if imported.error is not None:
        click.echo("    " + session.explain(imported.error), err=True)


def _category_names(into: Path) -> dict[str, str]:
    """Return how the site around the folder spells its categories, by what they fold to."""
    for root in (into.absolute(), *into.absolute().parents):
        if (root / SETTINGS_PATH).is_file():
            config = parse_config(read_settings(root))
            known = categories_by_name(config) if isinstance(config, Config) else {}
            return {key: category.name for key, category in known.items()}
    return {}


def _in_sentence_case(name: str) -> str:
    return nfc(name).capitalize()
