from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from lxml import html
from PIL import Image

from builders import AS_OF, article_text
from wardnews.errors import UsageError
from wardnews.executors import SerialExecutor
from wardnews.outcome import Project
from wardnews.yearbook import Written, write_yearbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FOLDER = "content/articles/"
NOTED = "Có chú thích[^1].\n\n## Kết quả\n\n[^1]: Theo báo cáo."


def written(root: Path, year: int = 2020) -> Written:
    return write_yearbook(Project(root=root, as_of=AS_OF), year, SerialExecutor())


def found_in(book: html.HtmlElement, path: str) -> list[html.HtmlElement]:
    found = book.xpath(path)
    assert isinstance(found, list)
    return [each for each in found if isinstance(each, html.HtmlElement)]


@pytest.fixture
def book(make_site: Callable[..., Path]) -> html.HtmlElement:
    stream = io.BytesIO()
    Image.new("RGB", (900, 600), "red").save(stream, "JPEG")
    root = make_site(
        {
            FOLDER + "2020-01-02-dau-nam.md": article_text(NOTED, title="Đầu năm", date="2/1/2020"),
            FOLDER + "2020-12-30-cuoi-nam.md": article_text(
                f"{NOTED}\n\n![Hội trường](a.jpg)\n\n[Bài khác](2020-01-02-dau-nam.md)",
                title="Cuối năm",
                date="30/12/2020",
            ),
            FOLDER + "2021-01-02-sau.md": article_text("Sau.", title="Năm sau", date="2/1/2021"),
            FOLDER + "a.jpg": stream.getvalue(),
        }
    )
    found = written(root)
    assert found.articles == 3
    assert found.data is not None
    assert not (root / "build").exists()
    return html.document_fromstring(found.data.decode())


def test_all_articles_of_the_year_stand_in_order_after_cover_and_contents(
    book: html.HtmlElement,
) -> None:
    titles = ["Đầu năm", "Gặp mặt", "Cuối năm"]
    assert [each.text_content() for each in found_in(book, "//article/h2")] == titles
    contents = found_in(book, "//section//a")
    assert [each.text_content() for each in contents] == titles
    assert all(book.get_element_by_id(each.get("href", "")[1:]) is not None for each in contents)
    assert "Kỷ yếu năm 2020" in found_in(book, "//h1")[0].text_content()


def test_the_book_needs_no_other_file(book: html.HtmlElement) -> None:
    (image,) = found_in(book, "//img")
    assert str(image.get("src")).startswith("data:image/jpeg;base64,")
    assert not found_in(book, "//link | //script | //source")
    assert "url(" not in found_in(book, "//style")[0].text_content()
    links = [str(each.get("href")) for each in found_in(book, "//article//a")]
    assert "https://hoasua.example/2020/01/02/dau-nam.html" in links
    assert [link for link in links if not re.match(r"https://|#", link)] == []


def test_no_two_articles_share_an_id(book: html.HtmlElement) -> None:
    ids = [each.get("id") for each in book.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    inside = [str(each.get("href"))[1:] for each in found_in(book, "//a[starts-with(@href, '#')]")]
    assert set(inside) <= set(ids)


def test_a_year_without_news_has_no_book(make_site: Callable[..., Path]) -> None:
    with pytest.raises(UsageError, match="year-without-news"):
        written(make_site(), 2001)


def test_a_site_with_errors_has_no_book(make_site: Callable[..., Path]) -> None:
    found = written(make_site({FOLDER + "x.md": article_text(title="Khác", category="Không có")}))
    assert found.data is None
    assert [each.code for each in found.problems] == ["unknown-category"]
