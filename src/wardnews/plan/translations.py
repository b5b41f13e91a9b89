"""Which articles are one article in several languages."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from wardnews.article import beside
from wardnews.views import Translation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wardnews.archive import Item


def translations_by_path(items: Iterable[Item]) -> dict[str, tuple[Translation, ...]]:
    """Return, by the path of its source, what each article is to be read in beside its own words.

    An original and what names it in `translation_of` all know each other, one a language.
    """
    groups = translation_groups(items).values()
    return {item.article.path: _others(item, group) for group in groups for item in group}


def translation_groups(items: Iterable[Item]) -> dict[str, list[Item]]:
    """Return each article that others translate and these, by the path of its source."""
    shown = {item.article.path: item for item in items}
    groups: defaultdict[str, list[Item]] = defaultdict(list)
    for path, item in shown.items():
        if item.article.front.translation_of:
            original = beside(path, item.article.front.translation_of)
            if original in shown and not groups[original]:
                groups[original].append(shown[original])
            groups[original].append(item)
    return dict(groups)


def _others(item: Item, group: list[Item]) -> tuple[Translation, ...]:
    own = item.entry.language
    others = {each.entry.language: each.entry.url for each in group if each.entry.language != own}
    return tuple(Translation(language=language, url=url) for language, url in others.items())
