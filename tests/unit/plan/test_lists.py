from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import CONFIG, NOW, entry
from wardnews.article import CategoryLink, Entry
from wardnews.plan.lists import (
    most_read,
    plan_categories,
    plan_home,
    plan_most_read,
    plan_not_found,
)
from wardnews.views import CategoryPage, HomePage, MostReadPage, NotFoundPage, RedirectPage

if TYPE_CHECKING:
    from wardnews.page import Page

SIZE = CONFIG.page_size
OTHER = CategoryLink(name="Dân vận", url="dan-van/index.html")


def entries(count: int) -> tuple[Entry, ...]:
    """Return so many entries of one category, newest first."""
    return tuple(entry(number) for number in range(count, 0, -1))


def category_pages(count: int) -> dict[str, Page]:
    pages = plan_categories(CONFIG, entries(count))
    return {page.path: page for page in pages if page.path.startswith("cong-tac-dang/")}


def view(pages: dict[str, Page], name: str) -> CategoryPage:
    content = pages[f"cong-tac-dang/{name}"].content
    assert isinstance(content, CategoryPage)
    return content


@pytest.mark.parametrize(
    ("count", "index", "numbered"),
    [(0, 0, 0), (1, 1, 0), (5, 5, 0), (9, 9, 0), (10, 5, 1), (14, 9, 1), (15, 5, 2), (23, 8, 3)],
)
def test_the_index_holds_the_newest_and_full_pages_the_rest(
    count: int, index: int, numbered: int
) -> None:
    pages = category_pages(count)
    assert len(view(pages, "index.html").entries) == index
    full = [view(pages, f"trang-{number}.html") for number in range(1, numbered + 1)]
    assert [len(page.entries) for page in full] == [SIZE] * numbered
    newest_first = [*view(pages, "index.html").entries]
    for page in reversed(full):
        newest_first.extend(page.entries)
    assert newest_first == list(entries(count))


def test_page_one_holds_the_oldest() -> None:
    first = view(category_pages(23), "trang-1.html")
    assert [each.title for each in first.entries] == [f"Bài số {n}" for n in (5, 4, 3, 2, 1)]
    assert (first.first, first.last) == (date(2020, 1, 2), date(2020, 1, 6))


def test_pages_lead_to_their_neighbours() -> None:
    pages = category_pages(15)
    names = ["index.html", "trang-2.html", "trang-1.html"]
    assert [(view(pages, each).newer, view(pages, each).older) for each in names] == [
        ("", "cong-tac-dang/trang-2.html"),
        ("cong-tac-dang/trang-3.html", "cong-tac-dang/trang-1.html"),
        ("cong-tac-dang/trang-2.html", ""),
    ]


@pytest.mark.parametrize(("count", "name"), [(10, "trang-2.html"), (23, "trang-4.html")])
def test_a_redirect_stands_at_the_next_number(count: int, name: str) -> None:
    content = category_pages(count)[f"cong-tac-dang/{name}"].content
    assert content == RedirectPage(title="Công tác Đảng", target="cong-tac-dang/index.html")


def test_without_a_full_page_there_is_only_the_index() -> None:
    assert list(category_pages(9)) == ["cong-tac-dang/index.html"]


@given(st.integers(0, 60), st.integers(1, 12))
def test_full_pages_never_change_when_news_is_added(count: int, more: int) -> None:
    full = {
        path: page
        for path, page in category_pages(count).items()
        if isinstance(page.content, CategoryPage) and page.content.number
    }
    for added in range(1, more + 1):
        later = category_pages(count + added)
        assert {path: later[path] for path in full} == full
        index = view(later, "index.html").entries
        assert len(index) < 2 * SIZE
        assert len(index) >= min(SIZE, count + added)


@given(st.integers(0, 60))
def test_every_link_between_pages_leads_somewhere(count: int) -> None:
    pages = category_pages(count)
    views = [page.content for page in pages.values() if isinstance(page.content, CategoryPage)]
    links = {link for each in views for link in (each.newer, each.older) if link}
    assert links <= pages.keys()


def test_a_category_holds_only_its_own() -> None:
    pages = {p.path: p for p in plan_categories(CONFIG, (entry(2), entry(1, category=OTHER)))}
    content = pages["dan-van/index.html"].content
    assert isinstance(content, CategoryPage)
    assert [each.title for each in content.entries] == ["Bài số 1"]


def test_the_most_read_come_first_and_the_unread_not_at_all() -> None:
    read = (entry(4, views=7), entry(3, views=9), entry(2, views=0), entry(1, views=7))
    assert [each.title for each in most_read(read, 3)] == ["Bài số 3", "Bài số 4", "Bài số 1"]
    (page,) = plan_most_read(read)
    assert page.path == "doc-nhieu.html"
    assert page.content == MostReadPage(entries=most_read(read, 50))


def home(*shown: Entry) -> HomePage:
    (page,) = plan_home(CONFIG, shown, NOW)
    assert page.path == "index.html"
    assert isinstance(page.content, HomePage)
    return page.content


def test_the_front_page_shows_what_is_pinned_once() -> None:
    pinned = entry(1, pinned=True)
    page = home(*entries(20)[:-1], pinned)
    assert page.pinned == (pinned,)
    assert pinned not in page.latest
    assert len(page.latest) == 8


def test_a_category_without_news_has_no_block_on_the_front_page() -> None:
    page = home(*entries(6))
    assert [(each.category.name, len(each.entries)) for each in page.blocks] == [
        ("Công tác Đảng", 4)
    ]


def test_the_front_page_of_an_empty_site_is_empty() -> None:
    assert home() == HomePage(pinned=(), latest=(), blocks=(), most_read=(), past=None)


def test_there_is_a_page_for_no_page() -> None:
    (page,) = plan_not_found(looks_up=True)
    assert (page.path, page.content) == ("404.html", NotFoundPage(looks_up=True))
