"""Where only texts have changed, nothing else is planned, and the output is that of a whole build."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from unittest import mock

import pytest

from builders import AS_OF, SETTINGS, article_text, build_site, read_tree, write_files
from wardnews.build import build, cache_file
from wardnews.executors import SerialExecutor
from wardnews.outcome import Project
from wardnews.output import LOCK, MARK
from word_files import png

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from wardnews.build import BuildReport

TICK = 0.05
ARTICLES = "content/articles/2020/"
TEXT = "Mở đầu.\n\nXem [bài đầu](d01.md#a), [lời giới thiệu](../../pages/ta.md) và [tệp](tep.txt)."
PICTURE = "Mở đầu.\n\n![Ảnh chung](anh.png)"
TAGS = ("[Họp, Lễ]", "[Họp]", "[Thi đua]", "")


def sources() -> dict[str, str | bytes]:
    """Return a site of 32 articles in two categories: more than its feeds hold, all linked."""
    files: dict[str, str | bytes] = {
        "content/site.yml": SETTINGS + "search: false\n",
        "content/pages/ta.md": "---\ntitle: Ta\n---\n\nMở đầu.\n\nXem [bài](../articles/2020/d05.md).\n",
        ARTICLES + "anh.png": png(),
        ARTICLES + "tep.txt": "tệp",
        ARTICLES + "en.md": article_text(
            "First.\n\nSecond.",
            title="In English",
            date="20/10/2020",
            lang="en",
            translation_of="d20.md",
        ),
        ARTICLES + "nhap.md": article_text("Mở đầu.\n\nHai.", status="draft", date="05/10/2020"),
        ARTICLES + "rut.md": article_text(TEXT, status="withdrawn", date="07/10/2020"),
    }
    for day in range(1, 32):
        files[f"{ARTICLES}d{day:02}.md"] = article_text(
            PICTURE if day % 3 == 0 else TEXT,
            title=f"Tin {day}",
            date=f"{day:02}/10/2020",
            category=("Công tác Đảng", "Dân vận")[day % 4 == 1],
            tags=TAGS[day % 4],
        )
    return files


@pytest.fixture(autouse=True)
def fine_clock() -> Iterator[None]:
    with mock.patch("wardnews.source.RACY_NS", int(TICK * 1e9)):
        yield


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site that was built when it was no longer young."""
    root = write_files(tmp_path / "trang tin", sources())
    time.sleep(2 * TICK)
    build_again(root)
    return root


def build_again(root: Path, **project: bool) -> BuildReport:
    made = Project(root=root, as_of=AS_OF, **project)  # type: ignore[arg-type]  # flags
    return build(made, root / "build", executor=SerialExecutor())


def retouched(root: Path) -> BuildReport:
    """Build, and return the report of what must have been done without a whole plan."""
    with mock.patch("wardnews.preparing.prepare", side_effect=AssertionError("planned")):
        return build_again(root)


def planned(root: Path) -> BuildReport:
    """Build, and return the report of what must have taken a whole plan."""
    report = build_again(root)
    assert report.ready is not None
    return report


def add_text(root: Path, *names: str) -> None:
    for name in names:
        file = root / "content" / name
        file.write_text(file.read_text("utf-8") + "\nThêm một đoạn.\n", "utf-8")


def is_clean(root: Path) -> bool:
    build_site(root, root / "clean")
    trees = [read_tree(root / name) for name in ("build", "clean")]
    for tree in trees:
        for ours in (MARK, LOCK):
            tree.pop(ours, None)
    return trees[0] == trees[1]


@pytest.mark.parametrize("names", [("d31",), ("d20",), ("en",), ("d03", "d25"), ("d01", "d31")])
def test_what_is_written_is_what_a_whole_build_writes(root: Path, names: tuple[str, ...]) -> None:
    add_text(root, *(f"articles/2020/{name}.md" for name in names))
    report = retouched(root)
    assert report.published is not None
    assert (report.parsed, report.published.removed) == (len(names), ())
    pages = {f"2020/10/{20 if name == 'en' else int(name[1:]):02}/" for name in names}
    changed = [each.path for each in report.published.changes]
    assert pages == {path[:11] for path in changed if path.endswith(".html")}
    assert is_clean(root)
    again = retouched(root)
    assert again.published is not None
    assert again.published.changes == ()


def test_an_article_that_no_feed_shows_changes_its_page_alone(root: Path) -> None:
    add_text(root, "articles/2020/d02.md")
    published = retouched(root).published
    assert published is not None
    assert [change.path for change in published.changes] == ["2020/10/02/d02.html"]
    whole = len(read_tree(root / "build")) - 3  # the record, the mark, the lock
    assert published.untouched == whole - 1


@pytest.mark.parametrize("name", ["pages/ta", "articles/2020/nhap", "articles/2020/rut"])
def test_pages_notices_and_drafts_too(root: Path, name: str) -> None:
    add_text(root, f"{name}.md")
    retouched(root)
    assert is_clean(root)


