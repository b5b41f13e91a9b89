"""Old addresses: the paths that articles had before, and the query strings of the old portal.

A path without a query can be answered by a file of the site; an address with a query cannot, so
it is looked up by its key: in the maps for web servers and, on a plain static host, by the script
of `404.html`, which computes the same key (`static/old-addresses.js`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlsplit

from wardnews import text
from wardnews.values import dataclass

if TYPE_CHECKING:
    from wardnews.article import Article

PORTAL_PARAMETER = "assetEntryId"
"""The Liferay parameter that names an article; a portlet's name may stand before it."""

_FNV_OFFSET, _FNV_PRIME = 2166136261, 16777619
MAX_SEGMENT = 200
"""Bytes of one segment: every file system in use holds 255, endings and temporary names too."""

OWN_FOLDERS = frozenset(
    {"assets", "luu-tru", "media", "ngay-nay", "portal", "redirects", "tim-kiem"}
)
"""Folders that a site has for itself, besides those of its years."""

_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices, with any ending, in every folder."""

_NO_FILE = re.compile(r'[\\:*?"<>|#%\x00-\x1f\x7f]')


@dataclass(frozen=True, slots=True, kw_only=True)
class OldAddress:
    """An address of the old portal: its decoded path without outer slashes, its parameters."""

    path: str
    parameters: tuple[tuple[str, str], ...]

    @property
    def key(self) -> str:
        """What every spelling of the address has in common."""
        entry = self.portal_entry
        if entry:
            return f"{PORTAL_PARAMETER}={entry}"
        if not self.parameters:
            return f"/{self.path}"
        ordered = sorted(self.parameters, key=lambda pair: [_utf16(part) for part in pair])
        return f"/{self.path}?" + "&".join(f"{name}={value}" for name, value in ordered)

    @property
    def portal_entry(self) -> str:
        """The number that the old portal knows the article by, or ""."""
        for name, value in self.parameters:
            if name.endswith(PORTAL_PARAMETER) and re.fullmatch(r"[0-9]{1,20}", value):
                return value
        return ""

    @property
    def is_answerable(self) -> bool:
        """Whether a file of the site can answer: a path that every system can hold, no query."""
        return not self.parameters and not any(map(is_unsafe_segment, self.path.split("/")))

    @property
    def file(self) -> str:
        """The file of the site that answers: the address of a folder ends in `index.html`."""
        is_page = self.path.endswith((".html", ".htm"))
        return self.path if is_page else f"{self.path}/index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An old address and the page inside the site where its article is now."""

    old: OldAddress
    target: str


def parse_old_address(typed: str) -> OldAddress:
    """Return an old address, from `https://host/path?query`, `/path?query` or `path`.

    Raises `ValueError` for what is no address, leads nowhere, or climbs out of its site.
    """
    parts = urlsplit(typed)
    if parts.scheme not in {"", "http", "https"} or (parts.scheme and not parts.hostname):
        raise ValueError("not an address")
    segments = [segment for segment in unquote(parts.path).split("/") if segment]
    if {".", ".."} & set(segments) or any(ord(letter) < 32 or letter == "\\" for letter in typed):
        raise ValueError("not an address")
    parameters = tuple(parse_qsl(parts.query, keep_blank_values=True))
    if not segments and not parameters:
        raise ValueError("not an address")
    return OldAddress(path="/".join(segments), parameters=parameters)


def is_unsafe_segment(segment: str) -> bool:
    """Return whether a segment must not become a file: it climbs, hides, or Windows refuses it."""
    return (
        not segment
        or segment.startswith((".", " ", "~$"))
        or segment.endswith((".", " "))
        or bool(_NO_FILE.search(segment))
        or is_device(segment)
        or len(segment.encode("utf-8", "replace")) > MAX_SEGMENT
    )


def folded_path(path: str) -> str:
    """Return what two paths have in common that are one file on Windows or macOS."""
    return path.lower() if path.isascii() else text.nfc(path).casefold()


def is_device(segment: str) -> bool:
    """Return whether Windows takes a file of that name for a device, such as `con.html`."""
    return _DEVICE.fullmatch(segment) is not None


def is_reserved(slug: str) -> bool:
    """Return whether no article may have that slug: Windows refuses it, or a list has it already."""
    return slug == "index" or is_device(slug)


def is_own_folder(segment: str) -> bool:
    """Return whether a folder of that name at the top of a site is the site's own."""
    return segment in OWN_FOLDERS or bool(re.fullmatch(r"\d{4}", segment))


def moves_of(article: Article) -> tuple[Move, ...]:
    """Return every old address of the article: its aliases, and the one on the old portal."""
    olds = [OldAddress(path=alias.strip("/"), parameters=()) for alias in article.front.aliases]
    if article.front.legacy_url:
        olds.append(parse_old_address(article.front.legacy_url))
    unique = {old.key: old for old in reversed(olds)}
    return tuple(Move(old=old, target=article.url) for old in reversed(unique.values()))


def shard_of(key: str) -> str:
    """Return the name of the shard that holds a key: two hex digits of its FNV-1a hash."""
    value = _FNV_OFFSET
    for byte in key.encode():
        value = (value ^ byte) * _FNV_PRIME & 0xFFFFFFFF
    return f"{value & 0xFF:02x}"


def _utf16(part: str) -> bytes:
    """Return the bytes by which JavaScript orders texts."""
    return part.encode("utf-16-be", "surrogatepass")
