"""Script in imported files, web pages and Word documents alike, in a real browser: none may run."""

from __future__ import annotations

import html
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from attacked import STRINGS, Seen, read_pages, seen, without_policy
from builders import SETTINGS, build_site, write_files
from wardnews.errors import ImportRefused
from wardnews.importers.article import draft_of
from wardnews.importers.page import PICTURE
from wardnews.importers.portal_html import parse_portal_html
from wardnews.importers.word import parse_word
from word_files import add_link, add_picture, new_document, png, saved

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from wardnews.importers.page import ImportedPage

TOGETHER = 12
"""How many imported pages become one article: a browser loads fewer pages."""

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>{text}</title></head><body>
<h3 class="title">{text}</h3>
<div class="meta"><span>Ngày đăng 18/04/2021 | 07:45 | Lượt xem: 12</span></div>
<div class="journal-content-article"><p>Đoạn đầu của bài, đủ dài để là một bài thật sự.</p>
<p>{text}</p>
<p><a href="{value}" title="{value}">liên kết</a> <img src="{value}" alt="{value}"></p>
<table><tr><td colspan="2">{text}</td></tr><tr><td>{text}</td><td>b</td></tr></table>
<div>{raw}</div></div></body></html>
"""


def of_web_pages(strings: list[str]) -> ImportedPage:
    """Import a page for each string: as mark-up, as text, in attributes and in its title."""
    pages: list[ImportedPage] = []
    for string in strings:
        shown = html.escape(string)
        source = PAGE.format(raw=string, text=shown, value=shown)
        try:
            pages.append(parse_portal_html(source.encode("utf-8", "replace"), "trang.html", None))
        except ImportRefused:
            continue  # what is refused cannot attack
    assert len(pages) > 0.8 * len(strings)
    blocks = tuple(block for page in pages for block in page.blocks)
    return replace(pages[0], title=" ".join(page.title for page in pages), blocks=blocks)


def of_documents(strings: list[str]) -> ImportedPage:
    """Import a document with the strings in its title, texts, tables, links and pictures."""
    plain = ["".join(letter for letter in each if letter >= " ") for each in strings]
    document = new_document(" ".join(plain))
    for string in plain:
        paragraph = document.add_paragraph(string)
        for url in (string, "javascript:" + string):
            add_link(paragraph, url, string)
        document.add_heading(string, 2)
        document.add_paragraph(string, style="List Bullet")
        document.add_table(rows=1, cols=2).cell(0, 1).text = string
        add_picture(document, string)
    return replace(parse_word(saved(document), "bai.docx", None), date="18/04/2021 07:45")


IMPORTERS = {"html": of_web_pages, "docx": of_documents}


def imported_site(root: Path, kind: str, strings: list[str]) -> Path:
    """Import the strings and write a site of what came out."""
    files: dict[str, str | bytes] = {"content/site.yml": SETTINGS}
    for number in range(1, TOGETHER + 1):
        files[f"content/articles/{PICTURE.format(number)}.png"] = png()
    for at in range(0, len(strings), TOGETHER):
        page = IMPORTERS[kind](strings[at : at + TOGETHER])
        draft = draft_of(page, "Dân vận", unsure=False)
        files[f"content/articles/bai-{at}.md"] = draft.source
    return write_files(root, files)


# Word's texts are never mark-up, so that a third of the strings, of all techniques, tells as much.
@pytest.mark.parametrize(
    ("kind", "strings"),
    [
        ("html", STRINGS),
        ("docx", STRINGS[::3]),
        pytest.param("docx", STRINGS, marks=pytest.mark.soak),
    ],
    ids=["html", "docx", "docx, all"],
)
def test_nothing_imported_runs(
    chromium: Browser, tmp_path: Path, kind: str, strings: list[str]
) -> None:
    root = imported_site(tmp_path, kind, strings)
    report = build_site(root)
    assert report.published is not None, report.problems[:3]
    pages = read_pages(root / "build")
    assert seen(chromium, pages) == Seen(frozenset(), ())
    assert seen(chromium, without_policy(pages)) == Seen(frozenset(), ())
