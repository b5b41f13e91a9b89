"""Plans the pages that show some sources, and the part of the archive on which these pages rest.

What decides the pages is told by `ground.needed_for`; they are planned by the functions that plan
the whole, so there is one rule for each kind of page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wardnews.archive import Moment, build_archive
from wardnews.article import Article, Asset, StandingPage
from wardnews.ground import needed_for
from wardnews.loading import decoded_as
from wardnews.page import Feed, Plan
from wardnews.pictures import picture_url
from wardnews.plan import build_site, published_sources
from wardnews.plan.articles import plan_articles, plan_standing_pages
from wardnews.plan.machines import plan_feeds
from wardnews.plan.search import build_document, plan_search
from wardnews.publishing import Ready
from wardnews.search.segment import retouched_corpus
from wardnews.text import nfc
from wardnews.traces import CacheDamagedError
from wardnews.visits import with_visits

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from wardnews.archive import Archive
    from wardnews.basis import Source
    from wardnews.cache import Cache
    from wardnews.config import Config
    from wardnews.ground import Ground
    from wardnews.outcome import Project
    from wardnews.page import Page
    from wardnews.search.segment import Corpus
    from wardnews.unchanged import Inputs


def plan_part(
    project: Project,
    inputs: Inputs,
    config: Config,
    ground: Ground,
    files: AbstractSet[str],
    changed: Collection[str],
    cache: Cache,
) -> Ready:
    """Return the plan of the pages that show the `changed` sources, and of nothing else.

    `files` are the paths of all files of the content folder, in NFC. The plan's index is what is at
    hand of the whole one. Raises `CacheDamagedError`, `SourceError`.
    """
    notices = [path for path in ground.notices if path in changed]
    found = sources_of(_values({*needed_for(ground, changed), *notices, *ground.pages}, cache))
    named = {path for each in found for path in (*_referred(each), *each.files)}
    values = _values(files & named, cache)
    others: list[Source | Asset] = decoded_as((Article, StandingPage, Asset), values)
    assets = {nfc(each.path): each for each in others if isinstance(each, Asset)}
    sources = {each.path: each for each in (*found, *others) if not isinstance(each, Asset)}
    urls = {
        **{path: picture_url(asset) for path, asset in assets.items()},
        **{path: sources[path].url for path in ground.public & sources.keys()},
    }
    moment = Moment(as_of=project.as_of, drafts=project.drafts)
    articles = with_visits(
        [each for each in found if isinstance(each, Article)],
        inputs.visits.counts,
    )
    pages = [each for each in found if isinstance(each, StandingPage)]
    archive = build_archive(config, articles, pages, assets, moment)
    corpus = _corpus(ground, archive, changed)
    planned = (
        *plan_articles(archive, assets, urls),
        *plan_standing_pages(archive, assets, urls),
        *plan_feeds(config, archive, urls),
    )
    own = frozenset(each.url for each in found if each.path in changed)
    plan = Plan(
        site=build_site(config, archive, inputs.theme),
        pages=(
            *(page for page in planned if _shows(page, own)),
            *(plan_search(corpus) if corpus else ()),
        ),
        copies=(),
        corpus=corpus,
        sources=tuple(each for each in published_sources(archive, {}) if each.path in changed),
    )
    return Ready(plan=plan, theme=inputs.theme)


def sources_of(values: Iterable[str]) -> list[Source]:
    """Return the sources that the cache knows by these values; raises `CacheDamagedError`."""
    return decoded_as((Article, StandingPage), values)


def _corpus(ground: Ground, archive: Archive, changed: Collection[str]) -> Corpus | None:
    """Return what is at hand of the search index, `None` where none of it is another."""
    places = {each.path: at for at, each in enumerate(reversed(ground.shown))}
    numbers = [places[path] for path in changed if path in places]
    if ground.contents is None or not numbers:
        return None
    at_hand = {places[item.article.path]: build_document(item) for item in archive.items}
    return retouched_corpus(ground.contents, at_hand, numbers)


def _shows(page: Page, urls: Collection[str]) -> bool:
    """Return whether the page shows the text of a source at one of these addresses."""
    if isinstance(page.content, Feed):
        return any(item.entry.url in urls for item in page.content.items)
    return page.path in urls


def _values(paths: Collection[str], cache: Cache) -> list[str]:
    """Return what is known of these paths; raises `CacheDamagedError` where it is lost."""
    traces = cache.sources(paths)
    if len(traces) != len(paths):
        raise CacheDamagedError("a source is missing")
    return [each.value for each in traces.values()]


def _referred(source: Source) -> Iterator[str]:
    return (each.path for each in source.references)
