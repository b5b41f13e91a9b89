from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import pytest
from hypothesis import settings

from builders import SETTINGS, article_text, build_site, write_files
from wardnews.cli import main

if TYPE_CHECKING:
    from pathlib import Path

settings.register_profile("wardnews", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("wardnews")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite the expected trees of tests/golden"
    )


class MakeSite(Protocol):
    def __call__(self, files: dict[str, str | bytes] | None = None) -> Path: ...


@pytest.fixture
def make_site(tmp_path: Path) -> MakeSite:
    """Write a site into a folder of its own; `files` come on top of settings and one article."""

    def make(files: dict[str, str | bytes] | None = None) -> Path:
        given: dict[str, str | bytes] = {
            "content/site.yml": SETTINGS,
            "content/articles/2020/2020-10-16-gap-mat.md": article_text(),
        }
        return write_files(tmp_path / "trang tin", given | (files or {}))

    return make


@pytest.fixture
def built(make_site: MakeSite) -> Path:
    """Return a site of one article, built into its `build`."""
    root = make_site()
    build_site(root)
    return root


class Run(Protocol):
    def __call__(self, *arguments: str | Path) -> Called: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """What a call of the command line ended with: its exit code and what it printed."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Call the command line in this process, with no moment set from outside."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("WARDNEWS_DEBUG", "1")  # an unforeseen error fails the test at its place

    def call(*arguments: str | Path) -> Called:
        code = main([str(each) for each in arguments])
        printed = capsys.readouterr()
        return Called(code=code, out=printed.out, err=printed.err)

    return call
