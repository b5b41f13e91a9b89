"""Of two old pages of one day whose long titles begin alike only the first could be imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builders import build_site, read_tree, write_files

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Called, MakeSite, Run

TITLE = (
    "Danh sách các hộ gia đình văn hóa tiêu biểu được biểu dương nhân Ngày hội đại đoàn kết tổ {}"
)
PAGE = "DÂN VẬN\n\n{}\nNgày đăng 18/04/2021 | 07:45\n\nDanh sách gồm có.\n"


def imported(run: Run, root: Path) -> Called:
    return run("import", root / "cũ", "--into", root / "content/articles")


def test_the_second_is_numbered_and_known_again(make_site: MakeSite, run: Run) -> None:
    files: dict[str, str | bytes] = {
        f"cũ/{number}.txt": PAGE.format(TITLE.format(number)) for number in (1, 2, 3)
    }
    root = write_files(make_site(), files)
    called = imported(run, root)
    assert (called.code, called.err) == (0, "")
    names = sorted(file.stem for file in (root / "content/articles/2021").iterdir())
    assert [name[-4:] for name in names] == [
        names[0][-4:],
        f"{names[0][-2:]}-2",
        f"{names[0][-2:]}-3",
    ]
    assert build_site(root).shown == 4
    before = read_tree(root / "content")
    assert "0 bài, 3 bài không đổi" in imported(run, root).out
    assert read_tree(root / "content") == before


def test_an_article_with_an_edited_title_is_kept(make_site: MakeSite, run: Run) -> None:
    root = write_files(make_site(), {"cũ/1.txt": PAGE.format(TITLE.format(1))})
    imported(run, root)
    (file,) = (root / "content/articles/2021").iterdir()
    file.write_text(file.read_text("utf-8").replace("Danh sách các hộ", "Các hộ"), "utf-8")
    called = imported(run, root)
    assert called.code == 1
    assert "giữ nguyên bản đã có" in called.out
    assert [each.name for each in (root / "content/articles/2021").iterdir()] == [file.name]
