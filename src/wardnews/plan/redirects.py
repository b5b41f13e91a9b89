"""Old addresses that go on working: redirect pages, maps for web servers, shards for `404.html`."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from wardnews.addresses import Move, moves_of, shard_of
from wardnews.config import SETTINGS_PATH
from wardnews.page import Page, RedirectMap, RedirectShard, Server
from wardnews.views import RedirectPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wardnews.archive import Archive
    from wardnews.article import Article


def plan_redirects(archive: Archive) -> Iterator[Page]:
    """Yield what answers at every old address of what is shown or was taken back."""
    found = tuple(_moves(archive))
    for article, move in found:
        if move.old.is_answerable:
            view = RedirectPage(title=article.front.title, target=move.target)
            yield Page(path=move.old.file, content=view, origin=article.path)
    moves = tuple(sorted((move for _, move in found), key=_order))
    yield from _shards(tuple(move for move in moves if not move.old.is_answerable))
    for server in Server:
        yield Page(
            path=server.value, content=RedirectMap(server=server, moves=moves), origin=SETTINGS_PATH
        )


def _moves(archive: Archive) -> Iterator[tuple[Article, Move]]:
    for article in (*(item.article for item in archive.items), *archive.notices):
        if article.front.aliases or article.front.legacy_url:  # few have either
            for move in moves_of(article):
                yield article, move


def _shards(moves: tuple[Move, ...]) -> Iterator[Page]:
    """Yield the shards that hold any of the moves: one more article changes one shard."""
    keyed = sorted((shard_of(move.old.key), move.old.key, move.target) for move in moves)
    for shard, group in groupby(keyed, key=lambda each: each[0]):
        targets = tuple((key, target) for _, key, target in group)
        content = RedirectShard(targets=targets)
        yield Page(path=f"redirects/{shard}.json", content=content, origin=SETTINGS_PATH)


def _order(move: Move) -> tuple[str, str]:
    return (move.old.key, move.target)
