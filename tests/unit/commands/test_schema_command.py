from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from builders import read_tree

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite, Run


class Terminal(io.StringIO):
    """A person at the keyboard."""

    def isatty(self) -> bool:
        return True


def test_the_schema_knows_the_categories_of_the_site(run: Run, make_site: MakeSite) -> None:
    called = run("schema", "--source", make_site())
    assert called.code == 0
    assert "Dân vận" in json.loads(called.out)["properties"]["category"]["enum"]


@pytest.mark.parametrize("kind", ["article", "page", "site"])
def test_a_schema_of_each_kind_without_a_site(run: Run, tmp_path: Path, kind: str) -> None:
    called = run("schema", "--of", kind, "--source", tmp_path)
    assert "title" in json.loads(called.out)["properties"]


def test_init_sets_vs_code_up(run: Run, tmp_path: Path) -> None:
    run("init", tmp_path / "trang")
    found = read_tree(tmp_path / "trang")
    assert ".vscode/wardnews.code-snippets" in found
    assert json.loads(found[".vscode/settings.json"])["files.encoding"] == "utf8"


def test_new_asks_at_a_terminal_for_what_was_not_given(
    run: Run, make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_site()
    monkeypatch.setattr("sys.stdin", Terminal("Hội nghị dân vận\n9\n2\n19/05/2021 08:30\n"))
    called = run("new", "--source", root)
    assert called.code == 0
    assert "  2. Dân vận\n" in called.out
    made = (root / "content/articles/2021/2021-05-19-hoi-nghi-dan-van.md").read_text("utf-8")
    assert "title: Hội nghị dân vận\ndate: 19/05/2021 08:30\ncategory: Dân vận\n" in made


def test_new_asks_nothing_of_a_program(run: Run, make_site: MakeSite) -> None:
    called = run("new", "--source", make_site())
    assert called.code == 2
    assert "TITLE" in called.err
