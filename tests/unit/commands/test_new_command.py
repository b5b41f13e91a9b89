from __future__ import annotations

from typing import TYPE_CHECKING

from builders import read_tree

if TYPE_CHECKING:
    from conftest import MakeSite, Run

PATH = "content/articles/2021/2021-05-19-hoi-nghi-tong-ket-quy-i.md"
CALL = ("new", "Hội nghị: tổng kết quý I", "--date", "19/05/2021 08:30")


def test_a_new_article_is_a_draft_that_builds(run: Run, make_site: MakeSite) -> None:
    root = make_site()
    called = run(*CALL, "--category", "DÂN VẬN", "--source", root)
    assert called.code == 0
    assert str(root / PATH) in called.out
    assert (
        (root / PATH)
        .read_text("utf-8")
        .startswith(
            '---\ntitle: "Hội nghị: tổng kết quý I"\ndate: 19/05/2021 08:30\ncategory: Dân vận\n'
            "status: draft\n---\n"
        )
    )
    build = ("build", "--source", root, "--as-of", "31/12/2021")
    assert "đăng 1 bài" in run(*build).out
    assert "đăng 2 bài" in run(*build, "--drafts").out


def test_the_first_category_stands_where_none_is_given(run: Run, make_site: MakeSite) -> None:
    root = make_site()
    run(*CALL, "--source", root)
    assert "category: Công tác Đảng\n" in (root / PATH).read_text("utf-8")


def test_an_article_is_never_overwritten(run: Run, make_site: MakeSite) -> None:
    root = make_site({PATH: "bài của tôi"})
    before = read_tree(root)
    called = run(*CALL, "--source", root)
    assert called.code == 1
    assert "đã có nên không được ghi đè" in called.err
    assert read_tree(root) == before


def test_a_title_without_a_letter_is_refused(run: Run, make_site: MakeSite) -> None:
    called = run("new", "!!!", "--source", make_site())
    assert called.code == 2
    assert "Tiêu đề “!!!” không có chữ cái hay chữ số nào." in called.err


def test_a_day_that_is_none_is_refused(run: Run, make_site: MakeSite) -> None:
    assert run("new", "Bài", "--date", "31/02/2021", "--source", make_site()).code == 2


def test_wrong_settings_are_shown(run: Run, make_site: MakeSite) -> None:
    called = run("new", "Bài", "--source", make_site({"content/site.yml": "title: Phường\n"}))
    assert called.code == 1
    assert "content/site.yml" in called.err