def test_a_new_link_or_a_line_more_above_one_is_a_text(root: Path) -> None:
    file = root / ARTICLES / "d25.md"
    file.write_text(file.read_text("utf-8").replace("Xem", "Một dòng.\n\nXem"), "utf-8")
    retouched(root)
    assert is_clean(root)


def test_a_saved_file_with_the_same_bytes_changes_nothing(root: Path) -> None:
    time.sleep(2 * TICK)
    build_again(root)
    (root / ARTICLES / "d25.md").touch()
    report = retouched(root)
    assert report.published is not None
    assert (report.parsed, report.published.changes) == (0, ())
    assert is_clean(root)


EDITS: dict[str, dict[str, str | bytes]] = {
    "title": {ARTICLES + "d25.md": article_text(TEXT, title="Khác", date="25/10/2020")},
    "lead": {ARTICLES + "d25.md": article_text("Khác.", title="Tin 25", date="25/10/2020")},
    "new": {ARTICLES + "moi.md": article_text(TEXT, title="Mới")},
    "document": {ARTICLES + "tep.txt": "khác"},
    "settings": {"content/site.yml": SETTINGS.replace("5", "6") + "search: false\n"},
    "template": {"templates/not-found.html": "Không có."},
    "page of the output": {"build/2020/10/02/d02.html": "khác"},
    "record": {"build/manifest.json": "{}"},
    "mark": {"build/.wardnews": "x\n"},
}


@pytest.mark.parametrize("edit", EDITS)
def test_whatever_else_changes_is_planned(root: Path, edit: str) -> None:
    time.sleep(2 * TICK)
    build_again(root)
    add_text(root, "articles/2020/d10.md")
    write_files(root, EDITS[edit])
    planned(root)
    assert is_clean(root)


def test_what_went_or_was_left_in_the_output_is_planned(root: Path) -> None:
    (root / "build/2020/10/02/d02.html").unlink()
    planned(root)
    write_files(root, {"build/index.html.7.wardnews-tmp": "nửa"})
    planned(root)
    assert is_clean(root)


def test_a_file_of_somebody_elses_in_the_output_is_let_be(searched: Path) -> None:
    mine = {"build/CNAME": "phuong.example", "build/tim-kiem/của tôi.txt": "giữ lại"}
    write_files(searched, dict(mine))
    add_text(searched, "articles/2020/d31.md")
    published = retouched(searched).published
    assert published is not None
    assert "2020/10/31/d31.html" in {change.path for change in published.changes}
    for path, text in mine.items():
        assert (searched / path).read_text("utf-8") == text
        (searched / path).unlink()
    assert is_clean(searched)


def test_a_mistake_is_told_and_its_mending_planned(root: Path) -> None:
    file = root / ARTICLES / "d10.md"
    before = file.read_text("utf-8")
    file.write_text("---\ntitle: a\n---\n\nLời.\n", "utf-8")
    assert build_again(root).published is None
    file.write_text(before, "utf-8")
    planned(root)
    assert is_clean(root)


def test_another_moment_or_another_call_is_planned(root: Path) -> None:
    assert build_again(root, drafts=True).ready is not None
    assert build_again(root, drafts=False).ready is not None


@pytest.fixture
def searched(root: Path) -> Path:
    """The same site with search: 24 of its 32 articles are the past of the index."""
    write_files(root, {"content/site.yml": SETTINGS})
    planned(root)
    return root


@pytest.mark.parametrize("names", [("d31",), ("d30", "d26"), ("d25",)])
def test_what_the_tail_of_the_index_holds_is_indexed_again(
    searched: Path, names: tuple[str, ...]
) -> None:
    before = set(read_tree(searched / "build"))
    add_text(searched, *(f"articles/2020/{name}.md" for name in names))
    published = retouched(searched).published
    assert published is not None
    assert is_clean(searched)
    after = read_tree(searched / "build")
    assert set(published.removed) == before - set(after)
    assert len(published.removed) == 32 + 1  # a folder of texts, the tail
    assert published.untouched == len(after) - 3 - len(published.changes)
    add_text(searched, "articles/2020/d31.md")
    retouched(searched)
    assert is_clean(searched)


def test_what_the_past_of_the_index_holds_is_planned(searched: Path) -> None:
    add_text(searched, "articles/2020/d03.md")
    planned(searched)
    add_text(searched, "pages/ta.md")
    retouched(searched)
    assert is_clean(searched)


def test_a_build_that_dies_is_made_good(root: Path) -> None:
    add_text(root, "articles/2020/d31.md")
    dying = mock.patch("wardnews.making.write_file", side_effect=KeyboardInterrupt)
    with dying, pytest.raises(KeyboardInterrupt):
        build_again(root)
    planned(root)
    assert is_clean(root)
    assert cache_file(root, root / "build").is_file()
