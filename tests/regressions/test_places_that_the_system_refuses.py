"""A place that must not be looked at, or whose name is too long, was a defect of the program."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from builders import build_site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import MakeSite, Run

LONG = "dai" * 100
LOCKED = "khoa"
CALLS = (
    "export zip {place}/x.zip --source {site}",
    "export bagit {place}/x --source {site}",
    "deploy {place}/x --source {site}",
    "init {place}/new",
    "search a --source {place}/v",
    "search a --output {place}/v",
    "schema --source {place}/v",
    "check --source {place}/v",
    "build --source {place}/v",
    "build --source {site} --output {place}/v",
    "yearbook 2020 --source {site} --output {place}/v.html",
    "views {place}/a.log --source {site}",
    "verify {place}/v",
    "import {place}/a.txt --into {site}/content/articles",
    "import {site}/content/site.yml --into {place}/x",
)


@pytest.fixture
def lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that the system lets nobody look into, not even the user of these tests."""
    locked = tmp_path / LOCKED
    locked.mkdir()

    def refusing(call: Callable[..., object]) -> Callable[..., object]:
        def called(path: Any, *given: Any, **more: Any) -> object:
            if isinstance(path, str | os.PathLike) and str(path).startswith(f"{locked}/"):
                raise PermissionError(13, "Permission denied", str(path))
            return call(path, *given, **more)

        return called

    for name in ("stat", "lstat", "mkdir", "open", "unlink", "scandir", "listdir"):
        monkeypatch.setattr(os, name, refusing(getattr(os, name)))
    monkeypatch.setattr("builtins.open", refusing(open))
    monkeypatch.setattr("io.open", refusing(open))
    return locked


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("kind", [LONG, LOCKED])
def test_it_is_named_in_a_sentence(
    make_site: MakeSite, run: Run, lock: Path, tmp_path: Path, *, call: str, kind: str
) -> None:
    site = make_site()
    build_site(site)
    place = lock if kind == LOCKED else tmp_path / LONG
    called = run(*(word.format(place=place, site=site) for word in call.split()))
    assert called.code in {1, 2}
    assert str(place) in called.out + called.err
    assert 2 <= len(called.err.splitlines()) <= 3
    assert "phải là một thư mục" not in called.err


def test_a_folder_that_cannot_be_read_is_still_a_folder(
    make_site: MakeSite, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    assert run("build", "--source", make_site(), "--output", tmp_path).code == 1
    assert run("verify", tmp_path).code == 1


@pytest.mark.parametrize("words", [("new", "x\udcff"), ("new", "Bài", "--category", "x\udcff")])
def test_words_that_are_no_text_are_told(
    make_site: MakeSite, run: Run, words: tuple[str, ...]
) -> None:
    called = run(*words, "--source", make_site())
    assert called.code == 2
    assert "“x?”" in called.err


def test_other_errors_are_still_told_as_what_they_are(
    make_site: MakeSite, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("no file of anybody's")

    monkeypatch.setattr("wardnews.unchanged.read_settings", fail)
    monkeypatch.delenv("WARDNEWS_DEBUG")
    assert run("check", "--source", make_site()).code == 70
