from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from builders import article_text, write_files
from wardnews.errors import SourceError
from wardnews.source import (
    asset_paths,
    read_asset,
    read_file,
    read_settings,
    read_source,
    read_texts,
    read_theme,
    source_paths,
)

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite

FOLDER = "content/articles/2020/"
ONE = FOLDER + "2020-10-16-gap-mat.md"


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize(
    "name",
    [
        "~$bai.docx",
        "~$bai.md",
        "bai.md.tmp",
        "bai.TMP",
        "bai.md~",
        "bai.bak",
        "desktop.ini",
        "Desktop.ini",
        "Thumbs.db",
        ".DS_Store",
        ".an.md",
        ".git/bai.md",
    ],
)
def test_what_programs_leave_behind_is_passed_over(make_site: MakeSite, name: str) -> None:
    root = make_site({FOLDER + name: "không phải bài"})
    assert source_paths(root) == (ONE,)
    assert asset_paths(root) == ()


def test_sources_come_sorted_articles_before_pages(make_site: MakeSite) -> None:
    names = ["pages/b.md", "pages/a.md", "articles/z.md", "articles/2019/c.md"]
    root = make_site({f"content/{name}": article_text() for name in names})
    assert source_paths(root) == (
        "content/articles/2019/c.md",
        ONE,
        "content/articles/z.md",
        "content/pages/a.md",
        "content/pages/b.md",
    )


def test_every_other_file_of_the_content_is_an_asset(make_site: MakeSite) -> None:
    root = make_site({FOLDER + "anh.jpg": b"a", "content/pages/so-do.png": b"b", "khac.txt": "c"})
    assert asset_paths(root) == (FOLDER + "anh.jpg", "content/pages/so-do.png")


def test_a_link_is_passed_over_whatever_it_leads_to(make_site: MakeSite, tmp_path: Path) -> None:
    write_files(tmp_path / "ngoài", {"bài.md": article_text(), "mật.txt": "mật"})
    root = make_site()
    (root / FOLDER / "bài.md").symlink_to(tmp_path / "ngoài" / "bài.md")
    (root / FOLDER / "mật.txt").symlink_to(tmp_path / "ngoài" / "mật.txt")
    (root / FOLDER / "thư mục").symlink_to(tmp_path / "ngoài")
    (root / FOLDER / "vòng").symlink_to(root)
    assert source_paths(root) == (ONE,)
    assert asset_paths(root) == ()


def test_a_name_that_a_mac_wrote_is_read_and_named_in_nfc(make_site: MakeSite) -> None:
    path = FOLDER + "hội-nghị.md"
    root = make_site({nfd(path): "bài"})
    assert source_paths(root) == (ONE, nfd(path))
    source = read_source(root, nfd(path))
    assert (source.path, source.data) == (path, "bài".encode())


def test_a_site_without_articles_has_no_sources(tmp_path: Path) -> None:
    assert source_paths(tmp_path) == asset_paths(tmp_path) == ()


def test_a_folder_without_settings_holds_no_site(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        read_settings(tmp_path)
    assert caught.value.code == "no-site"


@pytest.mark.parametrize("name", ["không-có.md", ""])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_file(tmp_path / name)
    assert caught.value.code == "cannot-read"
    assert dict(caught.value.args_)["path"] == str(tmp_path / name)


def test_a_site_s_own_file_stands_for_the_theme_s_of_that_name(make_site: MakeSite) -> None:
    default = read_theme(make_site())
    root = make_site({"templates/article.html": "riêng", "static/wardnews.css": "riêng"})
    own = read_theme(root)
    names = [template.name for template in own.templates]
    assert names == [template.name for template in default.templates] == sorted(names)
    changed = set(own.templates) - set(default.templates)
    assert [(each.name, each.text) for each in changed] == [("article.html", "riêng")]
    (css,) = set(own.static) - set(default.static)
    assert (css.path, css.size) == ("static/wardnews.css", len("riêng".encode()))
    assert read_asset(root, css) == "riêng".encode()


def test_a_site_may_add_files_to_the_theme(make_site: MakeSite) -> None:
    root = make_site({"templates/partials/huy-hieu.html": "x", "static/huy-hieu.svg": "y"})
    own = read_theme(root)
    assert "partials/huy-hieu.html" in [template.name for template in own.templates]
    assert "static/huy-hieu.svg" in [asset.path for asset in own.static]


def test_a_file_of_the_default_theme_is_read_where_the_site_has_none(make_site: MakeSite) -> None:
    root = make_site()
    css = next(each for each in read_theme(root).static if each.path == "static/wardnews.css")
    assert len(read_asset(root, css)) == css.size > 0


def test_only_texts_that_are_asked_for_are_read(make_site: MakeSite) -> None:
    root = make_site({FOLDER + "b.md": "b\r\nb"})
    assert read_texts(root, [FOLDER + "b.md", FOLDER + "không-có.md", "content/articles/"]) == {
        FOLDER + "b.md": "b\nb"
    }
