"""Links that stand alone in a paragraph: a video or a document becomes a card that says what it is.

A video is never played inside a page: the player of another site would watch who reads here.
"""

from __future__ import annotations

import html
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from wardnews import text
from wardnews.media import DOCUMENTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wardnews.views import Document

VIDEO_SITES = ("youtube.com", "youtu.be", "vimeo.com", "dailymotion.com", "tiktok.com", "fb.watch")
VIDEOS = (".mp4", ".webm", ".mov", ".m4v")

# In sanitised markup no link stands inside another, and every attribute is in double quotes.
_ALONE = re.compile(
    r'<p>\s*(?P<link><a (?:[^>]* )?href="(?P<url>[^"]*)"[^>]*>)(?P<words>(?:(?!</a>).)*)</a>\s*</p>',
    re.DOTALL,
)
_BARE = re.compile(r"<p>\s*(?P<url>https?://[^\s<]+)\s*</p>")
_LINK = re.compile(
    r'(?P<link><a (?:[^>]* )?href="(?P<url>[^"]*)"[^>]*>)(?P<words>.*?)</a>', re.DOTALL
)


def with_cards(markup: str) -> str:
    """Return a sanitised body with such paragraphs marked as cards; the address alone is enough."""
    if "<p><a " not in markup and "<p>http" not in markup:
        return markup
    linked = _BARE.sub(_linked, markup)
    return _ALONE.sub(_card, linked)


def with_documents(markup: str, documents: Mapping[str, Document]) -> str:
    """Return a body whose links to documents tell type and size; `documents` are as written."""

    def told(match: re.Match[str]) -> str:
        document = documents.get(html.unescape(match["url"]))
        if document is None:
            return match[0]
        size = f"({document.kind}, {text.file_size(document.size)})"
        return f'{match["link"]}{match["words"]} <span class="size">{html.escape(size)}</span></a>'

    return _LINK.sub(told, markup) if documents else markup


def _linked(match: re.Match[str]) -> str:
    """Return the paragraph of a bare address as a link, where it is that of a video."""
    site = _video_site(html.unescape(match["url"]))
    return f'<p><a href="{match["url"]}">Xem video</a></p>' if site else match[0]


def _card(match: re.Match[str]) -> str:
    url = html.unescape(match["url"])
    site = _video_site(url)
    ending = _ending(url)
    if site:
        where = f' <span class="where">(video, mở trang {html.escape(site)})</span>'
        return f'<p class="card video">{match["link"]}{match["words"]}{where}</a></p>'
    if ending in VIDEOS:
        return f'<p class="card video">{match["link"]}{match["words"]}</a></p>'
    if ending in DOCUMENTS:
        return f'<p class="card">{match["link"]}{match["words"]}</a></p>'
    return match[0]


def _ending(url: str) -> str:
    """Return the ending of the file that an address names, in small letters."""
    return PurePosixPath(_parts(url).path).suffix.lower()


def _video_site(url: str) -> str:
    """Return the site of a video that lies elsewhere, without `www.`; "" for any other address."""
    parts = _parts(url)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    is_facebook = host == "facebook.com" and ("/videos/" in parts.path or "/watch" in parts.path)
    return host if is_facebook or host in VIDEO_SITES else ""


def _parts(url: str) -> SplitResult:
    """Return the parts of an address; none for `//[…`, which is relative to the sanitiser."""
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")
