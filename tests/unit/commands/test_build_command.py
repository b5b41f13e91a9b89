from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from builders import article_text, read_tree
from wardnews.commands.build_result import EFFECTS, REASONS
from wardnews.outcome import Reason
from wardnews.output import Effect

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite, Run

BROKEN = article_text(title="", date="31/02/2020")
LEGACY_D = article_text("Ðảng ủy họp.", title="Họp", date="17/10/2020")


def test_a_site_is_built_and_says_where_to_open_it(run: Run, make_site: MakeSite) -> None:
    root = make_site()
    called = run("build", "--source", root, "--as-of", "31/12/2021")
    assert (called.code, called.err) == (0, "")
    assert "Đã đọc 1 bài, đăng 1 bài." in called.out
    assert str(root / "build" / "index.html") in called.out


def test_a_second_build_changes_nothing(run: Run, make_site: MakeSite) -> None:
    root = make_site()
    run("build", "--source", root)
    before = {file: file.stat().st_mtime_ns for file in (root / "build").rglob("*.html")}
    called = run("build", "--source", root)
    assert "Tệp mới: 0, thay đổi: 0" in called.out
    assert {file: file.stat().st_mtime_ns for file in before} == before


def test_an_error_keeps_the_output_as_it_was(run: Run, make_site: MakeSite) -> None:
    root = make_site()
    run("build", "--source", root)
    before = read_tree(root / "build")
    make_site({"content/articles/2020/hong.md": BROKEN, "content/articles/2020/b.md": LEGACY_D})
    called = run("build", "--source", root)
    assert called.code == 1
    assert "missing-title" in called.err
    assert "no-such-day" in called.err
    assert "Chưa đăng gì cả" in called.err
    assert read_tree(root / "build") == before


def test_an_error_publishes_no_page(run: Run, make_site: MakeSite) -> None:
    root = make_site({"content/articles/2020/hong.md": BROKEN})
    assert run("build", "--source", root).code == 1
    assert not list((root / "build").rglob("*.html"))


@pytest.mark.parametrize(("options", "code"), [((), 0), (("--strict",), 1)])
def test_a_warning_is_an_error_only_when_strict(
    run: Run, make_site: MakeSite, options: tuple[str, ...], code: int
) -> None:
    root = make_site({"content/articles/2020/b.md": LEGACY_D})
    called = run("build", "--source", root, *options)
    assert called.code == code
    assert "legacy-d" in called.err
    assert (root / "build" / "index.html").exists() == (code == 0)


@pytest.mark.parametrize(("options", "shown"), [((), 1), (("--drafts",), 3)])
def test_drafts_and_waiting_articles_are_shown_on_demand(
    run: Run, make_site: MakeSite, options: tuple[str, ...], shown: int
) -> None:
    root = make_site(
        {
            "content/articles/n.md": article_text(title="Nháp", status="draft"),
            "content/articles/c.md": article_text(title="Chờ", publish="20/10/2020"),
        }
    )
    called = run("build", "--source", root, "--as-of", "17/10/2020", *options)
    assert f"đăng {shown} bài" in called.out
    assert ("2 bài không hiện" in called.out) == (shown == 1)
    assert (root / "build/2020/10/16/n.html").exists() == (shown == 3)


@pytest.mark.parametrize(
    ("options", "epoch", "shown"),
    [
        (("--as-of", "19/10/2020"), "", 1),
        (("--as-of", "2020-10-20"), "", 2),
        ((), "1603126799", 1),  # 19/10/2020 23:59:59 in Hanoi
        ((), "1603126800", 2),
        (("--as-of", "19/10/2020"), "1603126800", 1),
    ],
)
def test_the_moment_comes_from_the_call_or_else_from_the_environment(
    run: Run,
    make_site: MakeSite,
    monkeypatch: pytest.MonkeyPatch,
    options: tuple[str, ...],
    epoch: str,
    shown: int,
) -> None:
    root = make_site({"content/articles/c.md": article_text(title="Chờ", publish="20/10/2020")})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert f"đăng {shown} bài" in run("build", "--source", root, *options).out


