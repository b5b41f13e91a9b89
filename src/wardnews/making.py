"""Makes the files that are due: each is rendered, drawn or copied, and put in its place.

Pages are rendered and written by the same worker, for their bytes are most of what a build moves.
What leads somewhere waits until all that it may lead to stands: files first, then the pages of
articles, then lists, then what machines read.
"""

from __future__ import annotations

import enum
from collections import deque
from itertools import chain, groupby
from typing import TYPE_CHECKING, TypeAlias

from wardnews.executors import map_batches
from wardnews.manifest import build_record
from wardnews.output import Effect, write_file
from wardnews.page import Copy, DataFile, MachineContent, Page, Variant, shown_bodies
from wardnews.render import Job, render_pages
from wardnews.source import read_asset
from wardnews.values import dataclass
from wardnews.views import ArticlePage, RedirectPage, StandingPageView, WithdrawnPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Executor
    from pathlib import Path

    from wardnews.cache import Cache
    from wardnews.outcome import Reason
    from wardnews.theme import Frame

Item: TypeAlias = Page | Copy | Variant | DataFile


@dataclass(frozen=True, slots=True)
class Due:
    """A file that must be made again; `stands` tells whether there is one in its place."""

    item: Item
    key: str
    reason: Reason
    stands: bool


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a file: what writing it did, its stamp, its bytes' SHA-256 in hex."""

    effect: Effect
    stamp: str
    sha256: str


@dataclass(frozen=True, slots=True)
class PageJob:
    """A page to render and to write over what `stands` in its place, if anything."""

    job: Job
    stands: bool


class Stage(enum.Enum):
    """What a file is to the reader: no stage leads to a later one."""

    FILE = 1
    TEXT = 2
    LIST = 3
    MACHINE = 4


def make_files(
    root: Path,
    output: Path,
    frame: Frame,
    due: Iterable[Due],
    cache: Cache,
    executor: Executor,
) -> Iterator[tuple[Due, Made]]:
    """Yield each due file and what became of it, in order; raises `OutputError`, `TemplateBroken`.

    Takes no more of `due` than there are workers for, so that it may be found meanwhile.
    """
    for stage, group in groupby(due, key=lambda each: stage_of(each.item)):
        if stage is Stage.FILE:
            yield from _made_files(root, output, tuple(group), executor)
        else:
            yield from _made_pages(output, frame, group, cache, executor)


def write_pages(shared: tuple[Path, Frame], jobs: tuple[PageJob, ...]) -> tuple[Made, ...]:
    """Render pages and write them below the output: the unit of work of a worker."""
    output, frame = shared
    rendered = render_pages(frame, tuple(each.job for each in jobs))
    return tuple(
        _written(output, each.job.page.path, data, stands=each.stands)
        for each, data in zip(jobs, rendered, strict=True)
    )


def stage_of(item: Item) -> Stage:
    """Return the stage in which a file is made."""
    if not isinstance(item, Page):
        return Stage.FILE
    if isinstance(item.content, MachineContent):
        return Stage.MACHINE
    is_text = isinstance(
        item.content, ArticlePage | WithdrawnPage | StandingPageView | RedirectPage
    )
    return Stage.TEXT if is_text else Stage.LIST


def _made_pages(
    output: Path, frame: Frame, due: Iterable[Due], cache: Cache, executor: Executor
) -> Iterator[tuple[Due, Made]]:
    under_way: deque[Due] = deque()

    def jobs() -> Iterator[PageJob]:
        for each in due:
            under_way.append(each)
            yield _page_job(each, cache)

    for made in map_batches(executor, write_pages, (output, frame), jobs()):
        yield under_way.popleft(), made


def _page_job(due: Due, cache: Cache) -> PageJob:
    page = due.item
    assert isinstance(page, Page)  # noqa: S101  # tells the type checker what `stage_of` has found
    bodies = cache.bodies(shown_bodies(page.content))
    return PageJob(Job(page, tuple(bodies.items())), due.stands)


def _made_files(
    root: Path, output: Path, due: tuple[Due, ...], executor: Executor
) -> Iterator[tuple[Due, Made]]:
    variants = [each.item for each in due if isinstance(each.item, Variant)]
    drawn = _drawn(root, variants, executor)
    for each in due:
        match each.item:
            case Copy(asset=asset):
                data = read_asset(root, asset)
            case DataFile(data=known):
                data = known or b""  # it has data: without, it is never due
            case _:
                data = next(drawn)
        yield each, _written(output, each.item.path, data, stands=each.stands)


def _written(output: Path, path: str, data: bytes, *, stands: bool) -> Made:
    effect, stamp = write_file(output, path, data, exists=stands)
    return Made(effect, stamp, build_record(path, data).sha256)


def _drawn(root: Path, variants: Iterable[Variant], executor: Executor) -> Iterator[bytes]:
    """Yield the bytes of each file of a picture, which is read and decoded once for all of them."""
    from wardnews.imaging import PictureJob, make_pictures  # noqa: PLC0415  # loads Pillow

    groups = (tuple(group) for _, group in groupby(variants, key=lambda each: each.asset.path))
    jobs = (PictureJob(read_asset(root, group[0].asset), group) for group in groups)
    yield from chain.from_iterable(map_batches(executor, make_pictures, None, jobs, size=1))
