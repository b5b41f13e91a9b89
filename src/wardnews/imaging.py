"""Reads and makes pictures: the one module that knows Pillow.

Pillow reads files of strangers in C, so this runs in workers, on bytes whose size is known.
"""

from __future__ import annotations

import contextlib
import io
import warnings
from typing import TYPE_CHECKING

from PIL import Image, ImageCms, ImageOps

from wardnews.article import Shape
from wardnews.errors import SourceError
from wardnews.page import PictureFormat
from wardnews.values import dataclass

if TYPE_CHECKING:
    from wardnews.page import Variant

MAX_PIXELS = 60_000_000
"""The largest picture that is taken: 9,000 x 6,600 need some 180 MB while they are made smaller."""

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
MOVING_FORMATS = frozenset({"GIF", "PNG", "WEBP"})  # an MPO's second picture is its depth
ORIENTATION = 0x0112
TURNED = frozenset({5, 6, 7, 8})

# Measured on photographs of meetings and of papers: smaller shows on faces and on small print.
QUALITY: dict[PictureFormat, dict[str, int | bool]] = {
    PictureFormat.WEBP: {"quality": 78, "method": 4},
    PictureFormat.JPEG: {"quality": 80, "optimize": True, "progressive": True},
}
PILLOW_NAMES = {PictureFormat.WEBP: "WEBP", PictureFormat.JPEG: "JPEG"}


@dataclass(frozen=True, slots=True)
class PictureJob:
    """The bytes of a picture and the files to make of it."""

    data: bytes
    variants: tuple[Variant, ...]


def measure_picture(data: bytes) -> Shape | str:
    """Return a picture's shape as it is seen, or the code of what is wrong with it.

    The whole picture is decoded, small, so that a file cut off in the middle is found here and
    not while the site is being written.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's own limit; ours is below it
            return _measured(data)
    except Image.DecompressionBombError:
        return "picture-too-large"
    except Exception:  # Pillow's readers raise whatever a damaged file makes them raise
        return "broken-picture"


def make_pictures(_: None, jobs: tuple[PictureJob, ...]) -> tuple[tuple[bytes, ...], ...]:
    """Return the files of each picture: the unit of work of a worker. Raises `SourceError`."""
    return tuple(_made_picture(job) for job in jobs)


def make_variants(data: bytes, variants: tuple[Variant, ...]) -> tuple[bytes, ...]:
    """Return the bytes of each file that a picture is published as.

    Upright, in sRGB, without any of what cameras write into their files. Raises OSError or
    ValueError for what is no picture.
    """
    widest = max((each.width, each.height) for each in variants)
    with _opened(data) as image:
        # A JPEG can be read at a half, a quarter, an eighth; twice the aim keeps it sharp.
        image.draft(None, (2 * max(widest), 2 * max(widest)))
        upright = ImageOps.exif_transpose(image)
    plain = _in_plain_colours(upright)
    return tuple(_encoded(plain, each) for each in variants)


def _made_picture(job: PictureJob) -> tuple[bytes, ...]:
    try:
        return make_variants(job.data, job.variants)
    except (OSError, ValueError) as error:  # changed since it was measured, or not decodable whole
        path = job.variants[0].asset.path
        raise SourceError("cannot-read", path=path, reason=str(error)) from error


def _opened(data: bytes) -> Image.Image:
    Image.init()  # once a process: the readers of all formats
    return Image.open(io.BytesIO(data), formats=FORMATS)


def _measured(data: bytes) -> Shape | str:
    with _opened(data) as image:
        width, height = image.size
        if width * height > MAX_PIXELS:
            return "picture-too-large"
        moving = image.format in MOVING_FORMATS and bool(getattr(image, "is_animated", False))
        turned = image.getexif().get(ORIENTATION, 1) in TURNED
        image.draft(None, (width // 8, height // 8))
        image.load()
    if turned:
        width, height = height, width
    return Shape(width=width, height=height, is_moving=moving)


def _in_plain_colours(image: Image.Image) -> Image.Image:
    """Return the picture in sRGB, with an alpha channel where it has any transparency."""
    profile = image.info.get("icc_profile")
    if profile and image.mode in {"RGB", "CMYK"}:
        # A profile that cannot be followed is better left out than the picture.
        with contextlib.suppress(ImageCms.PyCMSError, OSError):
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            made = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
            image = made or image
    if image.mode.startswith("I"):  # 16 bits of grey, from a scanner
        image = image.point(lambda value: value / 256).convert("L")
    plain = image.convert("RGBA" if image.has_transparency_data else "RGB")
    plain.info.clear()  # where a comment and a place would come along
    return plain


def _encoded(image: Image.Image, variant: Variant) -> bytes:
    size = (variant.width, variant.height)
    resized = image if image.size == size else image.resize(size, Image.Resampling.LANCZOS)
    if variant.format is PictureFormat.JPEG and resized.mode == "RGBA":
        resized = Image.alpha_composite(Image.new("RGBA", size, "white"), resized).convert("RGB")
    stream = io.BytesIO()
    resized.save(stream, PILLOW_NAMES[variant.format], **QUALITY[variant.format])
    return stream.getvalue()
