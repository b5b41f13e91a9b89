"""What `wardnews init` and `wardnews new` write for an editor to begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wardnews import text
from wardnews.draft import Draft, build_draft
from wardnews.frontmatter import ARTICLE_FIELDS
from wardnews.schema import editor_files
from wardnews.settings import SITE_FIELDS

if TYPE_CHECKING:
    from datetime import datetime

SETTINGS = """\
# Các thiết lập của trang tin. Sau dấu # là lời giải thích, máy bỏ qua.
title: Đảng ủy phường
description: Tin tức của Đảng bộ và chính quyền phường
base_url: https://phuong.example        # địa chỉ của trang trên mạng
time_zone: Asia/Ho_Chi_Minh
page_size: 20                           # số bài trên một trang danh sách

categories:
  - name: Công tác Đảng
  - name: Chính quyền
  - name: Đoàn thể
  - name: Văn hóa – Xã hội

responsible: Ban Tuyên giáo Đảng ủy phường
contact:
  address: Trụ sở Đảng ủy, HĐND, UBND phường
  phone: 024 0000 0000
  email: vanphong@phuong.example

links:
  - name: Báo điện tử Đảng Cộng sản Việt Nam
    url: https://dangcongsan.vn
  - name: Cổng Thông tin điện tử Chính phủ
    url: https://chinhphu.vn
"""

ABOUT = """\
---
title: Giới thiệu
order: 1
---

Đây là trang tin của Đảng ủy phường. Hãy mở tệp `content/pages/gioi-thieu.md` và viết đôi lời
giới thiệu về Đảng bộ, chính quyền và các đoàn thể của phường.
"""

WELCOME = (
    (
        "Trang tin của phường bắt đầu hoạt động từ hôm nay. Tin tức, thông báo của phường được "
        "đăng tại đây để nhân dân tiện theo dõi."
    ),
    "Đây là bài mẫu: mở tệp của bài trong thư mục `content/articles`, sửa lại hoặc xóa đi.",
)

IGNORED = "/build/\n/.wardnews/\n"

PLACEHOLDER = "Viết nội dung bài ở đây."


def site_files(moment: datetime) -> tuple[tuple[str, str], ...]:
    """Return the files of a new site, by path, that builds at once."""
    fields = (("date", _stamp(moment)), ("category", "Công tác Đảng"))
    welcome = build_draft("Trang tin của phường bắt đầu hoạt động", moment, fields, WELCOME)
    return (
        ("content/site.yml", SETTINGS),
        ("content/pages/gioi-thieu.md", ABOUT),
        (f"content/articles/{welcome.file}", welcome.source),
        (".gitignore", IGNORED),
        *editor_files(ARTICLE_FIELDS, SITE_FIELDS),
    )


def new_article(title: str, moment: datetime, category: str) -> Draft:
    """Return a new article, marked as a draft until its editor has written it."""
    fields = (("date", _stamp(moment)), ("category", category), ("status", "draft"))
    return build_draft(title, moment, fields, (PLACEHOLDER,))


def _stamp(moment: datetime) -> str:
    return f"{text.day(moment)} {text.clock(moment)}"
