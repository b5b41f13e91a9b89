from __future__ import annotations

import pytest

from wardnews.body import render_body, resolve_links
from wardnews.cards import with_cards, with_documents
from wardnews.views import Document

PATH = "content/articles/2020/10/hoi-nghi.md"
PLAN = Document(kind="PDF", size=245_760)


def rendered(source: str) -> str:
    return render_body(source, PATH, 1).html


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.youtube.com/watch?v=a&amp;t=1", "youtube.com"),
        ("https://m.youtube.com/watch?v=a", "youtube.com"),
        ("http://youtu.be/a", "youtu.be"),
        ("https://vimeo.com/1", "vimeo.com"),
        ("https://www.facebook.com/phuong/videos/1", "facebook.com"),
    ],
)
def test_a_video_that_stands_alone_says_where_it_is_played(url: str, site: str) -> None:
    html = rendered(f"[Lễ khai giảng]({url})")
    assert html.startswith('<p class="card video"><a rel="external noopener" ')
    assert f'Lễ khai giảng <span class="where">(video, mở trang {site})</span></a></p>' in html
    assert f'href="{url}"' in html
    assert "iframe" not in html


def test_the_address_of_a_video_is_enough() -> None:
    html = rendered("Lễ khai giảng.\n\nhttps://youtu.be/a?b=1&c=2")
    assert '<p class="card video"><a rel="external noopener" ' in html
    assert 'href="https://youtu.be/a?b=1&amp;c=2">Xem video <span' in html
    assert rendered("<https://youtu.be/a>").startswith('<p class="card video">')


@pytest.mark.parametrize(
    "source",
    [
        "https://hanoi.gov.vn/tin",
        "https://youtube.com.example/watch?v=a",
        "https://www.facebook.com/phuong",
        "https://[::1/watch",
        "[Cổng](https://hanoi.gov.vn)",
        "[bài](bai-khac.md)",
        "Xem [video](https://youtu.be/a) này",
        "[một](a.pdf) [hai](b.pdf)",
        "- [video](https://youtu.be/a)",
    ],
)
def test_everything_else_stays_a_paragraph(source: str) -> None:
    assert "card" not in rendered(source)


@pytest.mark.parametrize("file", ["ke-hoach.pdf", "MAU.DOCX", "a/b%20c.xlsx"])
def test_a_document_that_stands_alone_is_a_card(file: str) -> None:
    assert rendered(f"[Kế hoạch]({file})") == (f'<p class="card"><a href="{file}">Kế hoạch</a></p>')


def test_a_video_beside_the_article_is_a_card_without_a_site() -> None:
    assert rendered("[Phim](le-hoi.mp4)") == (
        '<p class="card video"><a href="le-hoi.mp4">Phim</a></p>'
    )


def test_links_to_documents_tell_type_and_size_and_lead_there() -> None:
    body = rendered("Xem [**kế** hoạch](k.pdf), [bài](b.md), [lại](k.pdf).")
    told = with_documents(body, {"k.pdf": PLAN})
    assert told.count('<span class="size">(PDF, 240 KB)</span></a>') == 2
    assert '<strong>kế</strong> hoạch <span class="size">' in told
    assert '<a href="b.md">bài</a>' in told
    resolved = resolve_links(told, {"k.pdf": "media/k.0123.pdf"}, "../")
    assert resolved.count('href="../media/k.0123.pdf"') == 2


def test_a_name_with_signs_is_found_as_it_was_written() -> None:
    body = rendered("[x](<a&b c.pdf>)")
    assert "(PDF, 240 KB)" in with_documents(body, {"a&b c.pdf": PLAN})


def test_without_links_nothing_changes() -> None:
    assert with_cards("<p>Một</p>") == "<p>Một</p>"
    assert with_documents('<a href="k.pdf">k</a>', {}) == '<a href="k.pdf">k</a>'
