"""The values of an archive's content: a source, the article in it, and how a list sees it."""

from __future__ import annotations

import datetime as dt
import enum
import posixpath
from typing import TYPE_CHECKING

from wardnews import text
from wardnews.values import dataclass

if TYPE_CHECKING:
    from wardnews.problem import Problem


class Status(enum.Enum):
    """What an editor says of an article: shown, still being written, or taken back."""

    PUBLISHED = "published"
    DRAFT = "draft"
    WITHDRAWN = "withdrawn"


ARTICLES = "content/articles/"
PAGES = "content/pages/"
"""The folders of the sources, below the site's root."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file of the content folder as it was read: its path below the site's root, its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A picture's size in pixels as it is seen, upright; a moving one is published as it is."""

    width: int
    height: int
    is_moving: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file that stands beside the sources: its path below the site's root, digest, bytes.

    A picture has a `shape`; `flaw` is the code of what keeps it from being shown, or "".
    """

    path: str
    digest: str
    size: int
    shape: Shape | None = None
    flaw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A document that goes with an article; `file` is written relative to the article."""

    file: str
    title: str
    number: str = ""
    date: dt.date | None = None
    issuer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A correction ("đính chính") that readers see above the article."""

    date: dt.date
    note: str


def last_changed(
    date: dt.datetime, updated: dt.datetime | None, corrections: tuple[Correction, ...]
) -> dt.datetime:
    """Return when an article last changed: by hand, or at the beginning of a correction's day."""
    known = updated or date
    corrected = max((each.date for each in corrections), default=dt.date.min)
    if corrected <= known.date():
        return known
    return dt.datetime.combine(corrected, dt.time(0), known.tzinfo)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What stands between the two `---` lines of an article, each field in its own type.

    Times are aware and in the site's time zone; `None` and "" mean "not given".
    """

    title: str
    date: dt.datetime
    category: str
    views: int = 0
    summary: str = ""
    slug: str = ""
    image: str = ""
    image_alt: str = ""
    image_caption: str = ""
    author: str = ""
    source: str = ""
    source_url: str = ""
    tags: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    updated: dt.datetime | None = None
    corrections: tuple[Correction, ...] = ()
    status: Status = Status.PUBLISHED
    publish: dt.datetime | None = None
    expires: dt.datetime | None = None
    pinned: bool = False
    lang: str = ""
    translation_of: str = ""
    aliases: tuple[str, ...] = ()
    legacy_url: str = ""
    allow: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFrontMatter:
    """What stands above a standing page; `order` is its place in the menu."""

    title: str
    summary: str = ""
    slug: str = ""
    order: int = 0
    updated: dt.datetime | None = None
    allow: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Where in its source something stands that later stages may have to point at (1-based)."""

    key: str
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A relative link or picture of a body: as written, and the source path that it means."""

    written: str
    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A parsed article; `body` is the digest of its HTML, which is kept apart (see `Parsed`)."""

    path: str
    slug: str
    front: FrontMatter
    body: str
    summary: str
    references: tuple[Reference, ...] = ()
    marks: tuple[Mark, ...] = ()
    warnings: tuple[Problem, ...] = ()
    digest: str = ""
    """The digest of the source's bytes."""

    @property
    def url(self) -> str:
        """The address inside the site, from the date and the slug alone."""
        day = self.front.date
        return f"{day.year:04}/{day.month:02}/{day.day:02}/{self.slug}.html"

    @property
    def files(self) -> tuple[str, ...]:
        """The source paths of the picture and the documents that its front matter names."""
        named = (self.front.image, *(each.file for each in self.front.attachments))
        return tuple(beside(self.path, file) for file in named if file)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingPage:
    """A parsed page of `content/pages`, such as "Giới thiệu"; `body` as in `Article`."""

    path: str
    slug: str
    front: PageFrontMatter
    body: str
    summary: str
    references: tuple[Reference, ...] = ()
    marks: tuple[Mark, ...] = ()
    warnings: tuple[Problem, ...] = ()
    digest: str = ""
    """The digest of the source's bytes."""

    @property
    def url(self) -> str:
        """The address inside the site."""
        return f"{self.slug}.html"

    @property
    def files(self) -> tuple[str, ...]:
        """The source paths of the files that its front matter names: none."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What a source became: the small value that plans are made of, and its large body.

    `body` is sanitised HTML in UTF-8 whose relative links are still as written. Bodies are kept by
    digest, apart from articles, so that an archive of 100,000 is planned without holding any.
    """

    source: Article | StandingPage
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """A picture as pages show it: its size in pixels, and (address, width) of each of its files.

    `url` is for those who can take only one file; without `webp` there is no other. A size of 0 is
    one that nobody knows.
    """

    url: str
    width: int
    height: int
    webp: tuple[tuple[str, int], ...] = ()
    jpeg: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Thumbnail:
    """A picture as lists show it; `shown` is `None` for a file whose size nobody knows (SVG)."""

    url: str
    alt: str
    shown: Rendition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryLink:
    """A category's name and the address of its newest page."""

    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article as lists, feeds and neighbours see it: everything but the body."""

    url: str
    title: str
    date: dt.datetime
    summary: str
    category: CategoryLink
    views: int
    image: Thumbnail | None = None
    pinned: bool = False
    language: str = ""
    """Its code where it is not the site's."""
    mark: str = ""
    """"nháp", "chờ đăng": only in a preview; "" in a published site."""


def beside(path: str, file: str) -> str:
    """Return the path below the site's root of a file written relative to the source at `path`."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), text.nfc(file)))


def is_markdown(path: str) -> bool:
    """Return whether the path is that of an article or a standing page."""
    return path.casefold().endswith(".md")  # Windows programs also write BAI.MD
