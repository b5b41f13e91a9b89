"""What `build --watch` tells while it runs, said and in a process of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from builders import article_text, build_site, read_tree
from running import Running
from wardnews.build import BuildReport
from wardnews.commands.watching import Narrator
from wardnews.errors import OutputError
from wardnews.outcome import Change, Published, Reason
from wardnews.output import Effect
from wardnews.problem import build_problem
from wardnews.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import MakeSite

ARTICLE = "content/articles/2020/2020-10-16-gap-mat.md"
SAME = Published(changes=(), removed=(), untouched=9, seconds=())
NOTHING = BuildReport(problems=(), articles=1, parsed=0, shown=1, published=SAME, seconds=())
PROBLEM = build_problem("bad-date", ARTICLE, 3, 1, key="date", value="x", example="y")


@pytest.fixture
def narrator() -> Narrator:
    return Narrator(Session())


def test_what_changed_is_told_and_nothing_else(
    narrator: Narrator, capsys: pytest.CaptureFixture[str]
) -> None:
    narrator.tell(NOTHING)
    assert capsys.readouterr().out == ""
    change = Change(path="a.html", reason=Reason.CONTENT, effect=Effect.CHANGED)
    narrator.tell(replace(NOTHING, published=replace(SAME, changes=(change,), removed=("b.html",))))
    assert "1 tệp mới hoặc thay đổi, đã xóa 1" in capsys.readouterr().out


def test_a_problem_is_told_once_and_its_end_too(
    narrator: Narrator, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = replace(NOTHING, problems=(PROBLEM,))
    narrator.tell(broken)
    assert f"{ARTICLE}:3" in capsys.readouterr().err
    narrator.tell(broken)
    assert capsys.readouterr().err == ""
    narrator.tell(NOTHING)
    assert "Mọi lỗi đã được sửa." in capsys.readouterr().out
    narrator.tell(NOTHING)
    assert capsys.readouterr().out == ""


def test_an_error_is_told_once_and_its_end_too(
    narrator: Narrator, capsys: pytest.CaptureFixture[str]
) -> None:
    error = OutputError("cannot-write", path="build/a.html", reason="full")
    narrator.tell_error(error)
    assert "build/a.html" in capsys.readouterr().err
    narrator.tell_error(error)
    assert capsys.readouterr().err == ""
    narrator.tell(NOTHING)
    assert "Mọi lỗi đã được sửa." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [("polling-full", "Máy không còn chỗ"), ("polling-silent", "Ổ đĩa này không báo")],
)
def test_polling_is_told(
    narrator: Narrator, capsys: pytest.CaptureFixture[str], reason: str, sentence: str
) -> None:
    narrator.tell_polling(reason)
    assert sentence in capsys.readouterr().err


@pytest.fixture
def root(make_site: MakeSite) -> Path:
    return make_site()


@pytest.fixture
def watching(root: Path) -> Iterator[Running]:
    running = Running("build", "--watch", "--source", str(root))
    running.until("Đang chờ các bài thay đổi")
    yield running
    running.stop()


def test_a_site_is_built_after_each_save_until_ctrl_c(root: Path, watching: Running) -> None:
    article, output = root / ARTICLE, root / "build"
    assert "Nội dung bài." in (output / "2020/10/16/gap-mat.html").read_text("utf-8")
    article.write_text(article_text("Câu mới."), "utf-8")
    watching.until("Đã dựng lại")
    assert "Câu mới." in (output / "2020/10/16/gap-mat.html").read_text("utf-8")

    article.write_text(article_text("Câu sai.", date="31/02/2020"), "utf-8")
    watching.until("Không có ngày “31/02/2020” trong lịch")
    assert "Câu mới." in (output / "2020/10/16/gap-mat.html").read_text("utf-8")

    article.write_text(article_text("Câu đã sửa."), "utf-8")
    watching.until("Mọi lỗi đã được sửa")
    (root / "content/articles/2020/~$2020-10-16-gap-mat.md").write_text("khóa", "utf-8")

    build_site(root, root / "clean")
    assert read_tree(output) == read_tree(root / "clean")
    assert "Đã dừng theo yêu cầu." in watching.stop()
    assert watching.process.returncode == 0
    assert "Traceback" not in watching.printed
