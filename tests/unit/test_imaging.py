from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from builders import asset
from wardnews import imaging
from wardnews.article import Shape
from wardnews.imaging import make_variants, measure_picture
from wardnews.page import PictureFormat, Variant
from wardnews.pictures import plan_variants

RED, BLUE = (200, 20, 20), (20, 20, 200)


def picture(
    size: tuple[int, int] = (60, 40), format_: str = "JPEG", mode: str = "RGB", **options: object
) -> bytes:
    """Return a picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    stream = io.BytesIO()
    image.convert(mode).save(stream, format_, **options)
    return stream.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    made = Image.Exif()
    made[0x0112] = orientation
    made[0x010F] = "MAY ANH BI MAT"
    made.get_ifd(0x8825)[2] = (21.0, 3.0, 0.0)
    return made


def made_of(data: bytes, format_: PictureFormat = PictureFormat.JPEG) -> Image.Image:
    shape = measure_picture(data)
    assert isinstance(shape, Shape)
    variants = plan_variants(replace(asset("content/a.jpg"), shape=shape))
    wanted = tuple(each for each in variants if each.format is format_)
    return Image.open(io.BytesIO(make_variants(data, wanted)[-1]))


def near(image: Image.Image, at: tuple[int, int], colour: tuple[int, int, int]) -> bool:
    found = image.convert("RGB").getpixel(at)
    assert isinstance(found, tuple)
    return all(abs(a - b) < 40 for a, b in zip(found, colour, strict=True))


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF"])
def test_pictures_of_every_kind_are_measured_and_made(format_: str) -> None:
    data = picture(format_=format_)
    assert measure_picture(data) == Shape(width=60, height=40)
    for made in (made_of(data), made_of(data, PictureFormat.WEBP)):
        assert made.size == (60, 40)
        assert near(made, (10, 20), RED)
        assert near(made, (50, 20), BLUE)


@pytest.mark.parametrize(
    ("orientation", "size", "red"),
    [
        (1, (60, 40), (10, 20)),
        (3, (60, 40), (50, 20)),
        (6, (40, 60), (20, 10)),
        (8, (40, 60), (20, 50)),
    ],
)
def test_pictures_stand_upright(
    orientation: int, size: tuple[int, int], red: tuple[int, int]
) -> None:
    data = picture(exif=exif(orientation))
    assert measure_picture(data) == Shape(width=size[0], height=size[1])
    made = made_of(data)
    assert made.size == size
    assert near(made, red, RED)


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_nothing_of_the_camera_and_the_place_is_published(format_: str) -> None:
    data = picture(format_=format_, exif=exif())
    assert b"BI MAT" in data
    for wanted in PictureFormat:
        made = made_of(data, wanted)
        assert not made.getexif()
        assert not {"exif", "xmp", "comment", "icc_profile"} & made.info.keys()


def test_comments_are_left_out() -> None:
    made = made_of(picture(comment="nội bộ"))
    assert "comment" not in made.info


@pytest.mark.parametrize("mode", ["L", "P", "CMYK", "1"])
def test_pictures_of_every_colour_space_become_plain(mode: str) -> None:
    format_ = "JPEG" if mode in {"L", "CMYK"} else "PNG"
    assert made_of(picture(format_=format_, mode=mode)).mode == "RGB"


def test_what_is_transparent_is_white_where_a_format_has_no_transparency() -> None:
    stream = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(stream, "PNG")
    assert near(made_of(stream.getvalue()), (10, 10), (255, 255, 255))
    assert made_of(stream.getvalue(), PictureFormat.WEBP).mode == "RGBA"


def test_scans_with_16_bits_keep_their_greys() -> None:
    stream = io.BytesIO()
    Image.new("I;16", (20, 20), 32768).save(stream, "PNG")
    assert near(made_of(stream.getvalue()), (10, 10), (128, 128, 128))


def test_what_moves_is_known() -> None:
    frames = [Image.new("L", (8, 8), grey) for grey in (0, 255)]
    stream = io.BytesIO()
    frames[0].save(stream, "GIF", save_all=True, append_images=frames[1:])
    assert measure_picture(stream.getvalue()) == Shape(width=8, height=8, is_moving=True)


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP"])
def test_a_picture_cut_off_in_the_middle_is_broken(format_: str) -> None:
    noise = Image.effect_noise((300, 300), 90).convert("RGB")
    stream = io.BytesIO()
    noise.save(stream, format_)
    data = stream.getvalue()
    assert isinstance(measure_picture(data), Shape)
    assert measure_picture(data[: len(data) // 2]) == "broken-picture"


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n" + bytes(30)]
)
def test_what_is_no_picture_is_broken(data: bytes) -> None:
    assert measure_picture(data) == "broken-picture"


def test_a_picture_of_too_many_pixels_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imaging, "MAX_PIXELS", 2399)
    assert measure_picture(picture()) == "picture-too-large"


def test_one_reading_serves_all_sizes_and_comes_out_the_same_every_time() -> None:
    data = picture((1600, 1200))
    shape = measure_picture(data)
    assert isinstance(shape, Shape)
    variants: tuple[Variant, ...] = plan_variants(replace(asset("content/a.jpg"), shape=shape))
    made = make_variants(data, variants)
    sizes = [Image.open(io.BytesIO(each)).size for each in made]
    assert sizes == [(each.width, each.height) for each in variants]
    assert make_variants(data, variants) == made
