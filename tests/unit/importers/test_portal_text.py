import html
import re
import unicodedata
from pathlib import Path

import pytest

from sources import article_of, body_of, parse_bytes
from wardnews.draft import Draft
from wardnews.errors import ImportRefused
from wardnews.importers.article import draft_of as draft_of_page
from wardnews.importers.portal_text import PortalPage, page_of, parse_portal_text
from wardnews.parse import Outcome

STAMP = "Ngày đăng 16/10/2020 | 15:34  | Lượt xem: 162"
TEXT = f"""CÔNG TÁC ĐẢNG

Đảng ủy phường họp: 90 năm
{STAMP}

Chiều ngày 15/10/2020, Đảng ủy phường họp

1. Dự có * các đồng chí [trong] Ban Thường vụ.
"""
PAGE = PortalPage(
    category="CÔNG TÁC ĐẢNG",
    title="Đảng ủy phường họp: 90 năm",
    date="16/10/2020",
    time="15:34",
    views="162",
    paragraphs=(
        "Chiều ngày 15/10/2020, Đảng ủy phường họp",
        "1. Dự có * các đồng chí [trong] Ban Thường vụ.",
    ),
)
LEGACY = Path(__file__).parents[3].resolve().parent / "shared" / "legacy"


def draft_of(page: PortalPage, category: str) -> Draft:
    return draft_of_page(page_of(page), category, unsure=False)


def parsed(text: str) -> PortalPage:
    return parse_portal_text(text.encode(), "bai.txt")


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.replace("\n", "\r\n").encode(),
        unicodedata.normalize("NFD", TEXT).encode(),
        TEXT.replace(" ", "\u00a0").encode(),
        TEXT.replace(" ", "  ").encode(),
        TEXT.replace("\n\n", "\n \n\n\t\n").encode(),
        ("\n\n" + TEXT + "\n\n").encode(),
        TEXT.replace("Đảng ủy phường họp: 90", "Đảng ủy phường\nhọp: 90").encode(),
        TEXT.replace("Đảng ủy phường họp: 90", "Đảng ủy phường\n\nhọp: 90").encode(),
    ],
)
def test_however_a_page_was_saved_it_says_the_same(data: bytes) -> None:
    assert parse_portal_text(data, "bai.txt") == PAGE


@pytest.mark.parametrize(
    ("stamp", "time", "views"),
    [
        ("Ngày đăng 16/10/2020|15:34|Lượt xem:162", "15:34", "162"),
        ("Ngày đăng: 16/10/2020 | 15:34 | Lượt xem 162", "15:34", "162"),
        ("NGÀY ĐĂNG 16/10/2020 | 15:34 | LƯỢT XEM: 1.656", "15:34", "1656"),
        ("Ngày\u00a0đăng\u00a016/10/2020\u00a0|\u202f5:34\u00a0| Lượt\u2009xem: 0", "5:34", "0"),
        ("Ngày đăng 16/10/2020 | 15:34", "15:34", ""),
        ("Ngày đăng 16/10/2020 | 15:34 | Lượt xem:", "15:34", ""),
        ("Ngày đăng 16/10/2020 | Lượt xem: 162", "", "162"),
        ("Ngày đăng 16/10/2020", "", ""),
    ],
)
def test_time_and_views_may_vary_or_be_missing(stamp: str, time: str, views: str) -> None:
    page = parsed(TEXT.replace(STAMP, stamp))
    assert (page.date, page.time, page.views) == ("16/10/2020", time, views)
    draft = draft_of(page, "Công tác Đảng")
    article = article_of(parse_bytes(draft.source.encode(), f"content/articles/{draft.file}"))
    assert f"{article.front.date:%H:%M}".lstrip("0") == (time or "0:00").lstrip("0")
    assert article.front.views == int(views or "0")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not-a-portal-page"),
        ("Một bài không có dòng ngày đăng.", "not-a-portal-page"),
        (f"{STAMP}\n\nNội dung.", "not-a-portal-page"),
        (f"TIN TỨC\n{STAMP}\n\nNội dung.", "not-a-portal-page"),
        (f"TIN TỨC\n\nTiêu đề\n{STAMP}\n\n", "not-a-portal-page"),
        (TEXT.replace("16/10/2020 |", "ngày kia |"), "not-a-portal-page"),
        (TEXT + "\x00", "control-character"),
    ],
)
def test_a_file_of_another_form_is_refused(text: str, code: str) -> None:
    with pytest.raises(ImportRefused) as refused:
        parsed(text)
    assert refused.value.code == code


def test_bytes_that_are_no_unicode_are_refused() -> None:
    with pytest.raises(ImportRefused) as refused:
        parse_portal_text(TEXT.encode("cp1258", "replace"), "bai.txt")
    assert refused.value.code == "not-utf8"


def test_the_article_reads_as_the_page_did() -> None:
    draft = draft_of(PAGE, "Công tác Đảng")
    outcome = parse_bytes(draft.source.encode(), f"content/articles/{draft.file}")
    article = article_of(outcome)
    assert draft.file == "2020/2020-10-16-dang-uy-phuong-hop-90-nam.md"
    assert article.front.title == PAGE.title
    assert article.front.category == "Công tác Đảng"
    assert paragraphs_of(outcome) == list(PAGE.paragraphs)


def test_a_page_imported_twice_is_the_same_file() -> None:
    assert draft_of(PAGE, "Công tác Đảng") == draft_of(PAGE, "Công tác Đảng")


@pytest.mark.skipif(not LEGACY.is_dir(), reason="the real page of the old portal is not here")
def test_the_real_page_loses_no_word() -> None:
    (file,) = sorted(LEGACY.glob("*.txt"))
    saved = unicodedata.normalize("NFC", file.read_text(encoding="utf-8-sig"))
    page = parse_portal_text(file.read_bytes(), file.name)
    draft = draft_of(page, "Công tác Đảng")
    outcome = parse_bytes(draft.source.encode(), f"content/articles/{draft.file}")
    article = article_of(outcome)
    assert article.front.views == 162
    assert article.front.date.isoformat() == "2020-10-16T15:34:00+07:00"
    shown = paragraphs_of(outcome)
    assert len(shown) == 11
    above, _, below = saved.partition("Lượt xem: 162")
    assert " ".join(shown).split() == below.split()
    assert f"{page.category} {article.front.title}".split() == above.split("Ngày đăng")[0].split()
    assert unicodedata.is_normalized("NFC", draft.source)


def paragraphs_of(outcome: Outcome) -> list[str]:
    found = re.findall(r"<p>(.*?)</p>", body_of(outcome), re.DOTALL)
    return [html.unescape(re.sub(r"<[^>]*>", "", paragraph)) for paragraph in found]
