"""Makes the files that are due: each is rendered, drawn or copied, and put in its place.

Pages are rendered and written by the same worker, for their bytes are most of what a build moves.
What leads somewhere waits until all that it may lead to stands: files first, then the pages of
articles, then lists, then what machines read.
"""

from __future__ import annotations

import enum
from itertools import chain, groupby
from typing import TYPE_CHECKING, TypeAlias

from wardnews.executors import Loan, map_batches
from wardnews.manifest import build_record
from wardnews.output import Effect, write_file
from wardnews.page import Copy, DataFile, MachineContent, Page, TextFile, Variant, shown_bodies
from wardnews.render import renderer
from wardnews.search.index import text_file
from wardnews.source import read_asset
from wardnews.values import dataclass
from wardnews.views import ArticlePage, RedirectPage, StandingPageView, WithdrawnPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from concurrent.futures import Executor
    from pathlib import Path

    from wardnews.bodies import BodyReader
    from wardnews.keying import Keys
    from wardnews.outcome import Reason
    from wardnews.theme import Frame

Item: TypeAlias = Page | Copy | Variant | DataFile | TextFile


@dataclass(frozen=True, slots=True)
class Due:
    """A file that must be made again; `stands` tells whether there is one in its place.

    `key` is "" where nothing had to be compared with it: then whoever makes the file finds it.
    """

    item: Item
    key: str
    reason: Reason
    stands: bool


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a file: what writing it did, its key, its stamp, its bytes' SHA-256 in hex."""

    effect: Effect
    key: str
    stamp: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Workshop:
    """What all pages are made with, and where they go: nothing of it changes while it is used."""

    output: Path
    frame: Frame
    frame_key: str
    keys: Keys
    reader: BodyReader


class Stage(enum.Enum):
    """What a file is to the reader: no stage leads to a later one."""

    FILE = 1
    TEXT = 2
    LIST = 3
    MACHINE = 4


def make_files(
    root: Path, workshop: Workshop, due: tuple[Due, ...], executor: Executor
) -> Iterator[tuple[Due, Made]]:
    """Yield each due file and what became of it, in order; raises `OutputError`, `TemplateBroken`.

    What is in one stage comes before what is in the next.
    """
    with Loan(executor, workshop, due) as loan:
        start = 0
        for stage, group in groupby(due, key=lambda each: stage_of(each.item)):
            span = range(start, start + sum(1 for _ in group))
            start = span.stop
            if stage is Stage.FILE:
                made = _made_files(root, workshop, due[span.start : span.stop], executor)
            else:
                made = loan.map(make_pages, span)
            yield from zip(due[span.start : span.stop], made, strict=True)


def make_pages(workshop: Workshop, due: tuple[Due, ...]) -> tuple[Made, ...]:
    """Render pages and write them: the unit of work of a worker."""
    render = renderer(workshop.frame)
    bodies = workshop.reader.bodies(chain.from_iterable(_shown(each.item) for each in due))
    return tuple(_made_page(workshop, render, bodies, each) for each in due)


def key_of(item: Item, keys: Keys, frame_key: str) -> str:
    """Return the key of a file: what it shows, and what it is rendered with."""
    match item:
        case Page(content=content):
            return f"{keys.key(content)}:{frame_key}"
        case Copy(asset=asset):
            return f"{asset.digest}:"
        case Variant():
            return f"{keys.key(item)}:"
        case DataFile(key=key) | TextFile(key=key):
            return key


def stage_of(item: Item) -> Stage:
    """Return the stage in which a file is made."""
    if isinstance(item, TextFile):
        return Stage.TEXT
    if not isinstance(item, Page):
        return Stage.FILE
    if isinstance(item.content, MachineContent):
        return Stage.MACHINE
    is_text = isinstance(
        item.content, ArticlePage | WithdrawnPage | StandingPageView | RedirectPage
    )
    return Stage.TEXT if is_text else Stage.LIST


def _shown(item: Item) -> tuple[str, ...]:
    """Return the digests of the bodies that a file shows."""
    match item:
        case TextFile(document=document):
            return (document.body,)
        case Page(content=content):
            return shown_bodies(content)
        case _:
            return ()


def _made_page(
    workshop: Workshop,
    render: Callable[[Page, Mapping[str, str]], bytes],
    bodies: Mapping[str, str],
    due: Due,
) -> Made:
    page = due.item
    if isinstance(page, TextFile):
        data = text_file(page.document, bodies[page.document.body])
    else:
        assert isinstance(page, Page)  # noqa: S101  # `stage_of` has found it: for the type checker
        data = render(page, bodies)
    return _written(workshop, due, data)


def _made_files(
    root: Path, workshop: Workshop, due: tuple[Due, ...], executor: Executor
) -> Iterator[Made]:
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
        yield _written(workshop, each, data)


def _written(workshop: Workshop, due: Due, data: bytes) -> Made:
    path = due.item.path
    effect, stamp = write_file(workshop.output, path, data, exists=due.stands)
    key = due.key or key_of(due.item, workshop.keys, workshop.frame_key)
    return Made(effect, key, stamp, build_record(path, data).sha256)


def _drawn(root: Path, variants: Iterable[Variant], executor: Executor) -> Iterator[bytes]:
    """Yield the bytes of each file of a picture, which is read and decoded once for all of them."""
    from wardnews.imaging import PictureJob, make_pictures  # noqa: PLC0415  # loads Pillow

    groups = (tuple(group) for _, group in groupby(variants, key=lambda each: each.asset.path))
    jobs = (PictureJob(read_asset(root, group[0].asset), group) for group in groups)
    yield from chain.from_iterable(map_batches(executor, make_pictures, None, jobs, size=1))
