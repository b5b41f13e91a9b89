"""Tells browsers how to search the site from their own search box (OpenSearch 1.1, draft 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import escape

from wardnews import text

if TYPE_CHECKING:
    from wardnews.views import Site

NAME_LENGTH = 16  # the most that the standard allows
LONG_NAME_LENGTH = 48


def render_opensearch(site: Site) -> bytes:
    """Return the description document of the site's search."""
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
        f"<ShortName>{escape(text.shorten(site.title, NAME_LENGTH))}</ShortName>",
        f"<LongName>{escape(text.shorten(site.title, LONG_NAME_LENGTH))}</LongName>",
        f"<Description>Tìm trong kho tin của {escape(site.title)}</Description>",
        f'<Url type="text/html" template="{escape(site.base_url)}/tim-kiem.html?q={{searchTerms}}"/>',
        f"<Language>{escape(site.language)}</Language>",
        "<InputEncoding>UTF-8</InputEncoding>",
        "</OpenSearchDescription>",
        "",
    )
    return "\n".join(lines).encode()
