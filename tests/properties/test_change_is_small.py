"""How much a change touches: today's article as much in any archive, a body its own pages only."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from builders import SETTINGS, article_text, at, build_site, write_files
from wardnews.outcome import Reason
from wardnews.output import Effect

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from conftest import MakeSite
    from wardnews.outcome import Published

MOST = 20
"""Files that one more article may write, beside those of the search index."""

TODAY = date(2021, 12, 31)
CATEGORIES = ("Công tác Đảng", "Dân vận", "Văn hóa – Xã hội")


def archive(size: int) -> dict[str, str | bytes]:
    """Return the sources of an archive: an article a day, back from yesterday."""
    return {path_of(number): text_of(number) for number in range(1, size + 1)}


def path_of(number: int) -> str:
    day = TODAY - timedelta(days=number)
    return f"content/articles/{day:%Y/%Y-%m-%d}-tin-{number}.md"


def text_of(number: int, body: str = "Nội dung bài.") -> str:
    day = TODAY - timedelta(days=number)
    category = CATEGORIES[number % len(CATEGORIES)]
    return article_text(body, title=f"Tin {number}", date=f"{day:%d/%m/%Y}", category=category)


def published(root: Path) -> Published:
    report = build_site(root, use_cache=True, as_of=at("2022-01-01 08:00"))
    assert report.published is not None
    return report.published


def written(result: Published) -> set[str]:
    """Return the paths of files whose bytes changed, but for the search index."""
    paths = {each.path for each in result.changes if each.effect is not Effect.UNCHANGED}
    return {path for path in paths if not path.startswith(SEARCH)}


INDEX = "tim-kiem/"
SEARCH = ("tim-kiem", "search", "assets/search")


def add_today(root: Path, size: int) -> Published:
    write_files(root, {"content/site.yml": SETTINGS, **archive(size)})
    published(root)
    write_files(root, {path_of(0): text_of(0)})
    return published(root)


@pytest.mark.slow
def test_today_s_article_writes_as_many_files_in_any_archive(tmp_path: Path) -> None:
    small = add_today(tmp_path / "nhỏ", 150)
    large = add_today(tmp_path / "lớn", 750)
    assert 0 < len(written(small)) <= MOST
    assert names(written(large)) == names(written(small))
    for result in (large, small):  # of the index, the tail and its last texts give way to new ones
        assert {path.split("/")[0] for path in result.removed} == {"tim-kiem"}
        assert kinds(path.split("/")[1] for path in result.removed) == ["texts", "words"]


@pytest.mark.slow
def test_the_index_of_the_past_stays_as_it_is(tmp_path: Path) -> None:
    result = add_today(tmp_path / "site", 400)  # in three full folders of texts and one more
    touched = {each.path.split("/")[1] for each in result.changes if each.path.startswith(INDEX)}
    gone = {path.split("/")[1] for path in result.removed}
    standing = {folder.name for folder in (tmp_path / "site/build" / INDEX).iterdir()}
    assert kinds(touched) == kinds(gone) == ["texts", "words"]
    assert kinds(standing - touched) == ["texts", "texts", "texts", "words"]


def kinds(folders: Iterable[str]) -> list[str]:
    """Return what folders of the index hold: texts, or else words of the tail or the past."""
    return sorted("texts" if name.startswith("x") else "words" for name in set(folders))


def names(paths: set[str]) -> list[str]:
    """Return the paths with the number of a page left open: a larger archive has more of them."""
    return sorted("".join("#" if char.isdigit() else char for char in path) for path in paths)


def test_a_body_is_rendered_where_it_is_shown_and_nowhere_else(make_site: MakeSite) -> None:
    root = make_site(archive(90))
    published(root)
    make_site({path_of(80): text_of(80, "Nội dung bài.\n\nĐoạn thêm.")})
    changes = published(root).changes
    assert {(each.path, each.reason) for each in changes if not each.path.startswith(SEARCH)} == {
        ("2021/10/12/tin-80.html", Reason.CONTENT)
    }


def test_the_feeds_show_the_body_of_a_new_article_only(make_site: MakeSite) -> None:
    root = make_site(archive(45))
    published(root)
    make_site({path_of(1): text_of(1, "Nội dung bài.\n\nĐoạn thêm.")})
    paths = {each.path for each in published(root).changes if not each.path.startswith(SEARCH)}
    feeds = {path for path in paths if path.endswith(("feed.xml", "rss.xml", "feed.json"))}
    assert paths - feeds == {"2021/12/30/tin-1.html"}
    assert {path.rpartition("/")[0] for path in feeds} == {"", "dan-van"}


@pytest.mark.parametrize("text", ["", "  \n\n"])
def test_spaces_after_the_text_render_nothing(make_site: MakeSite, text: str) -> None:
    root = make_site(archive(5))
    published(root)
    make_site({path_of(3): text_of(3) + text})
    assert published(root).changes == ()


def test_a_file_that_nobody_shows_renders_nothing(make_site: MakeSite) -> None:
    root = make_site(archive(5))
    published(root)
    make_site({"content/articles/ghi-chu.txt": "ghi chú"})
    assert published(root).changes == ()


def test_a_draft_renders_nothing(make_site: MakeSite) -> None:
    root = make_site(archive(5))
    published(root)
    make_site({"content/articles/moi.md": article_text(title="Mới", status="draft")})
    assert published(root).changes == ()


def test_a_template_renders_every_page_and_no_copy(make_site: MakeSite) -> None:
    root = make_site(archive(5))
    published(root)
    write_files(root, {"templates/most-read.html": "ít"})
    result = published(root)
    assert {each.reason for each in result.changes} == {Reason.THEME}
    assert written(result) == {"doc-nhieu.html"}
