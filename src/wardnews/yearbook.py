"""A year's news as one printable HTML file (kỷ yếu): it needs no other file and no network."""

from __future__ import annotations

import base64
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from wardnews.article import Rendition
from wardnews.cache import with_cache
from wardnews.errors import UsageError
from wardnews.imaging import PictureJob, make_pictures
from wardnews.page import PictureFormat
from wardnews.preparing import prepare
from wardnews.progress import track_nothing
from wardnews.render import Yearbook, render_yearbook
from wardnews.source import read_asset, read_listing
from wardnews.toolchain import load_toolchain
from wardnews.values import dataclass
from wardnews.views import ArticlePage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from concurrent.futures import Executor
    from pathlib import Path

    from wardnews.cache import Cache
    from wardnews.outcome import Project
    from wardnews.page import Variant
    from wardnews.problem import Problem
    from wardnews.publishing import Ready

STYLE = "static/wardnews.css"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A yearbook as bytes, or `None` with the problems that keep the site from being published."""

    problems: tuple[Problem, ...]
    articles: int = 0
    data: bytes | None = None


def write_yearbook(project: Project, year: int, executor: Executor) -> Written:
    """Return the yearbook; raises `UsageError` for a year without news."""

    def work(cache: Cache) -> Written:
        listing = read_listing(project.root, now_ns=time.time_ns())
        prepared = prepare(project, None, listing, cache, executor, track_nothing)
        if prepared.ready is None:
            return Written(problems=prepared.problems)
        pages = tuple(_articles_of(prepared.ready, year))
        if not pages:
            raise UsageError("year-without-news", year=str(year))
        bodies = cache.reader.bodies(page.body for page in pages)
        data = _rendered(project.root, prepared.ready, year, pages, bodies)
        return Written(problems=prepared.problems, articles=len(pages), data=data)

    return with_cache(None, load_toolchain(), work)


def _articles_of(ready: Ready, year: int) -> Iterator[ArticlePage]:
    """Yield the articles of a year, oldest first."""
    for page in reversed(ready.plan.pages):
        if isinstance(page.content, ArticlePage) and page.content.entry.date.year == year:
            yield page.content


def _rendered(
    root: Path,
    ready: Ready,
    year: int,
    pages: tuple[ArticlePage, ...],
    bodies: Mapping[str, str],
) -> bytes:
    style = next(asset for asset in ready.theme.static if asset.path == STYLE)
    inside = _Inside(root, ready.plan.variants)
    book = Yearbook(
        year=year,
        style=read_asset(root, style).decode(),
        articles=tuple(inside.page(page) for page in pages),
    )
    return render_yearbook(ready.frame, book, bodies)


class _Inside:
    """Puts pictures into pages: each as the smaller of its two JPEGs, in a data address."""

    def __init__(self, root: Path, variants: tuple[Variant, ...]) -> None:
        self.root = root
        self.variants = {each.path: each for each in variants if each.format is PictureFormat.JPEG}

    def page(self, page: ArticlePage) -> ArticlePage:
        pictures = tuple((written, self.picture(shown)) for written, shown in page.pictures)
        main = page.picture
        if main is not None and main.shown is not None:
            main = replace(main, shown=self.picture(main.shown))
        return replace(page, pictures=pictures, picture=main)

    def picture(self, shown: Rendition) -> Rendition:
        if not shown.jpeg:
            return shown
        variant = self.variants[shown.jpeg[0][0]]
        job = PictureJob(read_asset(self.root, variant.asset), (variant,))
        ((data,),) = make_pictures(None, (job,))
        url = "data:image/jpeg;base64," + base64.b64encode(data).decode()
        return Rendition(url=url, width=shown.width, height=shown.height)
