"""Pages that show one source each: articles, notices, standing pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wardnews.archive import Visibility, category_key, category_links, neighbours, visibility
from wardnews.article import beside, is_markdown
from wardnews.media import kind_of
from wardnews.page import Page
from wardnews.pictures import build_rendition, is_picture, picture_url
from wardnews.plan.translations import translations_by_path
from wardnews.views import (
    ArticlePage,
    AttachmentLink,
    Document,
    Picture,
    StandingPageView,
    WithdrawnPage,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wardnews.archive import Archive, Item, Moment, Neighbours
    from wardnews.article import Article, Asset, Reference, Rendition, StandingPage
    from wardnews.config import Config


def plan_articles(
    archive: Archive, assets: Mapping[str, Asset], urls: Mapping[str, str]
) -> Iterator[Page]:
    """Yield a page for each article that is shown."""
    translations = translations_by_path(archive.items)
    for item, around in zip(archive.items, neighbours(archive.items), strict=True):
        view = build_article_view(item, around, assets, urls)
        if item.article.path in translations:
            view = replace(view, translations=translations[item.article.path])
        yield Page(path=item.entry.url, content=view, origin=item.article.path)


def plan_notices(config: Config, archive: Archive, moment: Moment) -> Iterator[Page]:
    """Yield a notice at the address of each article that was taken back or has expired."""
    categories = category_links(config)
    for article in archive.notices:
        view = WithdrawnPage(
            title=article.front.title,
            date=article.front.date,
            category=categories[category_key(article.front.category)],
            expired=visibility(article, moment) is Visibility.EXPIRED,
            corrections=article.front.corrections,
        )
        yield Page(path=article.url, content=view, origin=article.path)


def plan_standing_pages(
    archive: Archive, assets: Mapping[str, Asset], urls: Mapping[str, str]
) -> Iterator[Page]:
    """Yield the pages of `content/pages`."""
    for page in archive.pages:
        view = build_standing_view(page, assets, urls)
        yield Page(path=page.url, content=view, origin=page.path)


def build_article_view(
    item: Item, around: Neighbours, assets: Mapping[str, Asset], urls: Mapping[str, str]
) -> ArticlePage:
    """Return what the page of an article shows, apart from its translations."""
    article, front = item.article, item.article.front
    return ArticlePage(
        entry=item.entry,
        lead=front.summary,
        body=article.body,
        links=resolved_links(article.references, urls),
        pictures=_body_pictures(article.references, assets),
        documents=_body_documents(article.references, assets),
        picture=_picture(article, assets),
        author=front.author,
        source=front.source,
        source_url=front.source_url,
        tags=front.tags,
        attachments=_attachment_links(article, assets),
        updated=front.updated,
        corrections=front.corrections,
        newer=around.newer,
        older=around.older,
        related=around.related,
    )


def build_standing_view(
    page: StandingPage, assets: Mapping[str, Asset], urls: Mapping[str, str]
) -> StandingPageView:
    """Return what a standing page shows."""
    return StandingPageView(
        title=page.front.title,
        summary=page.summary,
        body=page.body,
        links=resolved_links(page.references, urls),
        pictures=_body_pictures(page.references, assets),
        documents=_body_documents(page.references, assets),
        updated=page.front.updated,
    )


def resolved_links(
    references: tuple[Reference, ...], urls: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """Return what a body wrote and the address inside the site that it means, with its anchor.

    The address is "" where the article that is meant is not public (yet).
    """
    return tuple(
        (each.written, urls[each.path] + _anchor(each.written) if each.path in urls else "")
        for each in references
        if each.path in urls or is_markdown(each.path)
    )


def _picture(article: Article, assets: Mapping[str, Asset]) -> Picture | None:
    front = article.front
    if not front.image:
        return None
    asset = assets[beside(article.path, front.image)]
    return Picture(
        url=picture_url(asset),
        alt=front.image_alt,
        caption=front.image_caption,
        shown=build_rendition(asset),
    )


def _body_pictures(
    references: tuple[Reference, ...], assets: Mapping[str, Asset]
) -> tuple[tuple[str, Rendition], ...]:
    """Return what a body wrote and the picture that it means."""
    named = ((each.written, assets[each.path]) for each in references if each.path in assets)
    found = ((written, build_rendition(asset)) for written, asset in named)
    return tuple((written, picture) for written, picture in found if picture is not None)


def _body_documents(
    references: tuple[Reference, ...], assets: Mapping[str, Asset]
) -> tuple[tuple[str, Document], ...]:
    """Return what a body wrote and the document that it means."""
    named = ((each.written, assets[each.path]) for each in references if each.path in assets)
    return tuple(
        (written, Document(kind=kind_of(asset.path), size=asset.size))
        for written, asset in named
        if not is_picture(asset.path)
    )


def _attachment_links(article: Article, assets: Mapping[str, Asset]) -> tuple[AttachmentLink, ...]:
    found = ((each, assets[beside(article.path, each.file)]) for each in article.front.attachments)
    return tuple(
        AttachmentLink(
            url=picture_url(asset),
            title=attachment.title,
            kind=kind_of(asset.path),
            size=asset.size,
            number=attachment.number,
            date=attachment.date,
            issuer=attachment.issuer,
        )
        for attachment, asset in found
    )


def _anchor(written: str) -> str:
    _, separator, anchor = written.partition("#")
    return separator + anchor
