"""The theme as values: templates by name, and the files that pages refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wardnews.values import dataclass

if TYPE_CHECKING:
    from wardnews.article import Asset
    from wardnews.views import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A Jinja2 template: its name (`article.html`) and its text."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Templates and static files, each kind sorted by name; a site's own stand for the default's."""

    templates: tuple[Template, ...]
    static: tuple[Asset, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages of a site are rendered with."""

    site: Site
    templates: tuple[Template, ...]
