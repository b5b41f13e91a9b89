"""The plan of a site: every page and every copied file, a generator for each section."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from wardnews.addresses import folded_path
from wardnews.config import SETTINGS_PATH
from wardnews.manifest import MANIFEST_PATH, SourceRecord
from wardnews.media import media_url, theme_url
from wardnews.page import Copy, Plan, RedirectShard, Variant
from wardnews.pictures import picture_url, plan_variants
from wardnews.plan.articles import plan_articles, plan_notices, plan_standing_pages
from wardnews.plan.calendar import plan_calendar
from wardnews.plan.lists import plan_categories, plan_home, plan_most_read, plan_not_found
from wardnews.plan.machines import plan_feeds, plan_machine_files
from wardnews.plan.redirects import plan_redirects
from wardnews.plan.retrospect import plan_days_of_year, plan_statistics
from wardnews.plan.search import SEARCH_SCRIPT, build_corpus_of, plan_search
from wardnews.problem import build_problem
from wardnews.views import Link, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from wardnews.archive import Archive, Moment
    from wardnews.article import Article, Asset, StandingPage
    from wardnews.config import Config
    from wardnews.problem import Problem
    from wardnews.theme import Theme


def plan_site(
    config: Config,
    archive: Archive,
    assets: Mapping[str, Asset],
    theme: Theme,
    moment: Moment,
    own: Iterable[Asset] = (),
) -> Plan:
    """Return the plan of the archive as it stands at that moment.

    `assets` maps source paths to the files of the content folder; only those that a published
    article or page refers to are published. `own` are the other files that pages are made of and
    the record is to name: the site's own theme, what readers were counted. Pages stand in the order
    in which they are written: an article before the lists that lead to it.
    """
    # Only of files that are referred to: naming one takes a digest of each of its sizes.
    files = {path: assets[path] for path in sorted(referred_assets(archive) & assets.keys())}
    urls = urls_by_source(archive, files)
    entries = archive.entries
    corpus = build_corpus_of(archive.items, config.categories) if config.search else None
    redirects = tuple(plan_redirects(archive))
    pages = (
        *plan_articles(archive, assets, urls),
        *plan_notices(config, archive, moment),
        *plan_standing_pages(archive, assets, urls),
        *redirects,
        *plan_calendar(entries),
        *plan_categories(config, entries),
        *plan_most_read(entries),
        *plan_days_of_year(entries),
        *plan_statistics(config, entries),
        *plan_home(config, entries, moment),
        *plan_not_found(
            looks_up=any(isinstance(each.content, RedirectShard) for each in redirects)
        ),
        *plan_feeds(config, archive, urls),
        *plan_machine_files(archive),
        *(plan_search(corpus) if corpus else ()),
    )
    media = _media(files)
    return Plan(
        site=build_site(config, archive, theme),
        pages=pages,
        copies=(*_theme_copies(config, theme), *_media_copies(media)),
        variants=tuple(_variants(media)),
        corpus=corpus,
        has_drafts=any(each.mark for each in entries),
        sources=_sources(config, archive, {**files, **{each.path: each for each in own}}),
    )


def build_site(config: Config, archive: Archive, theme: Theme) -> Site:
    """Return what all pages of the site share."""
    return Site(
        title=config.title,
        description=config.description,
        base_url=config.base_url,
        language=config.language,
        categories=tuple(Link(label=each.name, url=each.url) for each in config.categories),
        standing_pages=tuple(Link(label=page.front.title, url=page.url) for page in archive.pages),
        assets=tuple(
            (asset.path.removeprefix("static/"), theme_url(asset)) for asset in theme.static
        ),
        responsible=config.responsible,
        contact=config.contact,
        links=config.links,
        footer=config.footer,
        monitoring=config.monitoring,
        search=config.search,
    )


def check_addresses(plan: Plan) -> tuple[Problem, ...]:
    """Return a problem for every path that two sources claim, also where only case differs.

    Windows and macOS fold case and one of them decomposes letters, so such paths would overwrite
    each other on somebody's machine. Nor can a file be the folder of another one.
    """
    files: tuple[Copy | Variant, ...] = (*plan.copies, *plan.variants)
    claims = [
        (folded_path(path), origin, path)
        for path, origin in (
            *((page.path, page.origin) for page in plan.pages),
            *((file.path, file.asset.path) for file in files),
            (MANIFEST_PATH, SETTINGS_PATH),
        )
    ]
    claimed = {claim for claim, _, _ in claims}
    taken = claimed & _folders(claimed)
    if len(claimed) == len(claims) and not taken:
        return ()
    claims.sort()
    problems: list[Problem] = []
    first_claims: dict[str, str] = {}
    for claim, group in groupby(claims, key=lambda each: each[0]):
        (_, first, _), *others = group
        first_claims[claim] = first
        problems.extend(
            build_problem("duplicate-address", origin, address=path, other=first)
            for _, origin, path in others
        )
    for claim, origin, path in claims if taken else ():
        problems.extend(
            build_problem("duplicate-address", origin, address=path, other=first_claims[folder])
            for folder in taken
            if claim.startswith(f"{folder}/")
        )
    return tuple(problems)


def _folders(paths: Iterable[str]) -> set[str]:
    """Return every folder that holds one of the paths, at any depth."""
    found: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def urls_by_source(archive: Archive, files: Mapping[str, Asset]) -> dict[str, str]:
    """Return the address of every source, and of these files, that a published page may lead to."""
    return {
        **{path: picture_url(asset) for path, asset in files.items()},
        **{item.article.path: item.entry.url for item in archive.items},
        **{notice.path: notice.url for notice in archive.notices},
        **{page.path: page.url for page in archive.pages},
    }


def _sources(
    config: Config, archive: Archive, files: Mapping[str, Asset]
) -> tuple[SourceRecord, ...]:
    """Return the record of all that is public of a site: of its settings too."""
    settings = SourceRecord(path=SETTINGS_PATH, digest=config.digest)
    published = (settings, *published_sources(archive, files))
    return tuple(sorted(published, key=lambda record: record.path))


def published_sources(archive: Archive, files: Mapping[str, Asset]) -> tuple[SourceRecord, ...]:
    """Return the record of every source that is public, sorted by path: no draft is named.

    `files` are those that published sources refer to.
    """
    records = [
        SourceRecord(path=each.path, digest=each.digest, title=each.front.title, url=url)
        for each, url in (
            *((item.article, item.entry.url) for item in archive.items if not item.entry.mark),
            *((notice, notice.url) for notice in archive.notices),
        )
    ]
    records.extend(SourceRecord(path=page.path, digest=page.digest) for page in archive.pages)
    records.extend(SourceRecord(path=path, digest=asset.digest) for path, asset in files.items())
    return tuple(sorted(records, key=lambda record: record.path))


def referred_assets(archive: Archive) -> frozenset[str]:
    """Return the source paths of the files that a published article or page refers to."""
    sources: list[Article | StandingPage] = [item.article for item in archive.items]
    sources.extend(archive.pages)
    return frozenset(
        path
        for source in sources
        for path in (*(each.path for each in source.references), *source.files)
    )


def _theme_copies(config: Config, theme: Theme) -> Iterator[Copy]:
    for asset in theme.static:
        if config.search or asset.path != SEARCH_SCRIPT:
            yield Copy(path=theme_url(asset), asset=asset)


def _media(files: dict[str, Asset]) -> tuple[Asset, ...]:
    """Return a file for every address: those with the same name and bytes share one, the first."""
    media = {media_url(asset): asset for asset in reversed(files.values())}
    return tuple(asset for _, asset in sorted(media.items()))


def _media_copies(media: tuple[Asset, ...]) -> Iterator[Copy]:
    """Yield a copy for each file of which nothing is made: a document, or a moving picture."""
    for asset in media:
        if not plan_variants(asset):
            yield Copy(path=media_url(asset), asset=asset)


def _variants(media: tuple[Asset, ...]) -> Iterator[Variant]:
    """Yield the files of every picture; "a.jpg" and "a.png" of the same bytes share theirs."""
    made = {variant.path: variant for asset in media for variant in plan_variants(asset)}
    yield from made.values()
