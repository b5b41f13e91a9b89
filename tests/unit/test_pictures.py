from __future__ import annotations

from dataclasses import replace

import pytest

from builders import asset
from wardnews.article import Rendition, Shape
from wardnews.page import PictureFormat
from wardnews.pictures import (
    build_rendition,
    is_picture,
    picture_markup,
    picture_url,
    plan_variants,
    with_pictures,
)

PHOTOGRAPH = replace(asset("content/articles/Hội trường.jpg"), shape=Shape(width=4000, height=3000))


def sizes(width: int, height: int, format_: PictureFormat) -> list[tuple[int, int]]:
    picture = replace(PHOTOGRAPH, shape=Shape(width=width, height=height))
    made = plan_variants(picture)
    return [(each.width, each.height) for each in made if each.format is format_]


@pytest.mark.parametrize(
    ("width", "height", "webp", "jpeg"),
    [
        (4000, 3000, [(400, 300), (800, 600), (1280, 960)], [(800, 600), (1280, 960)]),
        (1000, 500, [(400, 200), (800, 400), (1000, 500)], [(800, 400), (1000, 500)]),
        (300, 200, [(300, 200)], [(300, 200)]),
        (2000, 1, [(400, 1), (800, 1), (1280, 1)], [(800, 1), (1280, 1)]),
    ],
)
def test_a_picture_comes_in_two_or_three_widths_and_is_never_enlarged(
    width: int, height: int, webp: list[tuple[int, int]], jpeg: list[tuple[int, int]]
) -> None:
    assert sizes(width, height, PictureFormat.WEBP) == webp
    assert sizes(width, height, PictureFormat.JPEG) == jpeg


def test_every_file_of_a_picture_has_an_address_of_its_own_that_its_bytes_decide() -> None:
    paths = [each.path for each in plan_variants(PHOTOGRAPH)]
    assert len(set(paths)) == 5
    assert all(path.startswith("media/hoi-truong-") for path in paths)
    other = [each.path for each in plan_variants(replace(PHOTOGRAPH, digest="f" * 32))]
    assert not set(paths) & set(other)


@pytest.mark.parametrize("name", ["a.JPG", "b.jpeg", "c.heic", "d.tif"])
def test_files_are_pictures_by_their_ending(name: str) -> None:
    assert is_picture(name)


@pytest.mark.parametrize("name", ["a.pdf", "b.svg", "jpg", "c.jpg.docx"])
def test_other_files_are_none(name: str) -> None:
    assert not is_picture(name)


def test_what_moves_and_what_has_no_size_is_published_as_it_is() -> None:
    moving = replace(asset("content/a.gif"), shape=Shape(width=9, height=9, is_moving=True))
    drawing = asset("content/so-do.svg")
    assert plan_variants(moving) == plan_variants(drawing) == ()
    assert picture_url(moving) == "media/a.0123456789ab.gif"
    assert build_rendition(drawing) is None
    assert build_rendition(moving) == Rendition(url=picture_url(moving), width=9, height=9)


def test_the_one_address_of_a_picture_is_its_largest_jpeg() -> None:
    assert picture_url(PHOTOGRAPH).startswith("media/hoi-truong-1280.")
    assert picture_url(PHOTOGRAPH).endswith(".jpg")


def test_markup_offers_webp_first_and_has_a_size() -> None:
    shown = Rendition(
        url="media/b.jpg", width=800, height=600, webp=(("media/a.webp", 400),), jpeg=(("b", 800),)
    )
    assert picture_markup(shown, 'Lễ "hội" <1>', "../", "9em") == (
        '<picture><source type="image/webp" srcset="../media/a.webp 400w" sizes="9em">'
        '<img src="../b" srcset="../b 800w" sizes="9em" alt="Lễ &quot;hội&quot; &lt;1&gt;" '
        'width="800" height="600" loading="lazy"></picture>'
    )
    assert "lazy" not in picture_markup(shown, "", "", lazy=False)


def test_the_pictures_of_a_body_come_in_all_their_sizes() -> None:
    shown = build_rendition(PHOTOGRAPH)
    assert shown is not None
    body = '<p>Ảnh</p><figure><img src="a&amp;b.jpg" alt="Hội nghị"></figure><img src="x" alt="">'
    drawn = with_pictures(body, {"a&b.jpg": shown}, "../../")
    assert drawn.count("<picture>") == 1
    assert 'alt="Hội nghị" width="4000" height="3000"' in drawn
    assert drawn.endswith('<img src="x" alt="">')


def test_the_pictures_of_a_gallery_are_drawn_at_half_the_width() -> None:
    shown = build_rendition(PHOTOGRAPH)
    assert shown is not None
    image = '<figure><img src="a.jpg" alt="A"></figure>'
    drawn = with_pictures(f'<div class="gallery">{image}{image}</div>{image}', {"a.jpg": shown}, "")
    assert drawn.count("<picture>") == 3
    assert drawn.count("20em, 50vw") == 2 * 2
    assert drawn.count("40em, 100vw") == 2
