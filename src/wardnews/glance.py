"""The page of a source that has just been saved, before the build that this asks for.

A build plans the whole site, which for a large archive takes seconds; an editor waits for one page.
What the last build knew of the rest of the site is enough to show that page at once, whatever the
size of the archive. It is shown and never written, and gives way to what the build makes of it; so
it may leave undecided what only a build can tell.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wardnews.archive import (
    Item,
    Moment,
    Neighbours,
    Visibility,
    build_entry,
    category_key,
    category_links,
    visibility,
)
from wardnews.article import Article, Parsed, StandingPage
from wardnews.parse import ParseOptions
from wardnews.pictures import picture_url
from wardnews.plan.articles import build_article_view, build_standing_view
from wardnews.reading import parse_within_budget
from wardnews.render import render_page
from wardnews.source import read_source, read_visits
from wardnews.values import dataclass
from wardnews.views import ArticlePage, StandingPageView
from wardnews.visits import with_visits

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from wardnews.basis import Basis
    from wardnews.page import Page
    from wardnews.publishing import Ready
    from wardnews.theme import Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What the last build of a preview knew: `pages` are those of its sources, by their paths."""

    root: Path
    basis: Basis
    frame: Frame
    pages: Mapping[str, Page]


def build_outlook(root: Path, basis: Basis, ready: Ready) -> Outlook:
    """Return what a build knew that planned this."""
    own = (page for page in ready.plan.pages if isinstance(page.content, _OWN))
    return Outlook(
        root=root,
        basis=basis,
        frame=ready.frame,
        pages={page.origin: page for page in own},
    )


def glance(outlook: Outlook, path: str, as_of: datetime) -> tuple[str, bytes] | None:
    """Return the address and the page of the source at `path` as it is now.

    `None` where that cannot be told at a glance: a source that is new, moves, is hidden or has a
    mistake. Raises `SourceError` where it cannot be read.
    """
    page = outlook.pages.get(path)
    if page is None:
        return None
    options = ParseOptions(time_zone=outlook.basis.config.time_zone)
    parsed = parse_within_budget(read_source(outlook.root, path), options)
    if not isinstance(parsed, Parsed) or parsed.source.url != page.path:
        return None
    view = _view(outlook, parsed.source, page, Moment(as_of=as_of, drafts=True))
    if view is None:
        return None
    bodies = {parsed.source.body: parsed.body.decode()}
    return page.path, render_page(outlook.frame, replace(page, content=view), bodies)


_OWN = ArticlePage | StandingPageView


def _view(
    outlook: Outlook, source: Article | StandingPage, page: Page, moment: Moment
) -> ArticlePage | StandingPageView | None:
    """Return what the page shows now; what surrounds it is as it was."""
    assets = outlook.basis.assets
    known = (outlook.basis.sources, assets)
    if not all(any(path in each for each in known) for path in _named(source)):
        return None  # a broken link or a missing picture: the last good page stays
    urls = _urls(outlook, source)
    if isinstance(source, StandingPage):
        return build_standing_view(source, assets, urls)
    was = page.content
    config = outlook.basis.config
    categories = category_links(config)
    is_shown = visibility(source, moment) is Visibility.SHOWN
    if (
        not isinstance(was, ArticlePage)
        or not is_shown
        or category_key(source.front.category) not in categories
    ):
        return None
    (article,) = with_visits((source,), read_visits(outlook.root).counts)
    entry = build_entry(article, config, categories, assets, moment)
    around = Neighbours(newer=was.newer, older=was.older, related=was.related)
    view = build_article_view(Item(article=article, entry=entry), around, assets, urls)
    return replace(view, translations=was.translations)


def _urls(outlook: Outlook, source: Article | StandingPage) -> dict[str, str]:
    """Return the address of each source and file that the source refers to."""
    assets, named = outlook.basis.assets, _named(source)
    return {
        **{path: picture_url(assets[path]) for path in sorted(named & assets.keys())},
        **{path: outlook.pages[path].path for path in sorted(named & outlook.pages.keys())},
    }


def _named(source: Article | StandingPage) -> set[str]:
    """Return the paths of all sources and files that the source refers to."""
    return {*(each.path for each in source.references), *source.files}
