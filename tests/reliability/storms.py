"""Builds that are killed, hindered and watched; run as a program of its own, so that it may fork.

    python storms.py FOLDER SEED COUNT STORM ARTICLES

Writes a site into the folder, does COUNT rounds, prints a JSON list of everything that was wrong.
"""

from __future__ import annotations

import contextlib
import errno
import io
import json
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from wardnews.cli import main
from wardnews.manifest import compare_outputs
from wardnews.output import read_manifest, read_records

if TYPE_CHECKING:
    from collections.abc import Callable

SETTINGS = "title: Phường\nbase_url: https://a.example\ncategories: [{name: Dân vận}]\n"
ARTICLE = "---\ntitle: {title}\ndate: 16/10/2020 08:00\ncategory: Dân vận\n---\n\n{body}\n"
ERRORS = (errno.ENOSPC, errno.EACCES, errno.EIO, errno.EROFS, errno.EMFILE)
POINTS = 40
"""More than the files that a build of a storm puts in place or removes."""

READS = 1_000

HINDERED = ("open", "replace", "scandir", "mkdir", "unlink", "rmdir", "stat")


class Storm:
    def __init__(self, folder: Path, seed: int, articles: int) -> None:
        self.articles = articles
        self.root = folder / "trang"
        self.output = self.root / "build"
        self.chance = random.Random(seed)  # noqa: S311  # repeatable, not secret
        self.wrong: list[str] = []
        (self.root / "content/articles").mkdir(parents=True)
        (self.root / "content/site.yml").write_text(SETTINGS, "utf-8")
        for number in range(articles):
            self.edit(number, 0)
        self.build()

    def edit(self, number: int, version: int) -> None:
        """Write one article; the version shows in its body and, through its title, in the lists."""
        text = ARTICLE.format(title=f"Bài {number} bản {version}", body=f"Bản {version}. " * 200)
        (self.root / f"content/articles/bai-{number}.md").write_text(text, "utf-8")

    def call(self, *more: str) -> list[str]:
        source = ["--source", str(self.root), "--as-of", "2021-12-31", "--jobs", "1"]
        return ["build", *source, *more]

    def build(self, *more: str) -> tuple[int, str]:
        said = io.StringIO()
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(said):
            return main(self.call(*more)), said.getvalue()

    def forked(self, before: float = 0.0, kill_at: int = 0) -> int:
        """Start a build in a process of its own; it kills itself before the file it puts in place
        or removes as number `kill_at`, counted from 1."""
        child = os.fork()
        if child:
            return child
        time.sleep(before)
        if kill_at:
            _kill_at(kill_at)
        code, _ = self.build()
        os._exit(code)

    def tree(self) -> dict[str, bytes]:
        return {
            file.relative_to(self.output).as_posix(): file.read_bytes()
            for file in self.output.rglob("*")
            if file.is_file() and not file.name.startswith(".wardnews")
        }

    def heal(self, when: str) -> dict[str, bytes]:
        """Build once more, undisturbed; the result must be a clean build's."""
        code, said = self.build()
        if code:
            self.wrong.append(f"{when}: the next build says {said}")
        manifest = read_manifest(self.output)
        if manifest is None or compare_outputs(manifest, read_records(self.output)):
            self.wrong.append(f"{when}: not as recorded after the next build")
        if any(self.output.rglob("*.wardnews-tmp")):
            self.wrong.append(f"{when}: a temporary file is left")
        if any(not any(each.iterdir()) for each in self.output.rglob("*") if each.is_dir()):
            self.wrong.append(f"{when}: an empty folder is left")
        return self.tree()

    def check_clean(self, when: str) -> None:
        clean = self.root / "sach"
        self.build("--output", str(clean), "--no-cache")
        found = {
            file.relative_to(clean).as_posix(): file.read_bytes()
            for file in clean.rglob("*")
            if file.is_file() and not file.name.startswith(".wardnews")
        }
        if found != self.tree():
            self.wrong.append(f"{when}: not what a clean build makes")
        shutil.rmtree(clean)


def kills(storm: Storm, count: int) -> None:
    """SIGKILL at a random moment, and before each file that is put in place or removed."""
    started = time.perf_counter()
    storm.edit(0, -1)
    old = storm.heal("warm-up")
    usual = time.perf_counter() - started
    for number in range(count):
        storm.edit(number % storm.articles, number + 1)
        point = number // 2 % POINTS + 1 if number % 2 else 0
        child = storm.forked(kill_at=point)
        if not point:
            time.sleep(storm.chance.uniform(0, usual))
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        stopped = storm.tree()
        new = storm.heal(f"kill {number}")
        for path, data in stopped.items():
            if "wardnews-tmp" not in path and data not in (old.get(path), new.get(path)):
                storm.wrong.append(f"kill {number}: {path} is neither old nor new")
        lost = (old.keys() & new.keys()) - stopped.keys()
        storm.wrong.extend(f"kill {number}: {path} was missing" for path in sorted(lost))
        old = new
    storm.check_clean("kills")


