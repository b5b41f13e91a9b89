"""Script in every field of an article and of the settings, in a real browser: none may run."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

import wardnews.body
from attacked import ORIGIN, STRINGS, Seen, read_pages, seen, without_policy
from builders import article_text, build_site, write_files
from wardnews.body import render_body
from wardnews.policy import page_policy

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

TOGETHER = 6
"""How many strings stand in one field: a browser loads fewer pages."""


def as_pages(bodies: list[str], head: str = "") -> dict[str, bytes]:
    frame = '<!doctype html><meta charset="utf-8">{}<body><main class="body">{}</main>'
    return {f"{at:03}.html": frame.format(head, body).encode() for at, body in enumerate(bodies)}


@pytest.fixture(scope="module")
def unsanitised() -> list[str]:
    """Return the bodies as Markdown alone makes them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wardnews.body, "sanitise", lambda markup: markup)
        return [render_body(each, "content/articles/a.md", 1).html for each in STRINGS]


def test_there_are_enough_strings() -> None:
    assert len(STRINGS) >= 150


def test_without_the_sanitiser_many_run(chromium: Browser, unsanitised: list[str]) -> None:
    result = seen(chromium, as_pages(unsanitised))
    assert len(result.ran) >= 100
    assert len(result.forbidden) >= 100


def test_the_policy_alone_stops_all_of_them(chromium: Browser, unsanitised: list[str]) -> None:
    policy = f'<meta http-equiv="Content-Security-Policy" content="{page_policy("")}">'
    assert seen(chromium, as_pages(unsanitised, policy)).ran == frozenset()


def test_the_sanitiser_alone_stops_all_of_them(chromium: Browser) -> None:
    bodies = [render_body(each, "content/articles/a.md", 1).html for each in STRINGS]
    assert seen(chromium, as_pages(bodies)) == Seen(frozenset(), ())


def quoted(text: str) -> str:
    """Return the text as a quoted scalar of YAML, without what no source may hold."""
    plain = "".join(
        letter for letter in text if letter >= " " and letter not in "\u2028\u2029\ufeff"
    )
    return json.dumps(plain, ensure_ascii=False)


def attacked_article(strings: list[str]) -> str:
    """Return an article with the strings in every field of its own."""
    string = " ".join(strings)
    front = {
        key: quoted(f"{key} {string}")
        for key in ("title", "summary", "author", "source", "image_alt", "image_caption")
    }
    front["source_url"] = quoted("https://a.example/?" + string.replace(" ", ""))
    lists = {
        "tags": f"[{quoted(string)}]",
        "image": "anh.png",
        "attachments": f"\n  - {{file: tep.pdf, title: {quoted(string)}, number: {quoted(string)}, "
        f"issuer: {quoted(string)}}}",
        "corrections": f"\n  - {{date: 17/10/2020, note: {quoted(string)}}}",
        "aliases": "[]",
    }
    body = "\n\n".join(strings).replace("\x00", "").replace("\f", " ").replace("\x01", "")
    return article_text(f"Đoạn đầu.\n\n{body}", **front, **lists)


# A whole picture of one point: one that cannot be read is refused before it can attack.
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC"
)


def attacked_site(root: Path) -> dict[str, bytes]:
    """Build a site whose every field attacks; returns its files."""
    fields = iter(range(9))

    def part() -> str:
        """Return a ninth of the strings: together they fill the settings."""
        return quoted(" ".join(STRINGS[next(fields) :: 9]))

    settings = (
        f"title: {part()}\ndescription: {part()}\nbase_url: {ORIGIN}\nresponsible: {part()}\n"
        f"footer: {part()}\ncontact: {{address: {part()}, phone: {part()}, email: {part()}}}\n"
        f"links: [{{name: {part()}, url: https://a.example/}}]\n"
        "categories: [{name: Công tác Đảng, description: "
        f"{quoted(STRINGS[0])}}}, {{name: {part()}, slug: a}}]\n"
    )
    files: dict[str, str | bytes] = {
        "content/site.yml": settings,
        "content/articles/anh.png": DOT,
        "content/articles/tep.pdf": b"%PDF-1.4\n",
        "content/articles/x": b"x",
    }
    names = ('"onerror=top.hit(999) x="', "'><img src=x onerror=top.hit(999)>", "a&quot;b", "${x}")
    for at, name in enumerate(names):
        files[f"content/articles/{name}.png"] = DOT + bytes([at])
        body = f"![Ảnh]({quote(name)}.png)"
        files[f"content/articles/{at}{name}.md"] = article_text(body, title=quoted(name))
    for at in range(0, len(STRINGS), TOGETHER):
        files[f"content/articles/bai-{at:03}.md"] = attacked_article(STRINGS[at : at + TOGETHER])
    write_files(root, files)
    refused = {each.place.path for each in build_site(root).problems if each.code != "missing-alt"}
    assert len(refused) < len(STRINGS) / TOGETHER / 2, refused
    for path in refused:  # its body leads to files that are not there; the tests above hold it
        file = root / path
        file.write_text(file.read_text("utf-8").partition("Đoạn đầu.")[0] + "Đoạn đầu.\n", "utf-8")
    report = build_site(root)
    assert report.published is not None, report.problems
    return read_pages(root / "build")


def test_no_field_of_a_site_runs(chromium: Browser, tmp_path: Path) -> None:
    pages = attacked_site(tmp_path)
    assert seen(chromium, pages) == Seen(frozenset(), ())
    assert seen(chromium, without_policy(pages)) == Seen(frozenset(), ())