@pytest.mark.parametrize("epoch", ["hôm nay", "1.5", "9" * 30])
def test_an_epoch_that_is_no_number_is_refused(
    run: Run, make_site: MakeSite, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    called = run("build", "--source", make_site())
    assert called.code == 2
    assert f"SOURCE_DATE_EPOCH có giá trị “{epoch}”" in called.err


def test_another_base_url_can_be_given(run: Run, make_site: MakeSite) -> None:
    root = make_site()
    run("build", "--source", root, "--base-url", "https://khac.example/phuong/")
    assert "https://khac.example/phuong/2020/" in (root / "build/feed.xml").read_text("utf-8")


def test_a_folder_of_somebody_else_is_left_alone(
    run: Run, make_site: MakeSite, tmp_path: Path
) -> None:
    (tmp_path / "Tài liệu").mkdir()
    (tmp_path / "Tài liệu" / "luận văn.txt").write_text("quan trọng", encoding="utf-8")
    called = run("build", "--source", make_site(), "--output", tmp_path / "Tài liệu")
    assert called.code == 1
    assert "đang chứa tệp không phải do wardnews tạo ra" in called.err
    assert list(read_tree(tmp_path / "Tài liệu")) == ["luận văn.txt"]


def test_a_broken_template_is_one_sentence(run: Run, make_site: MakeSite) -> None:
    called = run("build", "--source", make_site({"templates/home.html": "{{ page.nothing }}"}))
    assert called.code == 1
    assert called.err.startswith("Mẫu trang home.html có lỗi")
    assert len(called.err.splitlines()) == 2


def test_the_build_speaks_english_when_asked_to(run: Run, make_site: MakeSite) -> None:
    called = run("build", "--source", make_site(), "--lang", "en")
    assert "Articles read: 1, published: 1." in called.out


def test_each_file_is_explained_in_a_sentence(run: Run, make_site: MakeSite) -> None:
    root = make_site({"content/articles/b.md": article_text(title="Họp")})
    run("build", "--source", root)
    (root / "content/articles/b.md").unlink()
    (root / "build/404.html").unlink()
    (root / "build/robots.txt").write_text("khác", encoding="utf-8")
    called = run("build", "--source", root, "--explain")
    lines = called.out.splitlines()
    assert "index.html: nội dung hiện trên trang đã thay đổi; đã ghi lại." in lines
    assert "404.html: tệp không còn trong thư mục kết quả; đã ghi mới." in lines
    altered = "tệp trong thư mục kết quả đã bị sửa từ bên ngoài"
    assert f"robots.txt: {altered}; đã ghi lại." in lines
    gone = "không còn bài hay mục nào dùng tệp này"
    assert f"2020/10/16/b.html: {gone}; đã xóa." in lines
    assert "Không trang nào phải dựng lại." in run("build", "--source", root, "--explain").out


def test_every_reason_and_effect_has_its_words() -> None:
    assert set(REASONS) == set(Reason)
    assert set(EFFECTS) == set(Effect)


def test_the_stages_are_told_with_their_seconds(run: Run, make_site: MakeSite) -> None:
    number = r"\d+,\d\d"
    stages = ("đọc bài", "kiểm tra", "xếp trang", "so với lần trước", "ghi trang", "dọn tệp cũ")
    told = "; ".join(f"{stage} {number}" for stage in stages)
    out = run("build", "--source", make_site()).out
    assert re.search(rf"^Thời gian \(giây\): {told}\.$", out, flags=re.MULTILINE)


def test_a_report_says_what_the_build_did(run: Run, make_site: MakeSite, tmp_path: Path) -> None:
    root = make_site({"content/articles/b.md": LEGACY_D})
    file = tmp_path / "kết quả" / "bao-cao.json"
    run("build", "--source", root, "--report", file)
    written = json.loads(file.read_text("utf-8"))
    tree = read_tree(root / "build")
    ours = {path for path in tree if not path.startswith(".")} - {"manifest.json"}
    assert (written["published"], written["articles"], written["shown"]) == (True, 2, 2)
    assert {each["path"] for each in written["changes"]} == ours
    assert {(each["reason"], each["effect"]) for each in written["changes"]} == {("new", "new")}
    assert written["files"] == {"new": len(ours), "changed": 0, "unchanged": 0, "removed": 0}
    assert list(written["seconds"]) == [
        "reading",
        "checking",
        "planning",
        "comparing",
        "writing",
        "removing",
    ]
    assert [each["code"] for each in written["problems"]] == ["legacy-d"]


def test_a_report_is_also_written_where_nothing_is_published(
    run: Run, make_site: MakeSite, tmp_path: Path
) -> None:
    root = make_site({"content/articles/2020/hong.md": BROKEN})
    assert run("build", "--source", root, "--report", tmp_path / "b.json").code == 1
    written = json.loads((tmp_path / "b.json").read_text("utf-8"))
    assert (written["published"], written["files"], written["changes"]) == (False, {}, [])
    assert "missing-title" in {each["code"] for each in written["problems"]}


def test_a_report_that_cannot_be_written_is_named(
    run: Run, make_site: MakeSite, tmp_path: Path
) -> None:
    (tmp_path / "tệp").write_text("", encoding="utf-8")
    called = run("build", "--source", make_site(), "--report", tmp_path / "tệp" / "b.json")
    assert called.code == 1
    assert "b.json" in called.err
