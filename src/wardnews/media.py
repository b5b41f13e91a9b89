"""The addresses under which pictures, documents and theme files are published.

An address holds the digest of the bytes: it never changes its meaning, so that a reader's
browser may keep it for ever, and two files never meet on one address.
"""

from __future__ import annotations

import posixpath
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from wardnews import text

if TYPE_CHECKING:
    from wardnews.article import Asset

MEDIA_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".conf": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    "": "text/plain; charset=utf-8",
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".ico": "image/vnd.microsoft.icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".ppt": "application/vnd.ms-powerpoint",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
"""By the ending of the file's name: what Windows says of one depends on what is installed."""


DOCUMENTS = frozenset(
    [
        ".pdf",
        ".doc",
        ".docx",
        ".xls",
        ".xlsx",
        ".ppt",
        ".pptx",
        ".odt",
        ".ods",
        ".odp",
        ".rtf",
        ".txt",
        ".csv",
        ".zip",
        ".rar",
        ".7z",
        ".mp3",
    ]
)
"""The endings of files that readers open or save rather than look at on a page."""


def media_url(asset: Asset) -> str:
    """Return the address of a picture or document of the content folder."""
    return _fingerprinted("media", asset)


def theme_url(asset: Asset) -> str:
    """Return the address of a file of the theme."""
    return _fingerprinted("assets", asset)


def kind_of(path: str) -> str:
    """Return what readers call the type of a file: its extension in capitals ("PDF"), or "tệp"."""
    return PurePosixPath(path).suffix.lstrip(".").upper() or "tệp"


def stem_of(asset: Asset) -> str:
    """Return the file's own name as part of an address."""
    return text.slug(PurePosixPath(asset.path).stem) or "tep"


def content_type(path: str) -> str:
    """Return the media type under which a server sends a file; what is unknown is saved."""
    return MEDIA_TYPES.get(PurePosixPath(path).suffix.lower(), "application/octet-stream")


def _fingerprinted(folder: str, asset: Asset) -> str:
    extension = text.slug(PurePosixPath(asset.path).suffix.lstrip("."))
    return f"{folder}/{stem_of(asset)}.{asset.digest[:12]}" + (f".{extension}" if extension else "")


def is_active(file: str) -> bool:
    """Return whether a browser or Windows would run a file of that name."""
    return posixpath.splitext(file.casefold())[1] in ACTIVE_ENDINGS


ACTIVE_ENDINGS = frozenset(
    [
        ".htm",
        ".html",
        ".xhtml",
        ".xht",
        ".shtml",
        ".mht",
        ".mhtml",
        ".js",
        ".mjs",
        ".wasm",
        ".xml",
        ".xsl",
        ".xslt",
        ".svgz",
        ".swf",
        ".hta",
        ".exe",
        ".com",
        ".scr",
        ".msi",
        ".bat",
        ".cmd",
        ".ps1",
        ".vbs",
        ".jar",
        ".lnk",
        ".url",
    ]
)
