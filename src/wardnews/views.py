"""What each kind of page holds: the whole contract between the plan and the templates.

A template sees one of these contents as `page`, the `Site` as `site`, and nothing else.
A `body` is the digest of the HTML that stands there; `render` is handed the HTML itself.
All addresses are inside the site (`2020/10/16/x.html`); a template writes `{{ root }}` before
them, which is the way up from the page to the site's root (`../../../`, or "").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from wardnews.history import DayOfYearPage, StatisticsPage
from wardnews.values import dataclass

if TYPE_CHECKING:
    import datetime as dt

    from wardnews.article import CategoryLink, Correction, Entry, Rendition
    from wardnews.config import Contact, RelatedLink
    from wardnews.history import PastDay


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address inside the site and the words to show for it."""

    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What every page of the site shares; it changes with the settings, never with an article."""

    title: str
    description: str
    base_url: str
    language: str
    categories: tuple[Link, ...]
    standing_pages: tuple[Link, ...]
    assets: tuple[tuple[str, str], ...]
    """Name of a theme file (`wardnews.css`) and its address with a digest."""
    responsible: str
    contact: Contact
    links: tuple[RelatedLink, ...]
    footer: str
    monitoring: str
    search: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture as an article shows it; `shown` as in `Thumbnail`."""

    url: str
    alt: str
    caption: str = ""
    shown: Rendition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentLink:
    """A document that can be downloaded: `kind` is its extension in capitals, `size` in bytes."""

    url: str
    title: str
    kind: str
    size: int
    number: str = ""
    date: dt.date | None = None
    issuer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a reader is told of a document before it is fetched; as in `AttachmentLink`."""

    kind: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """The same article in another language: its code ("" is the site's) and its address."""

    language: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """One article; `links` maps what its body wrote to addresses inside the site.

    `pictures` and `documents` hold those of its body by what was written.
    """

    entry: Entry
    lead: str
    """The summary where the editor wrote one; "" where the first paragraph serves as the lead."""
    body: str
    links: tuple[tuple[str, str], ...]
    pictures: tuple[tuple[str, Rendition], ...]
    documents: tuple[tuple[str, Document], ...]
    picture: Picture | None
    author: str
    source: str
    source_url: str
    tags: tuple[str, ...]
    attachments: tuple[AttachmentLink, ...]
    updated: dt.datetime | None
    corrections: tuple[Correction, ...]
    newer: Entry | None
    older: Entry | None
    related: tuple[Entry, ...]
    translations: tuple[Translation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnPage:
    """The notice at the address of an article that was taken back or has expired."""

    title: str
    date: dt.datetime
    category: CategoryLink
    expired: bool
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryPage:
    """A page of a category, newest entry first; `number` counts from the oldest, 0 is `index`.

    `newer` and `older` are addresses or ""; `first` and `last` are the span of its dates.
    """

    category: CategoryLink
    description: str
    entries: tuple[Entry, ...]
    number: int
    newer: str
    older: str
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """A day of a calendar and how many articles it holds."""

    date: dt.date
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPage:
    """All articles of one day; `newer` and `older` are the nearest days with news."""

    date: dt.date
    entries: tuple[Entry, ...]
    newer: dt.date | None
    older: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthPage:
    """A month: its days with news and its entries, newest first; neighbours as first of month."""

    date: dt.date
    days: tuple[DayCount, ...]
    entries: tuple[Entry, ...]
    newer: dt.date | None
    older: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthCount:
    """A month of a year, the first day standing for it; `days` lists the days with news."""

    date: dt.date
    count: int
    days: tuple[DayCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPage:
    """A year: its months with news, oldest first; neighbours as years."""

    year: int
    count: int
    months: tuple[MonthCount, ...]
    newer: int | None
    older: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearCount:
    """A year of the archive and its months with news."""

    year: int
    count: int
    months: tuple[MonthCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivePage:
    """The calendar of all years, newest year first."""

    years: tuple[YearCount, ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryBlock:
    """A category's newest entries on the home page."""

    category: CategoryLink
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """The front page."""

    pinned: tuple[Entry, ...]
    latest: tuple[Entry, ...]
    blocks: tuple[CategoryBlock, ...]
    most_read: tuple[Entry, ...]
    past: PastDay | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MostReadPage:
    """The most read entries, most views first."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """The page that searches the archive; `segments` are the folders that its index begins with."""

    segments: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingPageView:
    """A page such as "Giới thiệu"; `links`, `pictures`, `documents` as in `ArticlePage`."""

    title: str
    summary: str
    body: str
    links: tuple[tuple[str, str], ...]
    pictures: tuple[tuple[str, Rendition], ...]
    documents: tuple[tuple[str, Document], ...]
    updated: dt.datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundPage:
    """What a server shows for an address that is not there: the one page with absolute links.

    `looks_up` says that the site holds addresses of the old portal, to be looked up by a script.
    """

    looks_up: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectPage:
    """An old address that leads to a new one inside the site."""

    title: str
    target: str


HtmlContent: TypeAlias = (
    ArticlePage
    | WithdrawnPage
    | CategoryPage
    | DayPage
    | MonthPage
    | YearPage
    | ArchivePage
    | DayOfYearPage
    | StatisticsPage
    | HomePage
    | MostReadPage
    | SearchPage
    | StandingPageView
    | NotFoundPage
    | RedirectPage
)
