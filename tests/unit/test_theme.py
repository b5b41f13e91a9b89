"""The default theme shows every kind of page, and every link that it writes leads somewhere."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import get_args
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from builders import AS_OF, build_site, read_tree, write_files
from formats import BY_NAME, complaints, schema_of
from wardnews.build import Project, check
from wardnews.executors import SerialExecutor
from wardnews.views import HtmlContent

PROJECT = Path(__file__).parent.parent / "golden" / "small-ward" / "project"
BASE = "https://hoasua.example/tin/"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with every kind of page, in the default theme."""
    content = {p: d for p, d in read_tree(PROJECT).items() if p.startswith("content/")}
    made = write_files(tmp_path_factory.mktemp("theme"), dict(content))
    assert build_site(made).published
    return made


@pytest.fixture(scope="module")
def pages(root: Path) -> dict[str, html.HtmlElement]:
    """Every HTML page of the site, parsed, by its path."""
    tree = read_tree(root / "build")
    return {
        path: html.document_fromstring(data.decode())
        for path, data in tree.items()
        if path.endswith(".html")
    }


def test_every_kind_of_page_is_there(root: Path) -> None:
    ready = check(Project(root=root, as_of=AS_OF), executor=SerialExecutor()).ready
    assert ready is not None
    kinds = {type(page.content) for page in ready.plan.pages}
    assert set(get_args(HtmlContent)) <= kinds


def test_every_page_is_a_vietnamese_document_with_one_heading(
    pages: dict[str, html.HtmlElement],
) -> None:
    for path, page in pages.items():
        assert page.get("lang") == "vi", path
        assert (page.findtext(".//title") or "").strip(), path
        assert len(page.findall(".//h1")) == 1, path


def test_every_link_leads_to_a_file_of_the_site(
    root: Path, pages: dict[str, html.HtmlElement]
) -> None:
    files = read_tree(root / "build").keys()
    broken = {
        (path, link)
        for path, page in pages.items()
        for _, _, link, _ in page.iterlinks()
        if not leads_somewhere(path, link, files, pages)
    }
    assert broken == set()


def leads_somewhere(
    path: str, link: str, files: object, pages: dict[str, html.HtmlElement]
) -> bool:
    """Tell whether a link of the page at `path` leads to a file, and its anchor to an element."""
    if link.startswith(BASE):
        target = link.removeprefix(BASE)
        target += "index.html" if not target or target.endswith("/") else ""
    else:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            return parts.scheme in {"http", "https", "mailto", "tel"}
        folder = posixpath.dirname(path)
        target = (
            posixpath.normpath(posixpath.join(folder, unquote(parts.path))) if parts.path else path
        )
        if parts.fragment and target in pages:
            return any(each.get("id") == parts.fragment for each in pages[target].iter())
    return target in files  # type: ignore[operator]  # the keys of a dict


def test_every_redirect_leads_to_a_page(pages: dict[str, html.HtmlElement]) -> None:
    found = [
        (path, (element.get("content") or "").partition("url=")[2])
        for path, page in pages.items()
        for element in page.findall(".//meta[@http-equiv='refresh']")
    ]
    assert len(found) >= 4
    targets = [posixpath.normpath(posixpath.join(posixpath.dirname(p), to)) for p, to in found]
    assert set(targets) <= pages.keys()


def test_every_file_for_machines_keeps_to_its_schema(root: Path) -> None:
    files = {path: data for path, data in read_tree(root / "build").items() if schema_of(path)}
    assert {schema_of(path) for path in files} == set(BY_NAME.values())
    for path, data in files.items():
        assert complaints(path, data) == [], path
