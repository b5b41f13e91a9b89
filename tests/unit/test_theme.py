"""The default theme shows every kind of page, and every link that it writes leads somewhere."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import get_args
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from builders import AS_OF, build_site, read_tree, write_files
from formats import BY_NAME, complaints, schema_of
from wardnews.build import check
from wardnews.executors import SerialExecutor
from wardnews.outcome import Project
from wardnews.views import HtmlContent

STYLE = (Path(__file__).parents[2] / "static/wardnews.css").read_text("utf-8")
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


def colours_of(selector: str) -> dict[str, str]:
    """Return the colours that a rule of the style sheet names, by name, as six digits."""
    body = STYLE.partition(f"{selector} {{")[2].partition("}")[0]
    found = re.findall(r"--(\w+): #([0-9a-f]{3}|[0-9a-f]{6});", body)
    return {name: "".join(c * 2 for c in code) if len(code) == 3 else code for name, code in found}


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, from 0 to 1 (WCAG 2.2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


THEMES = {
    "light": ":root",
    "dark": ':root[data-theme="dark"]',
    "dark by itself": ":root:not([data-theme])",
    "contrast": ':root[data-theme="contrast"]',
}


@pytest.mark.parametrize("theme", THEMES)
def test_text_can_be_told_from_its_ground_and_controls_from_theirs(theme: str) -> None:
    """Text 4.5 (WCAG 1.4.3), borders of controls, rules and the focus 3 (WCAG 1.4.11)."""
    colours = colours_of(THEMES[theme])
    for ground in ("ground", "raised"):
        for text in ("text", "quiet", "red", "visited"):
            assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
        for line in ("border", "focus", "fill"):
            assert contrast(colours[line], colours[ground]) >= 3, (line, ground)
    assert contrast("ffffff", colours["fill"]) >= 4.5
    if theme == "contrast":
        assert contrast(colours["text"], colours["ground"]) == 21


def test_both_ways_to_a_dark_page_are_the_same() -> None:
    assert colours_of(THEMES["dark"]) == colours_of(THEMES["dark by itself"])


def test_a_known_contrast_is_found() -> None:
    assert round(contrast("767676", "ffffff"), 2) == 4.54
    assert contrast("000000", "ffffff") == 21
