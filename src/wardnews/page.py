"""The pages of a plan: HTML pages hold a view, the others hold what a machine reads."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, TypeAlias

from wardnews.values import dataclass
from wardnews.views import ArticlePage, HtmlContent, StandingPageView

if TYPE_CHECKING:
    from datetime import date, datetime

    from wardnews.addresses import Move
    from wardnews.article import Asset, Correction, Entry
    from wardnews.manifest import SourceRecord
    from wardnews.search.segment import Corpus, Document
    from wardnews.views import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """An entry with the full text that a feed carries; `lead` and `links` as in `ArticlePage`."""

    entry: Entry
    lead: str
    body: str
    links: tuple[tuple[str, str], ...]
    changed: datetime
    corrections: tuple[Correction, ...]


class FeedFormat(enum.Enum):
    """The formats of a feed, by the name of its file."""

    ATOM = "feed.xml"
    RSS = "rss.xml"
    JSON = "feed.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """The newest articles of the site or of one category, in one of three formats."""

    format: FeedFormat
    title: str
    home: str
    """The address of the page that the feed follows."""
    items: tuple[FeedItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapUrl:
    """One address of a sitemap and the day on which it last changed."""

    url: str
    changed: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """The addresses of one year, or of what belongs to no year."""

    urls: tuple[SitemapUrl, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapIndex:
    """The addresses of the sitemaps."""

    sitemaps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlesJson:
    """A year's entries for machines, oldest first."""

    year: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """`robots.txt`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headers:
    """`_headers`: what a host is to send with every file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebManifest:
    """What a phone needs to keep the site on its home screen."""


class Server(enum.Enum):
    """The web servers and hosts that a map of old addresses is written for, by its file."""

    NGINX = "redirects/nginx.conf"
    APACHE = "redirects/apache.conf"
    NETLIFY = "_redirects"


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectMap:
    """All old addresses, as one kind of server reads them."""

    server: Server
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectShard:
    """The keys of old addresses that share a hash, and where each of them leads."""

    targets: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSearch:
    """What a browser needs to know to search the site from its own search box."""


MachineContent: TypeAlias = (
    OpenSearch
    | Feed
    | Sitemap
    | SitemapIndex
    | ArticlesJson
    | Robots
    | Headers
    | WebManifest
    | RedirectMap
    | RedirectShard
)
Content: TypeAlias = HtmlContent | MachineContent


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One planned output: its path inside the site, what it holds, the source that asked for it."""

    path: str
    content: Content
    origin: str


def shown_bodies(content: Content) -> tuple[str, ...]:
    """Return the digests of the bodies that a page shows."""
    match content:
        case ArticlePage() | StandingPageView():
            return (content.body,)
        case Feed():
            return tuple(item.body for item in content.items)
        case _:
            return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A file that is published unchanged: the path inside the site, the asset it comes from."""

    path: str
    asset: Asset


class PictureFormat(enum.Enum):
    """The formats in which pictures are published, by the ending of their files."""

    WEBP = "webp"
    JPEG = "jpg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A file that is made of a picture: the path inside the site, the source, size in pixels."""

    path: str
    asset: Asset
    width: int
    height: int
    format: PictureFormat


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFile:
    """A file of the search index: its key stands for `data`, `None` where it need not be written."""

    path: str
    key: str
    data: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFile:
    """A file of the search index that holds the text of one article."""

    path: str
    key: str
    document: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Every file of the published site, in the order in which readers must come to see them.

    The index of `corpus` is made when it is published, ahead of the page that searches it; `None`
    is a site without search.
    """

    site: Site
    pages: tuple[Page, ...]
    copies: tuple[Copy, ...]
    sources: tuple[SourceRecord, ...] = ()
    """What of the sources is public, for the record of the build."""
    variants: tuple[Variant, ...] = ()
    corpus: Corpus | None = None
    has_drafts: bool = False
    """Whether it is a preview: it shows what is not public."""

    @property
    def paths(self) -> frozenset[str]:
        """The paths of all files of the site."""
        items: tuple[Page | Copy | Variant, ...] = (*self.copies, *self.variants, *self.pages)
        return frozenset(item.path for item in items)
