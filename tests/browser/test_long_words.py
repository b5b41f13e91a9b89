"""Words without a break, as file names and addresses are, make nothing scroll sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser.conftest import PHONE, served
from builders import SETTINGS, article_text, build_site, write_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

FILE = "Danh_sach_cu_tri_to_dan_pho_so_12_phuong_Duc_Giang_va_cac_to_lan_can.xlsx"
ADDRESS = f"https://mang-xa-hoi.example/{'a' * 120}?id={'1' * 60}"
NUMBERS = "15/KH-ĐU, 16/KH-ĐU, 17/KH-ĐU và 18/KH-ĐU"
WIDE = " | ".join(f"Cột {number}" for number in range(10))
TABLE = f"| {WIDE} |\n|{'---|' * 10}\n| {' | '.join('12345')} | 6 | 7 | 8 | 9 | 10 |"
PATHS = (
    "2020/10/16/a.html",
    "2020/10/16/index.html",
    "2020/10/index.html",
    "cong-tac-dang/index.html",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root: Path = tmp_path_factory.mktemp("long")
    attached = f'attachments:\n  - file: a.xlsx\n    title: {FILE}\n    number: "{NUMBERS}"'
    text = article_text(f"Mở đầu.\n\n{TABLE}\n", title=FILE, source_url=ADDRESS)
    text = text.replace("title:", f"{attached}\ntitle:", 1)
    write_files(root, {"content/site.yml": SETTINGS, "content/articles/a.md": text})
    write_files(root, {"content/articles/a.xlsx": b"PK"})
    assert build_site(root).published is not None
    with served(root / "build") as url:
        yield url


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_as_wide_as_the_phone(chromium: Browser, address: str, path: str) -> None:
    page = chromium.new_page(viewport={"width": PHONE, "height": 740})
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    outside = "(spans) => spans.filter((each) => each.getBoundingClientRect().left < 0).length"
    assert page.locator(".byline span").evaluate_all(outside) == 0
    page.context.close()


def test_a_wide_table_does_not_shrink_the_print(chromium: Browser, address: str) -> None:
    page = chromium.new_page(viewport={"width": 680, "height": 960})  # A4 less its margins
    page.goto(address + PATHS[0])
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= 680
    page.context.close()
