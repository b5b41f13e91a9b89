"""A `&#7;` in a title, or a saved "not found" page called `a.jpg`, was imported and then built by nobody."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from builders import build_site, write_files
from wardnews.importers.portal_html import parse_portal_html
from word_files import new_document, part_of, png, saved, with_part

if TYPE_CHECKING:
    from conftest import MakeSite, Run

PAGE = """<html><head><meta charset="utf-8"></head><body><div><h3>Tin &#7;vui\x01</h3>
<p>Ngày đăng 18/04/2021 | 07:45</p><div><p>Bà con gọi là &#147;Ngày hội&#148;\x1b[2J của\x9d cả phường.</p>
<p><img src="a_files/&#27;d.jpg" alt="Bà&#8; con"> <a href="https://a.vn/&#7;x">liên kết</a></p>
</div></div></body></html>"""


def test_control_characters_are_left_behind() -> None:
    page = parse_portal_html(PAGE.encode(), "a.html", None)
    assert page.title == "Tin vui"
    assert page.blocks == (
        "Bà con gọi là “Ngày hội”\\[2J của cả phường.",
        "![Bà con](wardnews-picture-1.jpg) [liên kết](https://a.vn/x)",
    )
    assert page.pictures[0].file == "a_files/d.jpg"


def test_a_picture_that_is_none_is_told_and_left_out(make_site: MakeSite, run: Run) -> None:
    root = write_files(
        make_site(), {"a.html": PAGE, "a_files/d.jpg": "<html>404 Không tìm thấy trang</html>"}
    )
    into = root / "content/articles"
    called = run("import", root / "a.html", "--into", into, "--category", "Dân vận")
    assert called.code == 0
    assert "Không lấy được ảnh a_files/d.jpg." in called.out
    assert not list(into.rglob("*.jpg"))
    assert build_site(root).shown == 2


def test_a_damaged_picture_in_a_document_is_told_by_its_number(
    make_site: MakeSite, run: Run
) -> None:
    document = new_document()
    document.add_picture(io.BytesIO(png()))
    data = saved(document)
    assert part_of(data, "word/media/image1.png") == png()
    root = write_files(make_site(), {"a.docx": with_part(data, "word/media/image1.png", b"GIF")})
    into = root / "content/articles"
    called = run("import", root / "a.docx", "--into", into, "--date", "18/04/2021")
    assert "Không lấy được ảnh 1." in called.out
    assert not list(into.rglob("*.png"))


def test_a_new_article_of_a_title_with_a_bell_builds(make_site: MakeSite, run: Run) -> None:
    root = make_site()
    assert run("new", "\x07Chuông\x85 reo", "--date", "18/04/2021", "--source", root).code == 0
    (file,) = (root / "content/articles").rglob("*chuong*")
    assert "title: Chuông reo\n" in file.read_text("utf-8")
    assert build_site(root).shown == 1
    assert run("check", "--source", root).code == 0
