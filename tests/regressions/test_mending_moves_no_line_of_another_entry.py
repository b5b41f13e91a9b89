"""`check --fix` tore lines out of lists and texts over several lines, and remarks into values.

It did so wherever there was some other mistake in the file, to lines that were right.
"""

from __future__ import annotations

import pytest

from wardnews.frontmatter import ARTICLE_FIELDS
from wardnews.recover import recover_mapping

KEYS = frozenset(field.key for field in ARTICLE_FIELDS)
WRONG, RIGHT = "title: Hội nghị: tổng kết", 'title: "Hội nghị: tổng kết"'


@pytest.mark.parametrize(
    "right",
    [
        "attachments:\n  - file: a.pdf\n    title: Kế hoạch\n    date: 10/01/2019\n    issuer: Đảng ủy",
        "attachments:\n- file: a.pdf\n  title: Kế hoạch\n  date: 10/01/2019",
        "attachments: # hai tệp\n  - file: a.pdf\n    title: Kế hoạch",
        "summary: |\n  Thông báo\n  source: Phòng Giáo dục",
        "summary: >\n  Thông báo\n\n  source: Phòng Giáo dục\n  author: Ban",
        'summary: "Thông báo\n  source: Phòng Giáo dục"',
        "tags: [a,\nb]",
        "tags: [a,\n  b,\nc: d]",
        "views: 20   # số lượt: chưa rõ",
        "date: 17.10.2020  # giờ: chưa rõ",
        "source_url: https://phuong.example   # ví dụ: https://quan.example",
    ],
)
def test_what_is_right_stays(right: str) -> None:
    for text, mended in (
        (f"{WRONG}\n{right}", f"{RIGHT}\n{right}"),
        (f"{right}\n{WRONG}", f"{right}\n{RIGHT}"),
    ):
        found = recover_mapping(text, 2, KEYS)
        assert [each.code for each in found.mistakes] == ["unquoted-colon"]
        assert found.mended == mended


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("title: Họp: bàn   # tên bài", 'title: "Họp: bàn"   # tên bài'),
        ("title: @phường # tên", 'title: "@phường" # tên'),
        ('title: "Họp" bàn # tên', "title: '\"Họp\" bàn' # tên"),
        ("title: [Họp] bàn # tên", 'title: "[Họp] bàn" # tên'),
    ],
)
def test_a_remark_stays_beside_its_value(typed: str, mended: str) -> None:
    assert recover_mapping(f"{typed}\nviews: 1", 2, KEYS).mended == f"{mended}\nviews: 1"
