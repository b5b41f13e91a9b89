"""The settings of a site as values; `wardnews.settings` reads them from `site.yml`."""

from __future__ import annotations

from wardnews.values import dataclass

SETTINGS_PATH = "content/site.yml"
TIME_ZONE = "Asia/Ho_Chi_Minh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A category of the site; categories with an equal `order` stand as `site.yml` lists them."""

    name: str
    slug: str
    description: str = ""
    order: int = 0

    @property
    def url(self) -> str:
        """The address of its newest page."""
        return f"{self.slug}/index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """How to reach the people responsible for the site."""

    address: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedLink:
    """A link to a related agency."""

    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Everything that `site.yml` says; `base_url` has no slash at its end."""

    title: str
    base_url: str
    categories: tuple[Category, ...]
    description: str = ""
    time_zone: str = TIME_ZONE
    language: str = "vi"
    page_size: int = 20
    responsible: str = ""
    contact: Contact = Contact()
    links: tuple[RelatedLink, ...] = ()
    footer: str = ""
    monitoring: str = ""
    search: bool = True
    allow: tuple[str, ...] = ()
    digest: str = ""
    """The digest of the file's bytes."""
