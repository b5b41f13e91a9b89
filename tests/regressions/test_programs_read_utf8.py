"""What programs read lost its letters where the terminal is not UTF-8, as on Windows by default."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from builders import article_text, build_site

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite


@pytest.fixture
def root(make_site: MakeSite) -> Path:
    root = make_site({"content/articles/hai.md": article_text(title="Hội nghị", date="1/2/2020")})
    build_site(root)
    (root / "content/articles/ba.md").write_text(article_text(title="Ba", category="Đảng"), "utf-8")
    return root


def printed(*words: str | Path) -> str:
    """Return what a call prints into a file of a Western European Windows."""
    environment = os.environ | {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    call = [sys.executable, "-m", "wardnews", *map(str, words)]
    called = subprocess.run(call, capture_output=True, check=False, env=environment)  # noqa: S603  # this Python, the tests' own words
    return called.stdout.decode("utf-8")


def test_all_formats_for_programs(root: Path) -> None:
    (found,) = json.loads(printed("search", "hội nghị", "--format", "json", "--source", root))
    assert found["title"] == "Hội nghị"
    (problem,) = json.loads(printed("check", "--format", "json", "--source", root))
    assert "“Đảng”" in problem["message"]
    assert "“Đảng”" in printed("check", "--format", "github", "--source", root)
    schema = json.loads(printed("schema", "--source", root))
    assert "Dân vận" in json.dumps(schema, ensure_ascii=False)
