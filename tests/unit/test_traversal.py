"""Paths that lead out of the site, wherever one can be written: refused, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import article_text, build_site, read_tree

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite

MARK = "bi-mat"
OUT = (
    "../{s}",
    "../../../../{s}",
    "a/../../../../{s}",
    "/{s}",
    "..\\..\\{s}",
    "./../../../{s}",
    "%2e%2e/%2e%2e/%2e%2e/{s}",
    "C:\\{s}",
    "file:///{s}",
    "../../site.yml/../../{s}",
)
FIELDS = {
    "slug": "slug: '{path}'",
    "alias": "aliases: ['{path}']",
    "picture": "image: '{path}.png'\nimage_alt: a",
    "attachment": "attachments: [{{file: '{path}.pdf', title: a}}]",
}


def around(root: Path) -> dict[str, bytes]:
    """Return every file beside the site's own folder: none may come, go or change."""
    found = read_tree(root.parent)
    return {path: data for path, data in found.items() if not path.startswith(root.name)}


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("path", OUT)
def test_no_field_leads_out(make_site: MakeSite, path: str, field: str) -> None:
    root = make_site()
    for ending in (".png", ".pdf", ".md"):
        (root.parent / f"{MARK}{ending}").write_bytes(MARK.encode())
    line = FIELDS[field].format(path=path.format(s=MARK))
    text = article_text(title="Ra ngoài").replace("---\n\n", f"{line}\n---\n\n")
    (root / "content/articles/ra-ngoai.md").write_text(text, "utf-8")
    before = around(root)
    report = build_site(root)
    assert around(root) == before
    inside = (root / "build/bi-mat/index.html").exists()
    assert report.published is None or inside  # `/bi-mat` is a path of the site
    if report.published is None:
        assert {each.place.path for each in report.problems} == {"content/articles/ra-ngoai.md"}
    else:
        assert field == "alias"
        assert path == "/{s}"


@pytest.mark.parametrize("path", OUT)
@pytest.mark.parametrize("form", ["![a]({}.png)", "[a]({}.pdf)", '<img src="{}.png" alt="a">'])
def test_no_body_leads_out(make_site: MakeSite, path: str, form: str) -> None:
    root = make_site()
    for ending in (".png", ".pdf"):
        (root.parent / f"{MARK}{ending}").write_bytes(MARK.encode())
    body = form.format(path.format(s=MARK))
    (root / "content/articles/ra-ngoai.md").write_text(article_text(body, title="Ra"), "utf-8")
    build_site(root)
    published = read_tree(root / "build") if (root / "build").exists() else {}
    assert MARK.encode() not in published.values()


@pytest.mark.parametrize("name", ["lien-ket.md", "anh.png", "thu-muc"])
def test_a_link_is_passed_over(make_site: MakeSite, name: str) -> None:
    root = make_site()
    outside = root.parent / "ngoai"
    outside.mkdir()
    (outside / "bai.md").write_text(article_text(MARK, title=MARK), "utf-8")
    (outside / "anh.png").write_bytes(MARK.encode())
    target = {"lien-ket.md": outside / "bai.md", "anh.png": outside / "anh.png"}
    (root / "content/articles" / name).symlink_to(target.get(name, outside))
    report = build_site(root)
    assert report.published is not None
    assert not any(MARK.encode() in data for data in read_tree(root / "build").values())


@pytest.mark.parametrize("slug", ["../ra", "a/b", "..", "", "C:", "a\\\\b"])
def test_a_category_is_one_segment(make_site: MakeSite, slug: str) -> None:
    settings = "title: A\nbase_url: https://a.example\n"
    settings += f'categories: [{{name: "Công tác Đảng", slug: "{slug}"}}, {{name: ".."}}]\n'
    root = make_site({"content/site.yml": settings})
    before = around(root)
    assert build_site(root).published is None
    assert around(root) == before


def test_the_output_of_an_earlier_build_leads_nowhere(make_site: MakeSite, tmp_path: Path) -> None:
    root = make_site()
    build_site(root)
    outside = tmp_path / "ngoai"
    outside.mkdir()
    (outside / "index.html").write_text(MARK)
    page = root / "build/index.html"
    page.unlink()
    page.symlink_to(outside / "index.html")
    build_site(root)
    assert (outside / "index.html").read_text() == MARK
    assert not page.is_symlink()


@pytest.mark.parametrize("folder", ["content", "content/articles"])
def test_the_folders_of_a_site_may_be_links_themselves(make_site: MakeSite, folder: str) -> None:
    root = make_site()
    elsewhere = root.parent / "noi-khac"
    (root / folder).rename(elsewhere)
    (root / folder).symlink_to(elsewhere)
    report = build_site(root)
    assert report.published is not None
    assert report.articles == 1
