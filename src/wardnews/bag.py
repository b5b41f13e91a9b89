"""A site as a bag for long preservation (BagIt, RFC 8493): sources, pages, `metadata.csv`.

Nothing in it comes from a clock, so the same site gives the same bag.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wardnews.manifest import Manifest

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
COLUMNS = ("source", "url", "title", "date")
_FORMULA = ("=", "+", "-", "@", "\t")


def render_metadata(manifest: Manifest) -> bytes:
    """Return a row for each published article, as a spreadsheet opens it (UTF-8 with BOM)."""
    rows = [COLUMNS]
    for each in manifest.sources:
        if each.url:
            url = f"{manifest.base_url}/{each.url}"
            rows.append((each.path, url, each.title, each.url[:10].replace("/", "-")))
    return "".join(",".join(map(_cell, row)) + "\r\n" for row in rows).encode("utf-8-sig")


def render_tag_files(
    payload: Iterable[tuple[str, str, int]], title: str
) -> tuple[tuple[str, bytes], ...]:
    """Return the tag files of a bag; the payload is path below the bag, SHA-256, size."""
    listed = sorted(payload)
    manifest = "".join(f"{digest}  {_encoded(path)}\n" for path, digest, _ in listed).encode()
    oxum = f"{sum(size for _, _, size in listed)}.{len(listed)}"
    info = f"External-Description: {' '.join(title.split())}\nPayload-Oxum: {oxum}\n".encode()
    tags = (("bag-info.txt", info), ("bagit.txt", DECLARATION), ("manifest-sha256.txt", manifest))
    summary = "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in tags)
    return (*tags, ("tagmanifest-sha256.txt", summary.encode()))


def _cell(text: str) -> str:
    """Return a quoted cell (RFC 4180) that no spreadsheet takes for a formula."""
    plain = f"'{text}" if text.startswith(_FORMULA) else text
    return '"' + plain.replace('"', '""') + '"'


def _encoded(path: str) -> str:
    """Return a path as RFC 8493, 2.1.3 writes it."""
    return path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")
