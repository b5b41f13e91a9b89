"""A bag held neither the counted views nor the site's own theme: its pages could not be made again."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from builders import PAGE, article_text, build_site, read_tree, write_files

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite, Run

VISITS = f'{{"closed": "", "counts": {{"{PAGE}": 7}}, "days": {{}}}}\n'
VISITS_OF_AN_OPEN_DAY = (
    f'{{"closed": "", "counts": {{"{PAGE}": 8}}, "days": {{"2021-12-30": {{"{PAGE}": "abcd"}}}}}}\n'
)
OWN: dict[str, str | bytes] = {
    "content/views.json": VISITS,
    "content/articles/nhap.md": article_text(title="Nháp", status="draft"),
    "static/wardnews.css": "p { color: #012 }\n",
    unicodedata.normalize(
        "NFD", "static/quốc-huy.svg"
    ): "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "templates/not_found.html": "<p>Không có trang này.</p>\n",
}


@pytest.fixture
def site(make_site: MakeSite) -> Path:
    """Return a site with all that can be its own, built."""
    root = make_site(OWN)
    build_site(root)
    return root


def test_the_site_can_be_built_from_it(site: Path, run: Run, tmp_path: Path) -> None:
    assert run("export", "bagit", tmp_path / "bag", "--source", site).code == 0
    sources = tmp_path / "bag/data/sources"
    assert not (sources / "content/articles/nhap.md").exists()
    build_site(sources, tmp_path / "again")
    assert "Lượt xem: 7" in (tmp_path / "again" / PAGE).read_text("utf-8")
    assert read_tree(tmp_path / "again") == read_tree(site / "build")


@pytest.mark.parametrize("path", [path for path in OWN if "nhap" not in path])
def test_it_holds_them_as_they_were_built_or_not_at_all(
    site: Path, run: Run, tmp_path: Path, *, path: str
) -> None:
    write_files(site, {path: VISITS.replace("7", "8")})
    called = run("export", "bagit", tmp_path / "bag", "--source", site)
    assert called.code == 1
    assert unicodedata.normalize("NFC", path) in called.err
    assert not (tmp_path / "bag").exists()


@pytest.mark.parametrize("use_cache", [True, False])
def test_the_record_is_that_of_a_clean_build(
    site: Path, tmp_path: Path, *, use_cache: bool
) -> None:
    for path, text in (
        ("content/articles/2020/2020-10-16-gap-mat.md", article_text("Chữ khác.")),
        ("content/views.json", VISITS.replace("7", "8")),
        ("content/views.json", VISITS_OF_AN_OPEN_DAY),
        ("static/wardnews.css", "p { color: #123 }\n"),
        ("templates/not_found.html", "<p>Không có.</p>\n"),
    ):
        write_files(site, {path: text})
        build_site(site, use_cache=use_cache)
        build_site(site, tmp_path / "clean")
        assert read_tree(site / "build") == read_tree(tmp_path / "clean")
