"""The addresses under which pictures, documents and theme files are published.

An address holds the digest of the bytes: it never changes its meaning, so that a reader's
browser may keep it for ever, and two files never meet on one address.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from wardnews import text

if TYPE_CHECKING:
    from wardnews.article import Asset


def media_url(asset: Asset) -> str:
    """Return the address of a picture or document of the content folder."""
    return _fingerprinted("media", asset)


def theme_url(asset: Asset) -> str:
    """Return the address of a file of the theme."""
    return _fingerprinted("assets", asset)


def kind_of(path: str) -> str:
    """Return what readers call the type of a file: its extension in capitals ("PDF")."""
    return PurePosixPath(path).suffix.lstrip(".").upper()


def stem_of(asset: Asset) -> str:
    """Return the file's own name as part of an address."""
    return text.slug(PurePosixPath(asset.path).stem) or "tep"


def _fingerprinted(folder: str, asset: Asset) -> str:
    extension = text.slug(PurePosixPath(asset.path).suffix.lstrip("."))
    return f"{folder}/{stem_of(asset)}.{asset.digest[:12]}" + (f".{extension}" if extension else "")
