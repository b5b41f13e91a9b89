"""Pictures on their way through a whole build: found, refused, made once, removed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from builders import article_text, build_site, read_tree
from wardnews import imaging

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from wardnews.page import Variant

FOLDER = "content/articles/2020/"


def photograph(colour: str = "red") -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (900, 600), colour).save(stream, "JPEG")
    return stream.getvalue()


def text(*pictures: str) -> str:
    shown = "\n\n".join(f"![Ảnh]({each})" for each in pictures)
    return article_text(f"Nội dung.\n\n{shown}")


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Variant, ...]]:
    """Return what is made of pictures from now on, one picture an item."""
    made: list[tuple[Variant, ...]] = []
    work = imaging.make_variants

    def counting(data: bytes, variants: tuple[Variant, ...]) -> tuple[bytes, ...]:
        made.append(variants)
        return work(data, variants)

    monkeypatch.setattr(imaging, "make_variants", counting)
    return made


def test_a_picture_is_made_once_and_its_original_stays_at_home(
    make_site: Callable[..., Path], counted: list[tuple[Variant, ...]]
) -> None:
    root = make_site(
        {FOLDER + "2020-10-16-gap-mat.md": text("a.jpg"), FOLDER + "a.jpg": photograph()}
    )
    build_site(root, use_cache=True)
    media = [path for path in read_tree(root / "build") if path.startswith("media/")]
    kinds = sorted(path.rsplit(".", 1)[1] for path in media)
    assert kinds == ["jpg", "jpg", "webp", "webp", "webp"]
    assert photograph() not in read_tree(root / "build").values()
    assert len(counted) == 1
    build_site(root, use_cache=True)
    assert len(counted) == 1
    # A checkout of Git gives every file a new time; its bytes are the same.
    (root / FOLDER / "a.jpg").touch()
    build_site(root, use_cache=True)
    assert len(counted) == 1


def test_a_file_that_was_lost_is_made_again_and_nothing_else(
    make_site: Callable[..., Path], counted: list[tuple[Variant, ...]]
) -> None:
    files = {f"{FOLDER}{name}.jpg": photograph(name) for name in ("red", "blue")}
    root = make_site({FOLDER + "2020-10-16-gap-mat.md": text("red.jpg", "blue.jpg"), **files})
    build_site(root, use_cache=True)
    before = read_tree(root / "build")
    lost = next(path for path in before if path.startswith("media/blue-400"))
    (root / "build" / lost).unlink()
    counted.clear()
    build_site(root, use_cache=True)
    assert [[each.path for each in variants] for variants in counted] == [[lost]]
    assert read_tree(root / "build") == before


def test_another_picture_under_the_same_name_gets_other_addresses(
    make_site: Callable[..., Path],
) -> None:
    root = make_site(
        {FOLDER + "2020-10-16-gap-mat.md": text("a.jpg"), FOLDER + "a.jpg": photograph()}
    )
    build_site(root, use_cache=True)
    before = {path for path in read_tree(root / "build") if path.startswith("media/")}
    (root / FOLDER / "a.jpg").write_bytes(photograph("blue"))
    build_site(root, use_cache=True)
    after = {path for path in read_tree(root / "build") if path.startswith("media/")}
    assert len(after) == len(before)
    assert not after & before


def test_a_broken_picture_is_named_where_an_article_shows_it(
    make_site: Callable[..., Path],
) -> None:
    root = make_site(
        {
            FOLDER + "2020-10-16-gap-mat.md": text("a.jpg"),
            FOLDER + "a.jpg": photograph()[:900],
            FOLDER + "khong-dung.jpg": b"",
        }
    )
    for _ in range(2):
        report = build_site(root, use_cache=True)
        assert [each.code for each in report.problems] == ["broken-picture"]
        assert report.problems[0].place.line == 9
        assert report.published is None


def test_a_broken_main_picture_is_named_in_its_own_line(make_site: Callable[..., Path]) -> None:
    source = article_text("Nội dung.", image="a.jpg", image_alt="Ảnh")
    root = make_site({FOLDER + "2020-10-16-gap-mat.md": source, FOLDER + "a.jpg": b"GIF89a"})
    report = build_site(root)
    assert [(each.code, each.place.line) for each in report.problems] == [("broken-picture", 5)]
