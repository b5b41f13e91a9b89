"""The archive: which articles readers see at a given moment, in order, and their neighbours."""

from __future__ import annotations

import enum
from collections import Counter, defaultdict
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from wardnews import text
from wardnews.article import Article, CategoryLink, Entry, Status, Thumbnail, beside
from wardnews.pictures import build_rendition, picture_url
from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from wardnews.article import Asset, StandingPage
    from wardnews.config import Category, Config

RELATED_LENGTH = 4


class Visibility(enum.Enum):
    """What a reader meets at an article's address."""

    SHOWN = "shown"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An article that is shown, as itself and as lists see it."""

    article: Article
    entry: Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """All that is published: items newest first, notices for what was taken back, pages."""

    items: tuple[Item, ...]
    notices: tuple[Article, ...]
    pages: tuple[StandingPage, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry, newest first."""
        return tuple(item.entry for item in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """What an article leads on to."""

    newer: Entry | None
    older: Entry | None
    related: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The time that a build takes as now, and whether it shows what is not public yet."""

    as_of: datetime
    drafts: bool = False


def build_archive(
    config: Config,
    articles: Iterable[Article],
    pages: Iterable[StandingPage],
    assets: Mapping[str, Asset],
    moment: Moment,
) -> Archive:
    """Return the archive at that moment; `assets` maps source paths to the files there."""
    categories = category_links(config)
    ordered = sorted(articles, key=lambda article: article.path)
    ordered.sort(key=lambda article: article.front.date, reverse=True)
    seen = [(each, visibility(each, moment)) for each in ordered]
    gone = (Visibility.WITHDRAWN, Visibility.EXPIRED)
    return Archive(
        items=tuple(
            Item(article=each, entry=build_entry(each, config, categories, assets, moment))
            for each, sight in seen
            if sight is Visibility.SHOWN
        ),
        notices=tuple(each for each, sight in seen if sight in gone),
        pages=tuple(sorted(pages, key=_page_order)),
    )


def build_entry(
    article: Article,
    config: Config,
    categories: Mapping[str, CategoryLink],
    assets: Mapping[str, Asset],
    moment: Moment,
) -> Entry:
    """Return the article as lists see it; its category and its files are among those given."""
    front = article.front
    return Entry(
        url=article.url,
        title=front.title,
        date=front.date,
        summary=article.summary,
        category=categories[category_key(front.category)],
        views=front.views,
        image=_thumbnail(article, assets),
        pinned=front.pinned,
        language=front.lang if front.lang != config.language else "",
        mark=preview_mark(article, moment),
    )


def visibility(article: Article, moment: Moment) -> Visibility:
    """Return what a reader meets at the article's address at that moment."""
    front = article.front
    if front.status is Status.WITHDRAWN:
        return Visibility.WITHDRAWN
    if front.expires is not None and front.expires <= moment.as_of:
        return Visibility.EXPIRED
    if preview_mark(article, moment) and not moment.drafts:
        return Visibility.HIDDEN
    return Visibility.SHOWN


def preview_mark(article: Article, moment: Moment) -> str:
    """Return why only a preview shows the article, as its readers see it; "" for a public one."""
    if article.front.status is Status.DRAFT:
        return "nháp"
    if article.front.publish is not None and article.front.publish > moment.as_of:
        return "chờ đăng"
    return ""


def categories_by_name(config: Config) -> dict[str, Category]:
    """Return the categories by their folded names, as an editor's typing is compared."""
    return {category_key(category.name): category for category in config.categories}


def category_links(config: Config) -> dict[str, CategoryLink]:
    """Return the link to each category, by its folded name as above."""
    named = categories_by_name(config).items()
    return {key: CategoryLink(name=each.name, url=each.url) for key, each in named}


@lru_cache(maxsize=1024)
def category_key(name: str) -> str:
    """Return what two ways to type one category's name have in common."""
    return " ".join(text.words(text.fold(name)))


def neighbours(items: tuple[Item, ...]) -> tuple[Neighbours, ...]:
    """Return the neighbours of each item, in the order of `items` (newest first).

    Related are the latest older articles of the same category and of the same tags, most shared
    tags first: never a newer one, so that an article's page stays as it is when news is added.
    """
    by_tag: defaultdict[str, list[int]] = defaultdict(list)
    result: list[Neighbours] = []
    for at in reversed(range(len(items))):
        keys = relation_keys(items[at])
        related = _related(at, keys, by_tag, items)
        for key in keys:
            by_tag[key].append(at)
        newer = items[at - 1].entry if at > 0 else None
        older = items[at + 1].entry if at + 1 < len(items) else None
        result.append(Neighbours(newer=newer, older=older, related=related))
    return tuple(reversed(result))


def relation_keys(item: Item) -> tuple[str, ...]:
    """Return what related articles share with this one: its category, first, and its tags."""
    tags = {"tag:" + _folded(tag) for tag in item.article.front.tags}
    return ("category:" + item.entry.category.url, *sorted(tags))


def _related(
    at: int, keys: tuple[str, ...], by_tag: Mapping[str, list[int]], items: tuple[Item, ...]
) -> tuple[Entry, ...]:
    latest = (by_tag.get(key, ())[-RELATED_LENGTH - 1 :] for key in keys)
    shared = Counter(chain.from_iterable(latest))
    del shared[at + 1]  # the next older article has a link of its own already
    best = sorted(sorted(shared), key=shared.__getitem__, reverse=True)
    return tuple(items[candidate].entry for candidate in best[:RELATED_LENGTH])


def _page_order(page: StandingPage) -> tuple[object, ...]:
    return page.front.order, text.collation_key(page.front.title), page.path


@lru_cache(maxsize=1 << 16)
def _folded(tag: str) -> str:
    return text.fold(tag)


def _thumbnail(article: Article, assets: Mapping[str, Asset]) -> Thumbnail | None:
    """Return the picture that the article names, or the first of its text, as imported ones have.

    The words for the latter stand in the text alone.
    """
    front = article.front
    if front.image:
        asset = assets[beside(article.path, front.image)]
        return Thumbnail(url=picture_url(asset), alt=front.image_alt, shown=build_rendition(asset))
    for each in article.references:
        asset_of_text = assets.get(each.path)
        if asset_of_text is not None and asset_of_text.shape is not None:
            shown = build_rendition(asset_of_text)
            return Thumbnail(url=picture_url(asset_of_text), alt="", shown=shown)
    return None