def hindered(storm: Storm, count: int) -> None:
    """Each file-system call of a build fails once; at most `count` of them."""
    number = 0
    while number < count:
        number += 1
        old = storm.tree()
        storm.edit(number % storm.articles, number)
        code, said, failed = _hindered_build(storm, number)
        if not failed:
            break
        if code not in (0, 1) or "Traceback" in said:
            storm.wrong.append(f"call {number} ({failed}): {code} {said}")
        if code == 1 and (len(said.strip().splitlines()) > 2 or str(storm.root) not in said):
            storm.wrong.append(f"call {number} ({failed}): unclear: {said}")
        stopped = storm.tree()
        new = storm.heal(f"call {number} ({failed})")
        for path, data in stopped.items():
            if data not in (old.get(path), new.get(path)):
                storm.wrong.append(f"call {number} ({failed}): {path} is neither old nor new")
    storm.check_clean("hindered")


def readers(storm: Storm, count: int) -> None:
    """Read pages while builds go on: `count` reads or more, none torn, none missing.

    They go on until there was a build for every `READS` of them, however fast the machine reads.
    """
    storm.edit(0, 1)
    first = storm.heal("first")
    storm.edit(0, 2)
    second = storm.heal("second")
    shared = sorted(first.keys() & second.keys())
    built, building = os.pipe()
    os.set_blocking(built, False)
    child = os.fork()
    if not child:
        version = 1
        while True:
            storm.edit(0, version)
            storm.build()
            os.write(building, b".")
            version = 3 - version
    try:
        reads = builds = 0
        while reads < count or builds < count // READS:
            reads += 1
            with contextlib.suppress(BlockingIOError):
                builds += len(os.read(built, 1))
            path = storm.chance.choice(shared)
            try:
                data = (storm.output / path).read_bytes()
            except FileNotFoundError:
                storm.wrong.append(f"{path} was missing")
                continue
            if data not in (first[path], second[path]):
                storm.wrong.append(f"{path} was torn")
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def pairs(storm: Storm, count: int) -> None:
    """Two builds at once: each ends well or says so, and the result is clean."""
    for number in range(count):
        storm.edit(number % storm.articles, number + 1)
        children = [storm.forked(), storm.forked(before=storm.chance.uniform(0, 0.1))]
        codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        if not {0} <= set(codes) <= {0, 1}:
            storm.wrong.append(f"pair {number}: {codes}")
        storm.check_clean(f"pair {number}")


def caches(storm: Storm, count: int) -> None:
    """A cache that is cut short, has flipped bits, or is no cache: never a wrong page."""
    wanted = storm.tree()
    for number in range(count):
        for file in (storm.root / ".wardnews").glob("*.sqlite"):
            data = bytearray(file.read_bytes())
            match number % 4:
                case 0:
                    del data[storm.chance.randrange(len(data)) :]
                case 1:
                    for _ in range(storm.chance.randrange(1, 40)):
                        data[storm.chance.randrange(len(data))] ^= 1 << storm.chance.randrange(8)
                case 2:
                    data[:] = storm.chance.randbytes(storm.chance.randrange(5000))
                case _:
                    at = storm.chance.randrange(len(data))
                    data[at : at + 512] = storm.chance.randbytes(512)
            file.write_bytes(data)
        code, said = storm.build()
        if code or "Traceback" in said:
            storm.wrong.append(f"cache {number}: {code} {said}")
        if storm.tree() != wanted:
            storm.wrong.append(f"cache {number}: a wrong page")


def _kill_at(number: int) -> None:
    """Make this process kill itself before that call which puts a file in place or removes one."""
    calls = iter(range(1, 1_000_000))

    def deadly(original: Callable[..., None]) -> Callable[..., None]:
        def call(*given: object, **more: object) -> None:
            if next(calls) == number:
                os.kill(os.getpid(), signal.SIGKILL)
            original(*given, **more)

        return call

    for name in ("replace", "unlink", "rmdir"):
        setattr(os, name, deadly(getattr(os, name)))


def _hindered_build(storm: Storm, number: int) -> tuple[int, str, str]:
    """Build while file-system call `number` below the site fails; names the call that did."""
    calls = iter(range(1, 10_000_000))
    failed: list[str] = []
    originals = {name: getattr(os, name) for name in HINDERED}
    plain_open = io.open

    def hinder(name: str, original: object) -> object:
        def call(path: object, *args: object, **kwargs: object) -> object:
            inside = not isinstance(path, int) and str(path).startswith(str(storm.root))
            if inside and next(calls) == number:
                failed.append(f"{name} {Path(str(path)).name}")
                code = ERRORS[number % len(ERRORS)]
                raise OSError(code, os.strerror(code), str(path))
            return original(path, *args, **kwargs)  # type: ignore[operator]  # a function

        return call

    try:
        for name, original in originals.items():
            setattr(os, name, hinder(name, original))
        io.open = hinder("io.open", plain_open)  # type: ignore[assignment]  # what Path.open calls
        code, said = storm.build()
    finally:
        for name, original in originals.items():
            setattr(os, name, original)
        io.open = plain_open
    return code, said, failed[0] if failed else ""


STORMS = {storm.__name__: storm for storm in (kills, hindered, readers, pairs, caches)}

if __name__ == "__main__":
    weather = Storm(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[5]))
    STORMS[sys.argv[4]](weather, int(sys.argv[3]))
    sys.stdout.write(json.dumps(weather.wrong, ensure_ascii=False))
