"""Of two documents whose names begin alike the second met the first as a foreign file, at each try."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builders import build_site, read_tree, write_files

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite, Run

LONG = "ke-hoach-trien-khai-cong-tac-bau-cu-dai-bieu"
LINKS = (
    (f"{LONG}-quoc-hoi.pdf", "Kế hoạch bầu cử Quốc hội"),
    (f"{LONG}-hoi-dong.pdf", "Kế hoạch bầu cử Hội đồng"),
    (f"{LONG}-quoc-hoi.pdf", "Tải về"),
)
PAGE = """<html><head><meta charset="utf-8"></head><body><div><h3>Hai kế hoạch</h3>
<p>Ngày đăng 18/04/2021 | 07:45</p><div><p>Phường triển khai công tác bầu cử năm nay.</p>{}</div>
</div></body></html>"""
FILES: dict[str, str | bytes] = {
    "a.html": PAGE.format(
        "".join(f'<p><a href="f/{file}">{words}</a></p>' for file, words in LINKS)
    ),
    f"f/{LONG}-quoc-hoi.pdf": b"%PDF-1",
    f"f/{LONG}-hoi-dong.pdf": b"%PDF-2",
}
STEM = "2021-04-18-hai-ke-hoach"
FIRST = f"{STEM}-ke-hoach-trien-khai-cong-tac-bau-cu-dai.pdf"
SECOND = f"{STEM}-ke-hoach-trien-khai-cong-tac-bau-cu-dai-2.pdf"


def imported(run: Run, root: Path) -> tuple[int, str]:
    into = root / "content/articles"
    called = run("import", root / "a.html", "--into", into, "--category", "Dân vận")
    return called.code, called.out + called.err


def test_each_document_is_kept_once_under_a_name_of_its_own(make_site: MakeSite, run: Run) -> None:
    root = write_files(make_site(), FILES)
    assert imported(run, root)[0] == 0
    found = read_tree(root / "content/articles/2021")
    assert (found[FIRST], found[SECOND], len(found)) == (b"%PDF-1", b"%PDF-2", 3)
    assert (
        f"attachments:\n  - file: {FIRST}\n    title: Kế hoạch bầu cử Quốc hội\n"
        f"  - file: {SECOND}\n    title: Kế hoạch bầu cử Hội đồng\n---\n"
    ) in found[f"{STEM}.md"].decode()
    code, told = imported(run, root)
    assert code == 0
    assert "không đổi" in told
    assert build_site(root).shown == 2


def test_nothing_is_written_where_one_file_stands_in_the_way(make_site: MakeSite, run: Run) -> None:
    root = write_files(make_site(), FILES | {f"content/articles/2021/{SECOND}": "của người khác"})
    before = read_tree(root)
    code, told = imported(run, root)
    assert code == 1
    assert SECOND in told
    assert read_tree(root) == before
