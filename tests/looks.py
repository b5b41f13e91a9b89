"""Pages to look at: one of every kind that readers meet, of the sample content and a little more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "http://tin.localhost/"
"""Where the browser of the tests finds the site; to browsers, `localhost` is as safe as HTTPS."""

# How much of what was painted has moved since the page was loaded.
SHIFTS = """
new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((each) => { sum += each.value; }))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 300);
})
"""

KINDS = {
    "home": "index.html",
    "category": "cong-tac-dang/index.html",
    "older category page": "cong-tac-dang/trang-1.html",
    "day": "2020/10/16/index.html",
    "month": "2020/10/index.html",
    "year": "2020/index.html",
    "archive": "luu-tru/index.html",
    "most read": "doc-nhieu.html",
    "day of the year": "ngay-nay/10-16.html",
    "statistics": "thong-ke.html",
    "search": "tim-kiem.html",
    "standing page": "gioi-thieu.html",
    "plain article": "2020/10/16/uy-ban-kiem-tra-so-ket-chin-thang.html",
    "article with pictures and a table": "2019/06/14/ngo-xanh-pho-sach.html",
    "article with everything": "2018/05/05/du-moi-thu.html",
    "article in English": "2018/05/06/everything.html",
    "withdrawn article": "2019/08/09/dieu-chinh-khu-vuc-de-xe.html",
    "corrected article": "2020/04/08/huong-dan-phong-chong-dich-o-khu-dan-cu.html",
    "no page": "404.html",
}

MOVED = "tin-cu/du-moi-thu.html"
"""An old address, at which nobody stays to be looked at."""

EXTRA: dict[str, str] = {
    "content/articles/2018/2018-05-05-du-moi-thu.md": """---
title: "Một bài có đủ mọi thứ mà trang tin của phường có thể có, kể cả một tiêu đề rất dài"
date: 05/05/2018 07:30
category: Văn hóa – Xã hội
summary: Bài này chỉ có ở phần thử. Nó gom mọi cách trình bày vào một trang.
image: den-trung-thu.jpg
image_alt: Những chiếc đèn lồng
image_caption: Đèn lồng
author: Ban Tuyên giáo Đảng ủy phường
source: Cổng thông tin điện tử thành phố
source_url: https://hanoi.gov.vn/tin
tags: [thử, trình bày]
aliases: [tin-cu/du-moi-thu.html]
updated: 06/05/2018 09:00
corrections:
  - {date: 06/05/2018, note: Sửa số hộ tham gia.}
  - {date: 07/05/2018, note: Sửa tên tổ dân phố.}
attachments:
  - {file: ../2019/15-kh-du.pdf, title: Kế hoạch, number: 15-KH/ĐU, date: 10/01/2018, issuer: Phường}
---

Đoạn mở đầu có [một liên kết ra ngoài](https://hanoi.gov.vn), [một bài khác](2018-04-21-ngay-sach-viet-nam.md),
[một văn bản](../2019/15-kh-du.pdf), một chú thích[^1], chữ **đậm**, chữ *nghiêng*, H<sub>2</sub>O và HĐND.

## Ảnh

![Đèn lồng](den-trung-thu.jpg "Đèn lồng")
![Kệ sách](ke-sach-khu-dan-cu.jpg "Kệ sách")
![Sen](../2020/hoa-sen.jpg)

![Một kệ sách](ke-sach-khu-dan-cu.jpg "Ảnh đứng một mình")

## Bảng

| Tổ dân phố | Số hộ đăng ký | Số hộ tham gia | Số hộ được khen | Ghi chú của tổ trưởng |
|---|--:|--:|:-:|---|
| Số 1 | 120 | 118 | 12 | Nhiều hộ mới chuyển đến trong năm |
| Số 2 | 98 | 97 | 9 | Không |

| Việc | Ngày |
|---|---|
| Tiếp dân | 05/4 |

### Danh sách

- Một việc
    - Việc nhỏ
- Hai việc

1. Bước một
2. Bước hai

Thuật ngữ
:   Lời giải thích.

> Lời trích dẫn của một cán bộ lão thành.

[Lễ khai mạc](https://youtu.be/xyz)

https://www.youtube.com/watch?v=abc&t=1

[Kế hoạch số 15](../2019/15-kh-du.pdf)

    Một đoạn chữ giữ nguyên khoảng cách, dài hơn bề ngang của bất cứ màn hình điện thoại nào

[^1]: Theo báo cáo của các tổ.

*[HĐND]: Hội đồng nhân dân
""",
    "content/articles/2018/2018-05-06-everything.md": """---
title: An article in English
date: 06/05/2018 07:30
category: Văn hóa – Xã hội
lang: en
translation_of: 2018-05-05-du-moi-thu.md
---

This article exists only in the tests.
""",
}
"""What no single article of the sample content has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderSite:
    """A site as readers meet it: its address, and the folder that holds it."""

    url: str
    output: Path
