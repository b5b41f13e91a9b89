"""`wardnews import` of files of every kind, as an editor calls it."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from builders import article_text, build_site, read_tree, write_files
from wardnews.importers import confined
from word_files import add_picture, new_document, png, saved

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite, Run

STAMPED = "DÂN VẬN\n\n{}\nNgày đăng {} | 07:45  | Lượt xem: 5\n\nSáng nay bà con ra quân.\n"
PAGE = """<html><head><meta charset="utf-8"></head><body><h1>Ra quân</h1>
<p>Ngày đăng 18/04/2021 | 07:45 | Lượt xem: 5</p><div>
<p>Sáng nay bà con tổ dân phố ra quân dọn vệ sinh.</p>
<p><img src="trang_files/a.png" alt="Bà con"> <a href="trang_files/ke hoach.pdf">Kế hoạch</a></p>
<p><img src="trang_files/khong-co.png" alt=""></p></div></body></html>"""


def document(title: str = "Ra quân dọn vệ sinh", *, picture: bool = False) -> bytes:
    made = new_document(title)
    if picture:
        add_picture(made)
    return saved(made)


def articles(root: Path) -> dict[str, bytes]:
    return read_tree(root / "content" / "articles")


def test_a_word_document_becomes_an_article_with_its_picture(run: Run, make_site: MakeSite) -> None:
    root = write_files(make_site(), {"2021-04-18 bài.docx": document(picture=True)})
    call = ("import", root / "2021-04-18 bài.docx", "--into", root / "content/articles")
    called = run(*call, "--category", "dan van")
    assert called.code == 0
    assert "đã nhập, cần xem lại" in called.out
    assert "Ảnh thứ 1 chưa có lời tả" in called.out
    name = "2021/2021-04-18-ra-quan-don-ve-sinh"
    assert articles(root)[f"{name}-1.png"] == png()
    source = articles(root)[f"{name}.md"].decode()
    assert source.startswith(
        "---\ntitle: Ra quân dọn vệ sinh\ndate: 18/04/2021\ncategory: Dân vận\n---\n"
    )
    assert "\n![](2021-04-18-ra-quan-don-ve-sinh-1.png)\n" in source
    assert build_site(root).shown == 2
    before = read_tree(root)
    assert "không đổi" in run(*call, "--category", "dan van").out
    assert read_tree(root) == before


def test_what_a_file_does_not_tell_makes_it_a_draft(run: Run, make_site: MakeSite) -> None:
    root = write_files(make_site(), {"bai.docx": document()})
    called = run("import", root / "bai.docx", "--into", root / "content/articles")
    assert called.code == 0
    assert "Tệp không ghi chuyên mục" in called.out
    assert "Tệp không ghi ngày" in called.out
    (source,) = [text for path, text in articles(root).items() if "ra-quan" in path]
    assert b"\nstatus: draft\n" in source


def test_a_page_of_the_portal_brings_what_lies_beside_it(run: Run, make_site: MakeSite) -> None:
    files: dict[str, str | bytes] = {"trang.html": PAGE, "trang_files/a.png": png()}
    root = write_files(make_site(), files | {"trang_files/ke hoach.pdf": b"%PDF"})
    called = run(
        "import", root / "trang.html", "--into", root / "content/articles", "--category", "Dân vận"
    )
    assert "Không lấy được ảnh trang_files/khong-co.png." in called.out
    found = articles(root)
    assert found["2021/2021-04-18-ra-quan-1.png"] == png()
    assert found["2021/2021-04-18-ra-quan-ke-hoach.pdf"] == b"%PDF"
    source = found["2021/2021-04-18-ra-quan.md"].decode()
    assert (
        "attachments:\n  - file: 2021-04-18-ra-quan-ke-hoach.pdf\n    title: Kế hoạch\n---"
        in source
    )
    assert "khong-co" not in source
    assert build_site(root).shown == 2


def test_a_folder_and_a_glob_are_what_can_be_imported(run: Run, make_site: MakeSite) -> None:
    root = write_files(
        make_site(),
        {
            "cũ/a.txt": STAMPED.format("Bài một", "18/04/2021"),
            "cũ/sâu/b.txt": STAMPED.format("Bài hai", "19/04/2021"),
            "cũ/~$khoa.docx": b"x",
            "cũ/anh.jpg": b"x",
            "cũ/trang_files/c.html": b"x",
            "cũ/d.doc": bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 100,
        },
    )
    into = ("--into", root / "content/articles")
    called = run("import", root / "cũ", *into)
    assert called.code == 1
    assert "Đã nhập 2 bài, 0 bài không đổi, 0 bài giữ nguyên, 1 tệp không nhập được." in called.out
    assert "Lưu dưới dạng (Save As)" in called.err
    assert "Kết quả" in called.out
    assert run("import", root / "cũ" / "*.txt", *into).out.count("không đổi") >= 1
    assert run("import", root / "cũ" / "*.odt", *into).code == 2


def test_a_title_of_the_same_day_is_there_already(run: Run, make_site: MakeSite) -> None:
    root = make_site({"content/articles/tay.md": article_text(title="BÀI  MỘT", date="18/04/2021")})
    write_files(root, {"a.txt": STAMPED.format("Bài một", "18/04/2021")})
    before = read_tree(root)
    called = run("import", root / "a.txt", "--into", root / "content/articles")
    assert called.code == 1
    assert "trùng tiêu đề và ngày" in called.err
    assert "tay.md" in called.err
    assert read_tree(root) == before


def test_text_of_an_old_encoding_is_told_and_overruled(run: Run, make_site: MakeSite) -> None:
    shown = (
        "D¢N VËN\n\nTæ d©n phè ra qu©n\nNgµy ®¨ng 18/04/2021 | 07:45\n\nS¸ng nay bµ con ra qu©n.\n"
    )
    root = write_files(make_site(), {"a.txt": shown.encode("cp1252"), "b.txt": "x"})
    called = run("import", root / "a.txt", "--into", root / "content/articles")
    assert "TCVN3" in called.out
    assert called.code == 0
    source = articles(root)["2021/2021-04-18-to-dan-pho-ra-quan.md"].decode()
    assert "Sáng nay bà con ra quân." in source
    wrong = run("import", root / "a.txt", "--into", root / "khac", "--encoding", "vni")
    assert wrong.code == 1
    assert not (root / "khac").exists()


def test_without_the_libraries_one_sentence_says_so(
    run: Run, make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        confined, "find_spec", lambda name: None if name == "mammoth" else find_spec(name)
    )
    root = write_files(make_site(), {"bai.docx": document(), "khac.docx": document()})
    called = run(
        "import", root / "bai.docx", root / "khac.docx", "--into", root / "content/articles"
    )
    assert called.code == 1
    assert called.err.count('python -m pip install "wardnews[import]"') == 1


@pytest.mark.parametrize("name", ["bai.odt", "khong-co.txt", "rong.docx", "rong.txt"])
def test_other_files_are_refused_with_a_sentence(run: Run, make_site: MakeSite, name: str) -> None:
    root = write_files(make_site(), {"bai.odt": b"x", "rong.docx": b"", "rong.txt": b""})
    called = run("import", root / name, "--into", root / "content/articles")
    assert called.code == 1
    assert name in called.err
    assert "Traceback" not in called.err
