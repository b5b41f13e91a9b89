from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from builders import article_text, read_tree

if TYPE_CHECKING:
    from conftest import MakeSite, Run

NAMES = "Công tác Đảng, Dân vận, Văn hóa – Xã hội."
FILES: dict[str, str | bytes] = {
    "content/articles/a.md": article_text(title="A", category="Dâng vận"),
    "content/articles/b.md": article_text("Ðảng ủy họp.", title="B"),
}


def test_a_site_without_problems_says_so(run: Run, make_site: MakeSite) -> None:
    called = run("check", "--source", make_site())
    assert (called.code, called.out, called.err) == (0, "Không có lỗi nào trong 1 bài.\n", "")


def test_every_problem_is_shown_with_its_line_and_the_mend(run: Run, make_site: MakeSite) -> None:
    called = run("check", "--source", make_site(FILES))
    assert called.code == 1
    assert called.err.splitlines()[:4] == [
        "content/articles/a.md:4:11: lỗi unknown-category: Không có chuyên mục “Dâng vận”.",
        "    category: Dâng vận",
        "              ^",
        "    Có phải bạn muốn viết “Dân vận”? Các chuyên mục hiện có: " + NAMES,
    ]
    assert "content/articles/b.md:7:1: cảnh báo legacy-d" in called.err
    assert called.err.endswith("Có 1 lỗi và 1 cảnh báo.\n")


def test_checking_writes_nothing(run: Run, make_site: MakeSite) -> None:
    root = make_site(FILES)
    before = read_tree(root)
    run("check", "--source", root)
    assert read_tree(root) == before


def test_problems_are_printed_as_json(run: Run, make_site: MakeSite) -> None:
    called = run("check", "--source", make_site(FILES), "--format", "json")
    assert (called.code, called.err) == (1, "")
    first, second = json.loads(called.out)
    assert (first["path"], first["line"], first["column"]) == ("content/articles/a.md", 4, 11)
    assert (first["code"], first["severity"]) == ("unknown-category", "error")
    assert (first["excerpt"], first["message"]) == (
        "category: Dâng vận",
        "Không có chuyên mục “Dâng vận”.",
    )
    assert (second["code"], second["severity"]) == ("legacy-d", "warning")


def test_no_problems_are_an_empty_json_list(run: Run, make_site: MakeSite) -> None:
    assert json.loads(run("check", "--source", make_site(), "--format", "json").out) == []


def test_problems_are_printed_as_annotations(run: Run, make_site: MakeSite) -> None:
    called = run("check", "--source", make_site(FILES), "--format", "github", "--lang", "en")
    error, warning = called.out.splitlines()
    assert error.startswith(
        "::error file=content/articles/a.md,line=4,col=11,title=unknown-category::"
    )
    assert warning.startswith("::warning file=content/articles/b.md,line=7,col=1,title=legacy-d::")


@pytest.mark.parametrize(("options", "code"), [((), 0), (("--strict",), 1)])
def test_warnings_alone_fail_only_when_strict(
    run: Run, make_site: MakeSite, options: tuple[str, ...], code: int
) -> None:
    root = make_site({"content/articles/b.md": FILES["content/articles/b.md"]})
    assert run("check", "--source", root, *options).code == code


def test_wrong_settings_are_problems_too(run: Run, make_site: MakeSite) -> None:
    called = run("check", "--source", make_site({"content/site.yml": "title: Phường\n"}))
    assert called.code == 1
    assert "content/site.yml" in called.err
    assert "“base_url”" in called.err
    assert "“categories”" in called.err
