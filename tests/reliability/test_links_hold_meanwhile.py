"""While a site is built or deployed, no page that a reader can come to has a link that is broken."""

from __future__ import annotations

import posixpath
import re
import shutil
import subprocess
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest

from builders import SETTINGS, article_text, build_site, write_files
from wardnews import deploying, making, turn
from wardnews.cli import main
from wardnews.deploying import PASSES, deploy_by_rsync, deploy_to_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LINK = re.compile(r"""\s(?:href|src)="([^"#?]+)""")
REDIRECT = re.compile(r"""http-equiv="refresh" content="0; ?url=([^"#?]+)""")
ARTICLES = "content/articles"
PICTURE = "<svg xmlns='http://www.w3.org/2000/svg' width='1{}' height='1'/>"


def edition(number: int) -> dict[str, str | bytes]:
    """Return one of two editions: the second adds, changes, moves and drops all that can be."""
    files: dict[str, str | bytes] = {
        "content/site.yml": SETTINGS,
        "static/wardnews.css": f"p {{ margin: {number}px }}",
        f"{ARTICLES}/anh.svg": PICTURE.format(number),
    }
    for day in (1, 5, 9, 13):
        if day != 9 or number == 1:  # one is dropped, so that its day is empty
            text = article_text("![Ảnh](anh.svg)", title=f"Ngày {day}", date=f"{day}/10/2020")
            files[f"{ARTICLES}/ngay-{day}.md"] = text
    if number == 2:
        for path, date in (("giua", "7/10/2020"), ("moi", "2/11/2021"), ("cung", "13/10/2020")):
            files[f"{ARTICLES}/{path}.md"] = article_text(
                "Xem [bài kia](ngay-5.md).", title=path, date=date, category="Dân vận"
            )
    name, alias = ("cu", "") if number == 1 else ("doi-ten", "[2020/10/03/cu.html]")
    text = article_text(title="Đổi tên", date="3/10/2020", aliases=alias)
    return files | {f"{ARTICLES}/{name}.md": text}


@cache
def targets_of(path: str, page: bytes) -> tuple[str, ...]:
    """Return the files of the site that a page leads to or shows."""
    text = page.decode()
    links = (urlsplit(each) for each in {*LINK.findall(text), *REDIRECT.findall(text)})
    beside = (unquote(each.path) for each in links if not each.scheme)
    return tuple(posixpath.normpath(posixpath.join(posixpath.dirname(path), to)) for to in beside)


def broken_links(folder: Path) -> set[tuple[str, str]]:
    """Return page and target of every broken link of the pages that the front page leads to."""
    broken: set[tuple[str, str]] = set()
    seen, due = {"index.html"}, ["index.html"]
    while due:
        path = due.pop()
        for target in targets_of(path, (folder / path).read_bytes()):
            if not (folder / target).is_file():
                broken.add((path, target))
            elif target.endswith(".html") and target not in seen:
                seen.add(target)
                due.append(target)
    return broken


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = write_files(tmp_path / "trang", edition(1))
    assert build_site(root, use_cache=True).published is not None
    assert broken_links(root / "build") == set()
    return root


def become_second(root: Path) -> None:
    shutil.rmtree(root / "content")
    write_files(root, edition(2))


def after_each(
    patch: pytest.MonkeyPatch, module: Any, names: tuple[str, ...], look: Callable[[], None]
) -> None:
    """Have `look` called after every call of the module's functions of those names."""

    def watched(original: Callable[..., object]) -> Callable[..., object]:
        def call(*given: object, **more: object) -> object:
            result = original(*given, **more)
            look()
            return result

        return call

    for name in names:
        patch.setattr(module, name, watched(getattr(module, name)))


def looked_at(folder: Path) -> tuple[list[set[tuple[str, str]]], Callable[[], None]]:
    found: list[set[tuple[str, str]]] = []
    return found, lambda: found.append(broken_links(folder))


def test_while_a_site_is_built(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    become_second(site)
    found, look = looked_at(site / "build")
    after_each(monkeypatch, making, ("write_file",), look)
    after_each(monkeypatch, turn, ("write_file", "remove_files"), look)
    assert build_site(site, use_cache=True).published is not None
    assert len(found) > 20
    assert set().union(*found) == set()


def test_while_a_folder_is_deployed(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "www"
    deploy_to_folder(site / "build", target, dry_run=False)
    become_second(site)
    build_site(site, use_cache=True)
    found, look = looked_at(target)
    after_each(monkeypatch, deploying, ("write_file", "remove_files"), look)
    assert main(["deploy", str(target), "--source", str(site)]) == 0
    assert len(found) > 20
    assert set().union(*found) == set()


@pytest.mark.skipif(shutil.which("rsync") is None, reason="rsync is not there")
def test_between_the_passes_of_rsync(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "www"
    deploy_by_rsync(site / "build", str(target), dry_run=False)
    become_second(site)
    build_site(site, use_cache=True)
    found, look = looked_at(target)
    after_each(monkeypatch, subprocess, ("run",), look)
    deploy_by_rsync(site / "build", str(target), dry_run=False)
    looks = 2  # whether the place is ours
    assert len(found) == looks + len(PASSES)
    assert set().union(*found) == set()
    assert (target / "2021/11/02/moi.html").exists()
    assert not (target / "2020/10/09/ngay-9.html").exists()
