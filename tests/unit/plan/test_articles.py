from __future__ import annotations

from datetime import date

from builders import CONFIG, NOW, archive, article, asset, at
from wardnews.article import Attachment, CategoryLink, Correction, Reference, Status
from wardnews.plan.articles import plan_articles, plan_notices, resolved_links
from wardnews.views import ArticlePage, AttachmentLink, Picture, WithdrawnPage

FOLDER = "content/articles/"


def page_of(*articles: object, **files: str) -> ArticlePage:
    assets = {FOLDER + path: asset(FOLDER + path) for path in files.values()}
    shown = archive(*articles, assets=assets)  # type: ignore[arg-type]  # articles, all of them
    page = next(plan_articles(shown, assets, {}))
    assert isinstance(page.content, ArticlePage)
    return page.content


def test_an_article_stands_at_its_date_and_slug() -> None:
    (page,) = plan_articles(archive(article("x/gap-mat.md", slug="gap-mat")), {}, {})
    assert (page.path, page.origin) == ("2020/10/16/gap-mat.html", "content/articles/x/gap-mat.md")


def test_the_lead_is_the_summary_that_was_written() -> None:
    assert page_of(article(summary="Tóm tắt.")).lead == "Tóm tắt."
    assert page_of(article()).lead == ""


def test_a_picture_is_shown_with_its_words() -> None:
    made = article("a.md", image="anh.jpg", image_alt="Hội trường", image_caption="Quang cảnh")
    assert page_of(made, image="anh.jpg").picture == Picture(
        url="media/anh.0123456789ab.jpg", alt="Hội trường", caption="Quang cảnh"
    )


def test_an_attachment_is_shown_with_its_kind_and_size() -> None:
    given = Attachment(
        file="15 kế hoạch.pdf",
        title="Kế hoạch",
        number="15-KH/ĐU",
        date=date(2020, 10, 10),
        issuer="Đảng ủy",
    )
    page = page_of(article("a.md", attachments=(given,)), file="15 kế hoạch.pdf")
    assert page.attachments == (
        AttachmentLink(
            url="media/15-ke-hoach.0123456789ab.pdf",
            title="Kế hoạch",
            kind="PDF",
            size=2048,
            number="15-KH/ĐU",
            date=date(2020, 10, 10),
            issuer="Đảng ủy",
        ),
    )


def test_links_are_resolved_with_their_anchors_and_unknown_ones_left() -> None:
    references = tuple(
        Reference(written=written, path=path, line=1, column=1)
        for written, path in (("b.md#muc", "b"), ("c.md", "c"), ("d.md", "d"))
    )
    urls = {"b": "2020/01/01/b.html", "c": "2020/01/02/c.html"}
    assert resolved_links(references, urls) == (
        ("b.md#muc", "2020/01/01/b.html#muc"),
        ("c.md", "2020/01/02/c.html"),
    )


def test_a_notice_stands_where_an_article_was() -> None:
    correction = Correction(date=date(2020, 10, 20), note="Đăng nhầm")
    gone = article("a.md", slug="a", status=Status.WITHDRAWN, corrections=(correction,))
    (page,) = plan_notices(CONFIG, archive(gone), NOW)
    assert page.path == "2020/10/16/a.html"
    assert page.content == WithdrawnPage(
        title="Gặp mặt",
        date=at("2020-10-16 15:34"),
        category=CategoryLink(name="Công tác Đảng", url="cong-tac-dang/index.html"),
        expired=False,
        corrections=(correction,),
    )


def test_a_notice_tells_an_expired_article_from_a_withdrawn_one() -> None:
    (page,) = plan_notices(CONFIG, archive(article(expires=at("2020-11-01"))), NOW)
    assert isinstance(page.content, WithdrawnPage)
    assert page.content.expired
