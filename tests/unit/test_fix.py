from __future__ import annotations

from typing import TYPE_CHECKING

from builders import SETTINGS, article_text, read_tree
from wardnews.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from conftest import MakeSite

PATH = "content/articles/2020/2020-10-17-bai.md"
TYPED = "---\r\ntitle: Hội nghị: Ðảng\r\ndate: 17.10.2020\r\ncategory: Dân vận\r\n---\r\n\r\nChào  bạn.\r\n"
MEANT = '---\ntitle: "Hội nghị: Đảng"\ndate: 17/10/2020\ncategory: Dân vận\n---\n\nChào  bạn.\n'


def fix(root: Path, *more: str) -> int:
    return main(["check", "--fix", "--source", str(root), "--as-of", "31/12/2021", *more])


def test_what_can_be_mended_is_mended_and_shown(
    make_site: MakeSite, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_site({PATH: TYPED, "content/site.yml": "\ufeff" + SETTINGS})
    assert fix(root) == 0
    shown = capsys.readouterr().err
    assert (root / PATH).read_bytes().decode() == MEANT
    assert (root / "content/site.yml").read_text(encoding="utf-8") == SETTINGS
    assert f"{PATH}\n    Đổi dấu xuống dòng" in shown
    assert '    -title: Hội nghị: Ðảng\n    -date: 17.10.2020\n    +title: "Hội' in shown
    assert "Bỏ dấu BOM" in shown
    assert "Đã sửa 2 tệp." in shown


def test_a_second_run_changes_nothing(
    make_site: MakeSite, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_site({PATH: TYPED})
    fix(root)
    before = read_tree(root)
    capsys.readouterr()
    assert fix(root) == 0
    assert "Không có gì phải sửa tự động." in capsys.readouterr().err
    assert read_tree(root) == before


def test_what_has_no_one_answer_is_told_as_before(
    make_site: MakeSite, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_site(
        {PATH: article_text(date="31/02/2020"), "content/articles/x.md": b"\xff\xfe\xfd"}
    )
    before = read_tree(root)
    assert fix(root, "--format", "json") == 1
    printed = capsys.readouterr()
    assert "no-such-day" in printed.out
    assert printed.out.startswith("[")
    assert read_tree(root) == before
