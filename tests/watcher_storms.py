"""Storms over a watched folder, and how long after them the site takes to be the clean one."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from builders import SETTINGS, article_text, build_site, read_tree, write_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PATIENCE = 120.0
"""Seconds after which a site that is not the clean one is taken for one that never will be."""

AS_OF = "2021-12-31"
ARTICLES = "content/articles"
Storm = tuple[dict[str, str | bytes], "Callable[[Path], None]"]
"""The files as the storm leaves them, and the storm itself: it changes the site in a folder."""


def seconds_to_rest(folder: Path, storm: str, seed: int) -> float:
    """Raise a storm over a watched site; return the seconds of quiet until it is the clean one.

    Raises `AssertionError` where it does not become that, or where the watch ended badly.
    """
    root = write_files(folder / "trang", small_site())
    after, rage = STORMS[storm](random.Random(seed))  # noqa: S311  # repeatable, not secret
    build_site(write_files(folder / "sau", small_site() | after), folder / "sach")
    clean = pages(folder / "sach")
    with watching(root):
        rage(root)
        quiet = time.monotonic()
        while pages(root / "build") != clean:
            assert time.monotonic() < quiet + PATIENCE, differences(root / "build", clean)
            time.sleep(0.1)
        return time.monotonic() - quiet


def burst(chance: random.Random) -> Storm:
    """20,000 files are unpacked into the site, 200 articles among them."""
    files: dict[str, str | bytes] = {}
    for number in range(20_000):
        folder = f"{ARTICLES}/kho/{number % 97}"
        if number % 100:
            files[f"{folder}/{number}.txt"] = f"tệp {number}"
        else:
            day = f"{chance.randint(1, 28)}/{chance.randint(1, 12)}/2019"
            files[f"{folder}/tin-{number}.md"] = article_text(title=f"Tin {number}", date=day)

    def rage(root: Path) -> None:
        write_files(root, files)

    return files, rage


def checkout(chance: random.Random) -> Storm:
    """A branch is checked out that differs in 2,000 files, 500 articles among them."""
    first, second = edition(chance), edition(chance)

    def rage(root: Path) -> None:
        write_files(root, first)
        git(root, "init", "--quiet")
        git(root, "add", "content")
        git(root, "commit", "--quiet", "--message", "một")
        git(root, "checkout", "--quiet", "-b", "khac")
        for path in first.keys() - second.keys():
            (root / path).unlink()
        write_files(root, second)
        git(root, "add", "--all", "content")
        git(root, "commit", "--quiet", "--message", "hai")
        for branch in ("master", "khac", "master", "khac"):
            git(root, "checkout", "--quiet", branch)

    return second, rage


def saves(chance: random.Random) -> Storm:
    """One article is saved 10,000 times, over itself or by renaming, as editors do."""
    path = f"{ARTICLES}/bai-0.md"

    def text(number: int) -> str:
        return article_text(f"Lần {number}.", title=f"Bản {number // 2_500}", date="1/10/2020")

    def rage(root: Path) -> None:
        file, other = root / path, root / ARTICLES / "~bai-0.tmp"
        for number in range(10_000):
            if chance.random() < 0.5:
                file.write_text(text(number), "utf-8")
            else:
                other.write_text(text(number), "utf-8")
                other.replace(file)

    return {path: text(9_999)}, rage


STORMS: dict[str, Callable[[random.Random], Storm]] = {
    storm.__name__: storm for storm in (burst, checkout, saves)
}


def small_site() -> dict[str, str | bytes]:
    files: dict[str, str | bytes] = {"content/site.yml": SETTINGS}
    for number in range(5):
        text = article_text(title=f"Bài {number}", date=f"{number + 1}/10/2020")
        files[f"{ARTICLES}/bai-{number}.md"] = text
    return files


def edition(chance: random.Random) -> dict[str, str | bytes]:
    """Return 2,000 files of a branch; some of their names are another branch's too."""
    files: dict[str, str | bytes] = {}
    for number in chance.sample(range(2_200), 2_000):
        if number % 4:
            files[f"{ARTICLES}/{number % 40}/{number}.txt"] = str(chance.random())
        else:
            text = article_text(str(chance.random()), title=f"Tin {number}", date="3/3/2019")
            files[f"{ARTICLES}/{number % 40}/tin-{number}.md"] = text
    return files


@contextlib.contextmanager
def watching(root: Path) -> Iterator[None]:
    """Run `build --watch` beside; raises `AssertionError` where Ctrl-C does not end it well."""
    log = root.parent / "noi.txt"
    call = [sys.executable, "-m", "wardnews", "build", "--watch", "--source", str(root)]
    # CI starts commands with Ctrl-C turned off, which a child would inherit.
    hears = {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.default_int_handler)}
    with log.open("wb") as said:
        watch = subprocess.Popen(  # noqa: S603  # our own call
            [*call, "--as-of", AS_OF],
            stdout=said,
            stderr=said,
            **hears,  # type: ignore[call-overload]  # a mapping
        )
    try:
        wait_until(lambda: "Ctrl" in log.read_text("utf-8"), watch)
        yield
        assert watch.poll() is None, log.read_text("utf-8")
    finally:
        if watch.poll() is None:
            watch.send_signal(signal.SIGINT)
        code = watch.wait(timeout=PATIENCE)
    told = log.read_text("utf-8")
    assert code == 0, told
    assert "Traceback" not in told, told


def wait_until(is_so: Callable[[], bool], watch: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert watch.poll() is None
        assert time.monotonic() < end
        time.sleep(0.05)


def pages(output: Path) -> dict[str, bytes]:
    """Return what is published; a tree that changes while it is read is none yet."""
    try:
        found = read_tree(output)
    except OSError:
        return {}
    return {path: data for path, data in found.items() if ".wardnews" not in path}


def differences(output: Path, clean: dict[str, bytes]) -> list[str]:
    found = pages(output)
    return sorted(path for path, _ in found.items() ^ clean.items())[:20]


def git(root: Path, *arguments: str) -> None:
    program = shutil.which("git")
    assert program is not None
    names = {
        f"GIT_{role}_{what}": "a@a.example"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, **names}
    call = [program, "-c", "init.defaultBranch=master", *arguments]
    subprocess.run(call, cwd=root, check=True, env={**os.environ, **own})  # noqa: S603  # fixed
