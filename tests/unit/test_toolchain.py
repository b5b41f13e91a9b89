from __future__ import annotations

import tomllib
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from wardnews import toolchain
from wardnews.toolchain import LIBRARIES, load_libraries, load_toolchain

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent.parent
SHAPE_NO_PAGE = {"click", "filelock", "rich", "tzdata", "watchdog"}
"""The command line, the lock, the progress bar, the time zones (offsets stand in the values)."""


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    forget()
    yield
    forget()


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let a folder with one module stand for our package."""
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan/lists.py").write_text("SIZE = 20\n", encoding="utf-8")
    monkeypatch.setattr(toolchain, "__file__", str(tmp_path / "toolchain.py"))
    return tmp_path


def forget() -> None:
    load_toolchain.cache_clear()
    load_libraries.cache_clear()


def again() -> str:
    forget()
    return load_toolchain()


def test_the_same_toolchain_has_the_same_digest(package: Path) -> None:
    assert (package / "plan").is_dir()
    assert load_toolchain() == again()


def test_a_changed_line_of_our_code_is_another_toolchain(package: Path) -> None:
    before = load_toolchain()
    (package / "plan/lists.py").write_text("SIZE = 21\n", encoding="utf-8")
    assert again() != before


def test_a_renamed_module_is_another_toolchain(package: Path) -> None:
    before = load_toolchain()
    (package / "plan/lists.py").rename(package / "plan/pages.py")
    assert again() != before


@pytest.mark.usefixtures("package")
@pytest.mark.parametrize("library", LIBRARIES)
def test_another_version_of_a_library_is_another_toolchain(
    library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = load_toolchain()
    monkeypatch.setattr(
        toolchain, "version", lambda name: "99" if name == library else version(name)
    )
    assert again() != before


@pytest.mark.usefixtures("package")
def test_another_python_is_another_toolchain(monkeypatch: pytest.MonkeyPatch) -> None:
    before = load_toolchain()
    monkeypatch.setattr("platform.python_version", lambda: "3.99.0")
    assert again() != before


def test_every_library_that_shapes_a_page_counts() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = {each.partition(">")[0].strip().casefold() for each in project["dependencies"]}
    assert named - SHAPE_NO_PAGE - {each.casefold() for each in LIBRARIES} == set()
