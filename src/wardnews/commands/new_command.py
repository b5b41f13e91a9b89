"""`wardnews new`."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from wardnews.archive import categories_by_name, category_key
from wardnews.article import ARTICLES
from wardnews.clock import parse_as_of
from wardnews.commands.options import help_option, show_problems, source_option
from wardnews.config import Config
from wardnews.errors import OperationError, UsageError
from wardnews.output import write_new_file
from wardnews.scaffold import new_article
from wardnews.session import Session, language_option
from wardnews.settings import parse_config
from wardnews.source import read_settings
from wardnews.text import nearest, slug

if TYPE_CHECKING:
    from pathlib import Path


@click.command(help="Tạo một bài mới có tiêu đề “TITLE”, sẵn để viết.")
@click.argument("title", required=False)
@click.option(
    "--category", metavar="NAME", help="Chuyên mục (mặc định: hỏi, hoặc chuyên mục đầu tiên)."
)
@click.option("--date", "typed_date", metavar="DATE", help="Ngày đăng (mặc định: bây giờ).")
@source_option
@language_option
@help_option
@click.pass_obj
def command(
    session: Session, title: str | None, category: str | None, typed_date: str | None, source: Path
) -> int:
    """Write a new article, marked as a draft; nothing is ever overwritten.

    At a terminal, whatever was not given is asked for.
    """
    config = parse_config(read_settings(source))
    if not isinstance(config, Config):
        show_problems(session, config)
        return 1
    asked = session.can_ask
    if title is None:
        title = _asked_title(session)
    if not slug(title):
        raise UsageError("no-title", value=title)
    if category is None and asked:
        category = _asked_category(session, config)
    if typed_date is None and asked:
        typed_date = click.prompt(session.say("ask-date"), default="", show_default=False)
    name = _category_name(config, category)
    moment = parse_as_of(typed_date, ZoneInfo(config.time_zone))
    draft = new_article(" ".join(title.split()), moment, name)
    file = source / ARTICLES / draft.file
    if file.exists():
        raise OperationError("article-exists", path=str(file))
    write_new_file(file, draft.source)
    click.echo(session.say("article-made", path=file))
    click.echo(session.say("article-next"))
    return 0


def _asked_title(session: Session) -> str:
    if not session.can_ask:
        context = click.get_current_context()
        raise click.MissingParameter(ctx=context, param=context.command.params[0])
    return str(click.prompt(session.say("ask-title")))


def _asked_category(session: Session, config: Config) -> str:
    """Return the category that is chosen from the list by its number."""
    names = [category.name for category in config.categories]
    for number, name in enumerate(names, start=1):
        click.echo(f"  {number}. {name}")
    while True:
        typed = click.prompt(session.say("ask-category", last=len(names)), default="1")
        if typed.isdecimal() and 1 <= int(typed) <= len(names):
            return names[int(typed) - 1]


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
