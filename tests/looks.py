"""Pages of the sample content to look at: one of every kind that readers meet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

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
    "standing page": "gioi-thieu.html",
    "plain article": "2020/10/16/uy-ban-kiem-tra-so-ket-chin-thang.html",
    "article with pictures and a table": "2019/06/14/ngo-xanh-pho-sach.html",
    "withdrawn article": "2019/08/09/dieu-chinh-khu-vuc-de-xe.html",
    "corrected article": "2020/04/08/huong-dan-phong-chong-dich-o-khu-dan-cu.html",
    "no page": "404.html",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderSite:
    """A site as readers meet it: its address, and the folder that holds it."""

    url: str
    output: Path
