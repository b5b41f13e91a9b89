"""Addresses that Windows or the site keeps, or that no disk holds, were accepted or not named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import SETTINGS, article_text, build_site
from wardnews.addresses import is_unsafe_segment

if TYPE_CHECKING:
    from conftest import MakeSite


@pytest.mark.parametrize(
    "name", ["assets", "media", "2020", "1999", "Lưu trữ", "tim-kiem", "redirects", "con", "NUL"]
)
def test_a_category_takes_no_folder_that_is_taken(make_site: MakeSite, name: str) -> None:
    root = make_site({"content/site.yml": SETTINGS.replace("Dân vận", name)})
    (problem,) = build_site(root).problems
    assert (problem.code, problem.place.line) == ("reserved-slug", 6)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("articles/con.md", "reserved-slug"),
        ("articles/2020-10-16-nul.md", "reserved-slug"),
        ("pages/aux.md", "reserved-slug"),
        (f"articles/{'rất-dài-' * 20}.md", ""),
        (f"articles/{'b' * 201}.md", "long-slug"),
        (f"articles/{'北' * 80}.md", "long-slug"),
    ],
)
def test_an_article_takes_no_name_that_no_disk_holds(
    make_site: MakeSite, path: str, code: str
) -> None:
    is_page = path.startswith("pages")
    text = "---\ntitle: A\n---\n\na\n" if is_page else article_text(title="Khác")
    problems = build_site(make_site({f"content/{path}": text})).problems
    assert [each.code for each in problems] == ([code] if code else [])


@pytest.mark.parametrize("segment", ["con", "NUL.html", "com1", "a" * 201])
def test_an_old_address_becomes_no_such_file(segment: str) -> None:
    assert is_unsafe_segment(segment)
    assert not is_unsafe_segment(f"x{segment[:199]}")
