"""A year's news as one printable HTML file (kỷ yếu): it needs no other file and no network."""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import TYPE_CHECKING

from wardnews.article import Rendition
from wardnews.cache import with_cache
from wardnews.errors import UsageError
from wardnews.imaging import PictureJob, make_pictures
from wardnews.media import content_type
from wardnews.page import PictureFormat
from wardnews.preparing import prepare
from wardnews.progress import track_nothing
from wardnews.render import Yearbook, render_yearbook
from wardnews.source import read_asset
from wardnews.toolchain import load_toolchain
from wardnews.unchanged import read_inputs
from wardnews.values import dataclass
from wardnews.views import ArticlePage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from concurrent.futures import Executor
    from pathlib import Path

    from wardnews.cache import Cache
    from wardnews.outcome import Project
    from wardnews.page import Plan, Variant
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
        inputs = read_inputs(project.root)
        prepared = prepare(project, inputs, None, cache, executor, track_nothing)
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
    inside = _Inside(root, ready.plan)
    book = Yearbook(
        year=year,
        style=read_asset(root, style).decode(),
        articles=tuple(inside.page(page) for page in pages),
    )
    return render_yearbook(ready.frame, book, bodies)


class _Inside:
    """Puts pictures into pages: each as the smaller of its two JPEGs, or as it is published."""

    def __init__(self, root: Path, plan: Plan) -> None:
        self.root = root
        jpegs = (each for each in plan.variants if each.format is PictureFormat.JPEG)
        self.variants = {each.path: each for each in jpegs}
        self.copies = {each.path: each.asset for each in plan.copies}

    def page(self, page: ArticlePage) -> ArticlePage:
        pictures = tuple((written, self.picture(shown)) for written, shown in page.pictures)
        main = page.picture
        if main is not None:
            main = replace(main, shown=self.picture(main.shown or _unmeasured(main.url)))
        return replace(page, pictures=(*self.drawings(page), *pictures), picture=main)

    def drawings(self, page: ArticlePage) -> Iterator[tuple[str, Rendition]]:
        """Yield what a body may show that nobody measures (SVG), as written there.

        A page has no more of them than their addresses, among those of its links.
        """
        for written, url in page.links:
            if url in self.copies and content_type(url).startswith("image/"):
                yield written, self.picture(_unmeasured(url))

    def picture(self, shown: Rendition) -> Rendition:
        if shown.jpeg:
            path, _ = shown.jpeg[0]
            url = _data_url(path, self.drawn(self.variants[path]))
        else:  # a moving picture, or a drawing
            url = _data_url(shown.url, read_asset(self.root, self.copies[shown.url]))
        return Rendition(url=url, width=shown.width, height=shown.height)

    def drawn(self, variant: Variant) -> bytes:
        job = PictureJob(read_asset(self.root, variant.asset), (variant,))
        ((data,),) = make_pictures(None, (job,))
        return data


def _unmeasured(url: str) -> Rendition:
    return Rendition(url=url, width=0, height=0)


def _data_url(path: str, data: bytes) -> str:
    kind = content_type(path).partition(";")[0]
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"
