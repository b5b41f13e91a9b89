"""`wardnews schema`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wardnews.commands.options import help_option, print_for_programs, source_option
from wardnews.config import SETTINGS_PATH, Config
from wardnews.frontmatter import ARTICLE_FIELDS, PAGE_FIELDS
from wardnews.schema import build_schema
from wardnews.session import Session, language_option
from wardnews.settings import SITE_FIELDS, parse_config
from wardnews.source import read_settings

if TYPE_CHECKING:
    from pathlib import Path

TABLES = {"article": ARTICLE_FIELDS, "page": PAGE_FIELDS, "site": SITE_FIELDS}


@click.command(help="In lược đồ JSON Schema của phần khai báo, cho các chương trình soạn thảo.")
@click.option(
    "--of",
    "kind",
    type=click.Choice(sorted(TABLES)),
    default="article",
    help="Lược đồ của bài (article), của trang cố định (page) hay của site.yml (site).",
)
@source_option
@language_option
@help_option
@click.pass_obj
def command(session: Session, kind: str, source: Path) -> int:
    """Print the schema; in the folder of a site it knows the categories."""
    del session
    categories: tuple[str, ...] = ()
    if (source / SETTINGS_PATH).is_file():
        config = parse_config(read_settings(source))
        if isinstance(config, Config):
            categories = tuple(category.name for category in config.categories)
    print_for_programs(build_schema(TABLES[kind], kind, categories))
    return 0
