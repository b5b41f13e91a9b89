from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from sources import good_article, parse_parts, problems, problems_of, typed
from wardnews.article import Attachment, Correction, FrontMatter, PageFrontMatter, Status
from wardnews.frontmatter import ARTICLE_FIELDS, PAGE_FIELDS, parse_status

PLUS_7 = timezone(timedelta(hours=7))


EVERYTHING = """\
title: "Hội nghị: tổng kết #1"
date: 16/10/2020 15:34
category: Công tác Đảng
views: 1.656 lượt
summary: Tóm  tắt
slug: hoi-nghi
image: ảnh.jpg
image_alt: Hội trường
image_caption: Quang cảnh
author: Ban Tuyên giáo
source: Cổng thành phố
source_url: https://hanoi.gov.vn/tin
tags: [dân vận, kiểm tra]
attachments:
  - {file: kh.pdf, title: Kế hoạch, number: 15-KH/ĐU, date: 10/10/2020, issuer: Đảng ủy}
  - file: bc.pdf
    title: Báo cáo
updated: 20/10/2020
corrections: [{date: 20/10/2020, note: Sửa số đại biểu}]
status: Draft
publish: 17/10/2020 08:00
expires: 31/12/2020
pinned: có
aliases: [tin-cu/90.html, a/b]
legacy_url: https://cu.example/tin?id=1
allow: [personal-data, legacy-d]"""


def test_every_field_arrives_in_its_own_type() -> None:
    assert good_article(EVERYTHING).front == FrontMatter(
        title="Hội nghị: tổng kết #1",
        date=datetime(2020, 10, 16, 15, 34, tzinfo=PLUS_7),
        category="Công tác Đảng",
        views=1656,
        summary="Tóm tắt",
        slug="hoi-nghi",
        image="ảnh.jpg",
        image_alt="Hội trường",
        image_caption="Quang cảnh",
        author="Ban Tuyên giáo",
        source="Cổng thành phố",
        source_url="https://hanoi.gov.vn/tin",
        tags=("dân vận", "kiểm tra"),
        attachments=(
            Attachment(
                file="kh.pdf",
                title="Kế hoạch",
                number="15-KH/ĐU",
                date=date(2020, 10, 10),
                issuer="Đảng ủy",
            ),
            Attachment(file="bc.pdf", title="Báo cáo"),
        ),
        updated=datetime(2020, 10, 20, tzinfo=PLUS_7),
        corrections=(Correction(date=date(2020, 10, 20), note="Sửa số đại biểu"),),
        status=Status.DRAFT,
        publish=datetime(2020, 10, 17, 8, 0, tzinfo=PLUS_7),
        expires=datetime(2020, 12, 31, tzinfo=PLUS_7),
        pinned=True,
        aliases=("tin-cu/90.html", "a/b"),
        legacy_url="https://cu.example/tin?id=1",
        allow=("personal-data", "legacy-d"),
    )


def test_every_field_of_the_tables_is_one_of_the_values() -> None:
    fields = [field.key for field in ARTICLE_FIELDS]
    assert fields == list(FrontMatter.__dataclass_fields__)
    assert sorted(field.key for field in PAGE_FIELDS) == sorted(
        PageFrontMatter.__dataclass_fields__
    )


WRONG = """\
title: [a]
date: 31/02/2020
category: {a: b}
views: -5
slug: Gặp Mặt
source_url: hanoi.gov.vn
tags: [[a]]
attachments:
  - {file: kh.pdf, date: 40/10/2020}
  - title: [b]
    tille: c
  - bc.pdf
updated: hôm qua
corrections: [{date: 20/10/2020}]
status: nháp
publish: 17/10/2020 25:00
expires: 01/01/1900
pinned: maybe
aliases: {a: b}
tiêu đề: x
xyzzy: y"""


def test_all_mistakes_are_told_at_once_each_with_its_place() -> None:
    assert problems(WRONG) == [
        ("not-a-text", 2, 8),
        ("no-such-day", 3, 7),
        ("not-a-text", 4, 11),
        ("negative-views", 5, 8),
        ("bad-slug", 6, 7),
        ("bad-url", 7, 13),
        ("not-a-text", 8, 8),
        ("missing-key", 10, 5),
        ("no-such-day", 10, 26),
        ("missing-key", 11, 5),
        ("not-a-text", 11, 12),
        ("misspelt-key", 12, 5),
        ("not-an-item", 13, 5),
        ("bad-date", 14, 10),
        ("missing-key", 15, 15),
        ("unknown-status", 16, 9),
        ("no-such-time", 17, 10),
        ("year-out-of-range", 18, 10),
        ("bad-flag", 19, 9),
        ("not-a-list", 20, 10),
        ("misspelt-key", 21, 1),
        ("unknown-key", 22, 1),
    ]


@pytest.mark.parametrize("front", ["", "views: 1", "title:\ndate: ''\ncategory: []"])
def test_what_an_article_must_have_is_asked_for(front: str) -> None:
    codes = {code for code, _, _ in problems(front)}
    assert codes == {"missing-title", "missing-date", "missing-category"}


def test_a_status_reads_in_any_case_and_another_is_told_the_known_ones() -> None:
    assert parse_status(typed("Withdrawn"), UTC) is Status.WITHDRAWN
    (problem,) = problems_of(parse_parts(more="status: nháp"))
    assert dict(problem.args)["known"] == "published, draft, withdrawn"
