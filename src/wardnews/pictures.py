"""Which files a picture is published as, and the markup that lets a browser choose among them.

A photograph from a phone has 4,000 pixels across and tells where it was taken. Readers get it in
two or three widths, as WebP and as JPEG for browsers without that, and the original stays at home.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from wardnews.article import Rendition
from wardnews.digest import digest
from wardnews.media import media_url, stem_of
from wardnews.page import PictureFormat, Variant

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wardnews.article import Asset

PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".heic", ".heif")
"""The endings of files that are read as pictures; an SVG is a document that browsers draw."""

WIDTHS = {PictureFormat.WEBP: (400, 800, 1280), PictureFormat.JPEG: (800, 1280)}
"""A list's thumbnail, a phone, a sharp screen; in pixels. Nothing is ever enlarged."""

COLUMN = "(min-width: 44em) 40em, 100vw"
"""How wide an article's picture is drawn: its column, or the whole of a phone."""

HALF = "(min-width: 44em) 20em, 50vw"
"""How wide a picture of a gallery is drawn."""

PICTURES_REMEMBERED = 1 << 16
"""A plan asks for the files of a picture once for each page that shows it."""

RECIPE = 1
"""To be raised when pictures come out differently, for their addresses are kept for ever."""

_GALLERY = re.compile(r'<div class="gallery">.*?</div>', re.DOTALL)
_IMAGE = re.compile(r"<img (?P<attributes>[^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


def is_picture(path: str) -> bool:
    """Return whether a file is read as a picture."""
    return path.casefold().endswith(PICTURES)


@lru_cache(maxsize=PICTURES_REMEMBERED)
def plan_variants(asset: Asset) -> tuple[Variant, ...]:
    """Return the files that a picture is published as; none where it is published as it is."""
    return tuple(_variants(asset))


@lru_cache(maxsize=PICTURES_REMEMBERED)
def build_rendition(asset: Asset) -> Rendition | None:
    """Return a picture as pages show it, or `None` for a file of which no size is known."""
    if asset.shape is None:
        return None
    made = plan_variants(asset)
    sized: dict[PictureFormat, tuple[tuple[str, int], ...]] = {
        format_: tuple((each.path, each.width) for each in made if each.format is format_)
        for format_ in PictureFormat
    }
    return Rendition(
        url=picture_url(asset),
        width=asset.shape.width,
        height=asset.shape.height,
        webp=sized[PictureFormat.WEBP],
        jpeg=sized[PictureFormat.JPEG],
    )


def picture_url(asset: Asset) -> str:
    """Return the address of a file: for a picture, that of its largest JPEG."""
    made = [each for each in plan_variants(asset) if each.format is PictureFormat.JPEG]
    return made[-1].path if made else media_url(asset)


def picture_markup(
    picture: Rendition, alt: str, root: str, sizes: str = COLUMN, *, lazy: bool = True
) -> str:
    """Return the markup of a picture; `sizes` says how wide it is drawn, as HTML's attribute does.

    A lazy picture is fetched when a reader comes near it.
    """
    later = ' loading="lazy"' if lazy else ""
    size = f' width="{picture.width}" height="{picture.height}"' if picture.width else ""
    shown = f'alt="{html.escape(alt)}"{size}{later}'
    if not picture.webp:
        return f'<img src="{html.escape(root + picture.url)}" {shown}>'
    drawn = f'sizes="{sizes}"'
    fallback = html.escape(root + picture.jpeg[0][0])
    return (
        f'<picture><source type="image/webp" srcset="{_srcset(picture.webp, root)}" {drawn}>'
        f'<img src="{fallback}" srcset="{_srcset(picture.jpeg, root)}" {drawn} {shown}></picture>'
    )


def with_pictures(markup: str, pictures: Mapping[str, Rendition], root: str) -> str:
    """Return a body with each of its pictures in all its sizes; `pictures` are as written."""

    def drawn(match: re.Match[str], sizes: str) -> str:
        attributes = {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(match[0])}
        picture = pictures.get(attributes.get("src", ""))
        if picture is None:
            return match[0]
        return picture_markup(picture, attributes.get("alt", ""), root, sizes)

    def drawn_small(match: re.Match[str]) -> str:
        return _IMAGE.sub(lambda image: drawn(image, HALF), match[0])

    if not pictures:
        return markup
    # What a gallery holds is no plain `<img>` of the editor's any more when the rest is drawn.
    return _IMAGE.sub(lambda image: drawn(image, COLUMN), _GALLERY.sub(drawn_small, markup))


def _variants(asset: Asset) -> Iterator[Variant]:
    shape = asset.shape
    if shape is None or shape.is_moving:
        return
    for format_, widths in WIDTHS.items():
        for width in sorted({min(width, shape.width) for width in widths}):
            name = digest((asset.digest, width, format_, RECIPE))[:12]
            yield Variant(
                path=f"media/{stem_of(asset)}-{width}.{name}.{format_.value}",
                asset=asset,
                width=width,
                height=max(1, round(shape.height * width / shape.width)),
                format=format_,
            )


def _srcset(files: tuple[tuple[str, int], ...], root: str) -> str:
    return html.escape(", ".join(f"{root}{url} {width}w" for url, width in files))
