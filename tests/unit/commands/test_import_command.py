from __future__ import annotations

from typing import TYPE_CHECKING

from builders import build_site, read_tree, write_files

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite, Run

PAGE = """\
DÂN VẬN

Tổ dân phố số 2 ra quân dọn vệ sinh
Ngày đăng 18/04/2021 | 07:45  | Lượt xem: 1.204

Sáng 18/4, bà con tổ dân phố số 2 ra quân dọn vệ sinh

Hơn năm mươi hộ cùng tham gia.
"""
ARTICLE = "2021/2021-04-18-to-dan-pho-so-2-ra-quan-don-ve-sinh.md"


def import_page(run: Run, root: Path, page: str = PAGE) -> tuple[int, str, str]:
    write_files(root, {"trang cũ.txt": page})
    called = run("import", root / "trang cũ.txt", "--into", root / "content/articles")
    return called.code, called.out, called.err


def test_a_page_becomes_an_article_that_builds(run: Run, make_site: MakeSite) -> None:
    root = make_site()
    code, out, err = import_page(run, root)
    assert (code, err) == (0, "")
    assert "đã nhập" in out
    text = (root / "content/articles" / ARTICLE).read_text("utf-8")
    assert "category: Dân vận\n" in text
    assert "views: 1204\n" in text
    assert build_site(root).shown == 2


def test_a_second_import_changes_nothing_and_says_so(run: Run, make_site: MakeSite) -> None:
    root = make_site()
    import_page(run, root)
    before = read_tree(root)
    code, out, _ = import_page(run, root)
    assert code == 0
    assert "không đổi" in out
    assert "Đã nhập 0 bài, 1 bài không đổi" in out
    assert read_tree(root) == before


def test_an_edited_article_is_kept(run: Run, make_site: MakeSite) -> None:
    root = make_site()
    import_page(run, root)
    write_files(root, {f"content/articles/{ARTICLE}": "bài đã sửa"})
    code, out, err = import_page(run, root)
    assert code == 1
    assert "giữ nguyên bản đã có" in out
    assert ARTICLE in err
    assert (root / "content/articles" / ARTICLE).read_text("utf-8") == "bài đã sửa"


def test_one_bad_page_does_not_stop_the_others(run: Run, make_site: MakeSite) -> None:
    root = make_site({"a.txt": "không phải trang cũ", "b.txt": PAGE})
    called = run(
        "import",
        root / "a.txt",
        root / "none.txt",
        root / "b.txt",
        "--into",
        root / "content/articles",
    )
    assert called.code == 1
    assert "Đã nhập 1 bài, 0 bài không đổi, 0 bài giữ nguyên, 2 tệp không nhập được." in called.out
    assert (root / "content/articles" / ARTICLE).is_file()
