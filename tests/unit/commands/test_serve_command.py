from __future__ import annotations

import re
import webbrowser
from typing import TYPE_CHECKING

import pytest

from builders import article_text
from wardnews.commands import serve_command
from wardnews.commands.serve_command import AT_A_GLANCE, FEW, Preview
from wardnews.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite, Run
    from wardnews.board import Stage

ADDRESS = "2020/10/16/gap-mat.html"


@pytest.fixture
def stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Ctrl-C come as soon as all is ready for changes."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(serve_command, "rebuild_forever", stop)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    urls: list[str] = []
    monkeypatch.setattr(webbrowser, "open", urls.append)
    return urls


@pytest.mark.usefixtures("stopped")
def test_a_browser_is_opened_where_the_site_is_shown(
    run: Run, make_site: MakeSite, opened: list[str]
) -> None:
    called = run("serve", "--source", make_site(), "--port", "0", "--open")
    assert called.code == 0
    assert opened == re.findall(r"http://127\.0\.0\.1:\d+/", called.out)
    assert "Đã dừng theo yêu cầu." in called.out


@pytest.mark.usefixtures("stopped")
def test_no_browser_is_opened_unasked(run: Run, make_site: MakeSite, opened: list[str]) -> None:
    assert run("serve", "--source", make_site(), "--port", "0").code == 0
    assert opened == []


@pytest.mark.usefixtures("stopped")
def test_a_folder_without_a_site_is_told_at_once(run: Run, tmp_path: Path) -> None:
    called = run("serve", "--source", tmp_path, "--port", "0")
    assert called.code == 1
    assert "content/site.yml" in called.err


def test_a_page_is_shown_before_its_build_ends(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_site()
    preview = Preview(Session(), root)
    preview.start()
    page = preview.board.stage.output / ADDRESS
    seen: list[str] = []

    def look_again() -> None:
        seen.append("new" if "Câu mới." in page.read_text("utf-8") else "old")

    monkeypatch.setattr(preview.board, "look_again", look_again)

    def show(stage: Stage) -> None:
        seen.append("glanced" if stage.glanced else "end")

    monkeypatch.setattr(preview.board, "show", show)
    (root / "content/articles/2020/2020-10-16-gap-mat.md").write_text(
        article_text("Câu mới."), "utf-8"
    )
    preview.rebuild()
    assert seen[0] == "glanced"  # before anything is built
    assert "new" in seen
    assert seen.index("end") == len(seen) - 1


@pytest.mark.parametrize(("saved", "glanced"), [(AT_A_GLANCE, AT_A_GLANCE), (AT_A_GLANCE + 1, 0)])
def test_only_a_few_sources_are_shown_at_a_glance(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch, saved: int, glanced: int
) -> None:
    paths = [f"content/articles/bai-{number}.md" for number in range(saved)]
    root = make_site({path: article_text(title=path) for path in paths})
    preview = Preview(Session(), root)
    preview.start()
    for path in paths:
        (root / path).write_text(article_text(f"Câu mới của {path}.", title=path), "utf-8")
    shown: list[Stage] = []
    monkeypatch.setattr(preview.board, "show", shown.append)
    monkeypatch.setattr(preview.board, "look_again", lambda: None)
    preview.rebuild()
    assert [len(stage.glanced) for stage in shown[:-1]] == ([glanced] if glanced else [])
    assert shown[-1].glanced == ()


def test_many_pages_are_shown_at_the_end_of_their_build(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = Preview(Session(), make_site())
    monkeypatch.setattr(preview.board, "look_again", lambda: pytest.fail("too early"))
    assert list(preview._track("writing", range(FEW + 1), FEW + 1)) == list(range(FEW + 1))
    assert list(preview._track("reading", range(3), 3)) == [0, 1, 2]
