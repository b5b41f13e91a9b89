"""A command was shown in single quotes, which the command prompt of Windows passes on as letters."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from wardnews.messages import LANGUAGES, explain

ROOT = Path(__file__).parents[2]
READ = (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md")))
IN_SINGLE_QUOTES = re.compile(r"(?:pip install|wardnews [a-z]+) (?:\S+ )*'")


@pytest.mark.parametrize("file", READ, ids=lambda file: file.name)
def test_no_document_shows_such_a_command(file: Path) -> None:
    assert IN_SINGLE_QUOTES.findall(file.read_text("utf-8")) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_extra_is_installed_by_a_command_for_every_system(language: str) -> None:
    _, mend = explain("no-import-extra", (), language)
    assert mend.endswith('pip install "wardnews[import]"')
