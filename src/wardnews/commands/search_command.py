"""`wardnews search`."""

from __future__ import annotations

import json
import re
import zlib
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from wardnews.archive import category_key
from wardnews.commands.options import FOLDER, help_option, print_for_programs, source_option
from wardnews.config import TIME_ZONE
from wardnews.errors import OperationError, UsageError
from wardnews.plan.search import SEARCH_URL
from wardnews.scalars import parse_day
from wardnews.search.codec import inflate
from wardnews.search.find import Filters, Index, find
from wardnews.search.query import parse_query
from wardnews.session import Session, language_option
from wardnews.source import read_file
from wardnews.yamltext import Mistake, Scalar

if TYPE_CHECKING:
    from pathlib import Path

    from wardnews.search.find import Answer, Hit

_SEGMENTS = re.compile(rb'data-segments="([0-9a-f ]*)"')


@click.command(help="Tìm trong trang tin đã dựng, như trang tìm kiếm.")
@click.argument("words", nargs=-1, required=True, metavar="TỪ-CẦN-TÌM")
@source_option
@click.option(
    "--output",
    type=FOLDER,
    metavar="DIR",
    help="Thư mục của trang đã dựng (mặc định: build trong thư mục trang tin).",
)
@click.option("--category", metavar="NAME", default="", help="Chỉ tìm trong chuyên mục này.")
@click.option("--from", "first", metavar="DATE", default="", help="Chỉ tìm từ ngày này.")
@click.option("--to", "last", metavar="DATE", default="", help="Chỉ tìm đến hết ngày này.")
@click.option(
    "--limit", type=click.IntRange(1), default=None, metavar="N", help="In nhiều nhất N bài."
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Dạng in ra: text cho người đọc, json cho máy.",
)
@language_option
@help_option
@click.pass_obj
def command(
    session: Session,
    words: tuple[str, ...],
    source: Path,
    output: Path | None,
    category: str,
    first: str,
    last: str,
    limit: int | None,
    format_: str,
) -> int:
    """Print what is found, best first; 0 also when that is nothing."""
    root = output or source / "build"
    index = open_index(root)
    filters = Filters(category=_folder(category, index), first_day=_day(first), last_day=_day(last))

    answer = find(parse_query(" ".join(words)), index, filters)
    hits = answer.hits[:limit]
    if format_ == "json":
        print_for_programs(_json(hits))
    elif hits:
        click.echo(_text(session, answer, hits))
    else:
        click.echo(_nothing(session, index, filters))
    return 0


def open_index(root: Path) -> Index:
    """Return the index of the built site in a folder; raises `OperationError`."""
    page = root / SEARCH_URL
    names = _SEGMENTS.search(read_file(page)) if page.is_file() else None
    segments = names[1].decode().split() if names else []
    if not segments:
        raise OperationError("no-index", path=str(root))
    return Index(segments, lambda path: _inflated(root, path))


def _inflated(root: Path, path: str) -> bytes:
    """Return what a file of the index holds; raises `OperationError` where it is damaged."""
    data = read_file(root / path)
    try:
        return inflate(data)
    except zlib.error as error:
        raise OperationError("altered-output", path=str(root), file=path) from error


def _folder(name: str, index: Index) -> str:
    """Return the folder of the category of that name, typed as freely as in an article."""
    for folder, each in index.categories.items():
        if name and category_key(name) in (category_key(each), category_key(folder)):
            return folder
    if name:
        listed = ", ".join(sorted(set(index.categories.values())))
        raise UsageError("no-such-category", value=name, known=listed)
    return ""


def _day(typed: str) -> str:
    if not typed:
        return ""
    try:
        return parse_day(Scalar(typed, 1, 1, plain=True), ZoneInfo(TIME_ZONE)).isoformat()
    except Mistake as mistake:
        raise UsageError("bad-moment", value=typed) from mistake


def _json(hits: tuple[Hit, ...]) -> str:
    rows = [
        {"title": hit.title, "url": hit.url, "date": hit.date, "category": hit.category}
        for hit in hits
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def _text(session: Session, answer: Answer, hits: tuple[Hit, ...]) -> str:
    count = len(answer.hits)
    nearly = answer.approximate
    said = session.say("found-nearly", count=count) if nearly else session.say("found", count=count)
    lines = [said]
    for hit in hits:
        day = "/".join(reversed(hit.date[:10].split("-")))
        lines += [hit.title, f"    {day} | {hit.category} | {hit.url}"]
    return "\n".join(lines)


def _nothing(session: Session, index: Index, filters: Filters) -> str:
    """Return why nothing was found."""
    asked = Filters(category=filters.category)
    if asked.category and not any(part.allowed(asked.allow) for part in index.parts):
        return session.say("empty-category", name=index.categories[asked.category])
    return session.say("nothing-found")
