"""`wardnews new`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wardnews.archive import categories_by_name, category_key
from wardnews.commands.options import help_option, show_problems, source_option
from wardnews.config import Config
from wardnews.errors import OperationError, UsageError
from wardnews.output import write_new_file
from wardnews.parse import ARTICLES
from wardnews.scaffold import new_article
from wardnews.session import Session, language_option, parse_as_of
from wardnews.settings import parse_config
from wardnews.source import read_settings
from wardnews.text import nearest, slug

if TYPE_CHECKING:
    from pathlib import Path


@click.command(help="Tạo một bài mới có tiêu đề “TITLE”, sẵn để viết.")
@click.argument("title")
@click.option("--category", metavar="NAME", help="Chuyên mục (mặc định: chuyên mục đầu tiên).")
@click.option("--date", "typed_date", metavar="DATE", help="Ngày đăng (mặc định: bây giờ).")
@source_option
@language_option
@help_option
@click.pass_obj
def command(
    session: Session, title: str, category: str | None, typed_date: str | None, source: Path
) -> int:
    """Write a new article, marked as a draft; nothing is ever overwritten."""
    config = parse_config(read_settings(source))
    if not isinstance(config, Config):
        show_problems(session, config)
        return 1
    if not slug(title):
        raise UsageError("no-title", value=title)
    name = _category_name(config, category)
    draft = new_article(" ".join(title.split()), parse_as_of(typed_date), name)
    file = source / ARTICLES / draft.file
    if file.exists():
        raise OperationError("article-exists", path=str(file))
    write_new_file(file, draft.source)
    click.echo(session.say("article-made", path=file))
    click.echo(session.say("article-next"))
    return 0


def _category_name(config: Config, typed: str | None) -> str:
    """Return the category's name as `site.yml` spells it."""
    if typed is None:
        return config.categories[0].name
    category = categories_by_name(config).get(category_key(typed))
    if category is None:
        names = [each.name for each in config.categories]
        likely = nearest(typed, names) or names[0]
        raise UsageError("unknown-category", value=typed, nearest=likely, known=", ".join(names))
    return category.name
