"""An old page in a category that the site has not became an article that stopped the whole build."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import article_text, build_site, write_files

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Called, MakeSite, Run

PAGE = "{}\n\n{}\nNgày đăng 18/04/2021 | 07:45\n\nSáng nay bà con ra quân.\n"


def imported(run: Run, root: Path, *options: str) -> Called:
    return run("import", root / "a.txt", "--into", root / "content/articles", *options)


def source_of(root: Path) -> str:
    return next((root / "content/articles").rglob("*ra-quan.md")).read_text("utf-8")


@pytest.mark.parametrize(
    ("named", "taken"),
    [("TIN LẠ HOẮC", "Công tác Đảng"), ("VĂN HÓA XÃ HỘI PHƯỜNG", "Văn hóa – Xã hội")],
)
def test_another_category_is_a_guess(make_site: MakeSite, run: Run, named: str, taken: str) -> None:
    root = write_files(make_site(), {"a.txt": PAGE.format(named, "Ra quân")})
    called = imported(run, root)
    assert called.code == 0
    told = (
        f"Trang tin không có chuyên mục mà tệp ghi: {named.capitalize()} → {taken}; bài là bản nháp"
    )
    assert told in called.out
    assert f"category: {taken}\nstatus: draft\n" in source_of(root)
    assert build_site(root).shown == 1


def test_the_category_of_the_call_is_none(make_site: MakeSite, run: Run) -> None:
    root = write_files(make_site(), {"a.txt": PAGE.format("TIN LẠ", "Ra quân")})
    called = imported(run, root, "--category", "dan van")
    assert "Trang tin không có chuyên mục mà tệp ghi: Tin lạ → Dân vận." in called.out
    assert "category: Dân vận\n---" in source_of(root)
    assert build_site(root).shown == 2


def test_a_category_of_the_call_that_the_site_has_not_is_refused(
    make_site: MakeSite, run: Run
) -> None:
    root = write_files(make_site(), {"a.txt": PAGE.format("DÂN VẬN", "Ra quân")})
    called = imported(run, root, "--category", "Thể thao")
    assert called.code == 2
    assert "Công tác Đảng, Dân vận" in called.err
    assert not list((root / "content/articles").rglob("*ra-quan.md"))


@pytest.mark.parametrize("change", [{"slug": "ra-quan"}, {"aliases": "[2021/04/18/ra-quan.html]"}])
def test_an_article_whose_address_is_taken_is_not_written(
    make_site: MakeSite, run: Run, change: dict[str, str]
) -> None:
    lines = "".join(f"{key}: {value}\n" for key, value in change.items())
    other = article_text(title="Khác", date="18/04/2021").replace("---\n", f"---\n{lines}", 1)
    files: dict[str, str | bytes] = {
        "content/articles/khac.md": other,
        "a.txt": PAGE.format("DÂN VẬN", "Ra quân"),
    }
    root = make_site(files)
    called = imported(run, root)
    assert called.code == 1
    assert "sẽ có cùng địa chỉ với bài đã có" in called.err
    assert "khac.md" in called.err
    assert build_site(root).shown == 2
