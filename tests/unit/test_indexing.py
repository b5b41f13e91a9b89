from __future__ import annotations

import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest

from builders import article_text, build_site, read_tree, write_files
from wardnews import indexing
from wardnews.search.postings import invert
from wardnews.search.segment import FEWEST_FROZEN, NEVER_FROZEN

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite
    from wardnews.search.postings import Layout, Postings
    from wardnews.search.terms import Source

NEWS = "content/articles/2020-10-17-moi.md"
OLD: dict[str, str | bytes] = {
    f"content/articles/2019-05-{day:02}-cu.md": article_text(title="Bài cũ", date=f"{day}/5/2019")
    for day in range(1, NEVER_FROZEN + FEWEST_FROZEN + 1)
}


def index_of(tree: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in tree.items() if path.startswith("tim-kiem/")}


def test_the_past_keeps_its_bytes_and_is_not_made_again_when_news_is_added(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_site(OLD)
    build_site(root, use_cache=True)
    before = index_of(read_tree(root / "build"))
    (root / NEWS).write_text(article_text(title="Bài mới", date="17/10/2020"), encoding="utf-8")
    monkeypatch.setattr(indexing, "plan_layout", None)  # each past begins with it
    report = build_site(root, use_cache=True).published
    assert report is not None
    after = index_of(read_tree(root / "build"))
    shown = [path for path in after if "/x" not in path]
    kept = {path for path in shown if before.get(path) == after[path]}
    (past,) = {path.split("/")[1] for path in kept}
    assert kept == {path for path in before if path.split("/")[1] == past}
    assert len(set(shown) - kept) == 1
    assert not [change for change in report.changes if change.path in kept]


def many(count: int) -> dict[str, str | bytes]:
    return {
        f"content/articles/2019-05-{day:02}-cu.md": article_text(
            f"Bài số {day}.", title="Bài cũ", date=f"{day}/5/2019"
        )
        for day in range(1, count + 1)
    }


@pytest.fixture
def turned_round(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Have four documents turned round at once, and tell how many are, each time."""
    counts: list[int] = []
    monkeypatch.setattr(indexing, "PORTION", 4)
    monkeypatch.setattr(indexing, "SAMPLE", 1)

    def counted(first: int, sources: tuple[Source, ...], layout: Layout) -> Postings:
        counts.append(len(sources))
        return invert(first, sources, layout)

    monkeypatch.setattr(indexing, "invert", counted)
    return counts


def built_as_a_clean_one(root: Path) -> None:
    build_site(root, use_cache=True)
    build_site(root, root / "clean")
    assert read_tree(root / "build") == read_tree(root / "clean")


@pytest.mark.parametrize("changed", [{"title": "Sửa"}, {"summary": "Sửa."}, {"body": "Sửa."}])
def test_of_the_past_only_what_is_about_an_edited_article_is_turned_round_again(
    make_site: MakeSite, turned_round: list[int], changed: dict[str, str]
) -> None:
    root = make_site(many(24))
    build_site(root, use_cache=True)
    assert turned_round == [4, 4, 4, 4]
    edited = root / "content/articles/2019-05-07-cu.md"
    front = {"body": "Bài số 7.", "title": "Bài cũ", "date": "7/5/2019"} | changed
    edited.write_text(article_text(front.pop("body"), **front), encoding="utf-8")
    turned_round.clear()
    built_as_a_clean_one(root)
    assert turned_round == [4, *[4, 4, 4, 4]]  # the clean one does all


def test_what_is_frozen_next_is_turned_round_alone(
    make_site: MakeSite, turned_round: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "PORTION", 12)
    root = make_site(many(23))
    build_site(root, use_cache=True)
    assert turned_round == [12, 4]
    write_files(root, many(31))
    turned_round.clear()
    built_as_a_clean_one(root)
    assert turned_round == [12, *[12, 12]]


def test_a_broken_portion_is_made_again(make_site: MakeSite, turned_round: list[int]) -> None:
    root = make_site(many(24))
    build_site(root, use_cache=True)
    (file,) = (root / ".wardnews").glob("*.sqlite")
    connection = sqlite3.connect(file)
    connection.execute("UPDATE portions SET data = x'00'")
    connection.commit()
    connection.close()
    shutil.rmtree(root / "build/tim-kiem")
    turned_round.clear()
    built_as_a_clean_one(root)
    assert turned_round == [4, 4, 4, 4] * 2


def test_without_search_there_is_nothing_of_it(make_site: MakeSite) -> None:
    root = make_site()
    settings = root / "content/site.yml"
    settings.write_text(settings.read_text("utf-8") + "search: false\n", encoding="utf-8")
    build_site(root)
    tree = read_tree(root / "build")
    assert not [path for path in tree if "tim-kiem" in path or "search" in path]
    for path, data in tree.items():
        if path.endswith(".html"):
            assert b"tim-kiem" not in data, path
