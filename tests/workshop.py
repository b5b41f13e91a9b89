"""A tiny site whose incremental build is proved against one from nothing; `edits` happen to it.

The templates print the whole value of each page, so that whatever a template could show is shown.
"""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

from builders import AS_OF, write_files
from wardnews import parse, render
from wardnews.article import Parsed
from wardnews.build import BuildReport, build, cache_file
from wardnews.digest import digest_bytes
from wardnews.executors import SerialExecutor
from wardnews.outcome import Project
from wardnews.output import LOCK, Effect, read_standing
from wardnews.render import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from wardnews.parse import Outcome
    from wardnews.problem import Problem

MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108  # below a name of its own
"""Where small files are written soonest; `None` is the usual place."""

TICK = 0.03
"""Seconds: longer than the clock of any file system that tests run on."""

CATEGORIES = ("Công tác Đảng", "Dân vận")
BODIES = (
    "Sáng nay họp.",
    "# Tóm tắt\n\nHọp.[^1]\n\n[^1]: Ghi chú.",
    "[x]: https://a.example\n\n# Tóm tắt\n\nXem [x].",
    "Xem [x], [^1], *kỳ họp*.",
    "- một\n- hai\n\n> Trích.",
    "Xem [bài kia](b1.md) và [tệp](tep.txt).",
)
STATUSES = ("published", "draft", "withdrawn")
SETTINGS = (
    "title: Phường Hoa Sữa\npage_size: 5\nsearch: false\n",
    "title: Phường Hoa Sữa\npage_size: 6\nfooter: Chân trang\n",
    "title: Phường Hoa Mai\npage_size: 5\n",
    "title: Phường Hoa Sữa\npage_size: 5\ntime_zone: Asia/Tokyo\nsearch: false\n",
)


@dataclass(slots=True)
class Piece:
    """An article as its editor has it now."""

    name: str
    day: int = 1
    title: int = 0
    category: int = 0
    body: int = 0
    status: int = 0
    letter: int = 0
    attached: bool = False
    broken: bool = False

    @property
    def text(self) -> str:
        front = {
            "title": f"Tin số {self.title}",
            "date": f"{self.day:02}/10/2020 08:00",
            "category": "" if self.broken else CATEGORIES[self.category],
            "status": STATUSES[self.status],
            "publish": f"{self.day:02}/01/2022",
        }
        if self.title % 3:
            del front["publish"]
        lines = [f"{key}: {value}" for key, value in front.items()]
        if self.attached:
            lines.append("attachments: [{file: tep.txt, title: Tệp}]")
        ending = "abcdefghij"[self.letter]
        return "\n".join(["---", *lines, "---", "", BODIES[self.body], "", f"Hết {ending}."])


@dataclass(frozen=True, slots=True, kw_only=True)
class Clean:
    """The tree of a build from nothing, `None` where errors keep it from being, and of what."""

    of: tuple[dict[str, dict[str, bytes]], int, int]
    problems: tuple[Problem, ...]
    tree: dict[str, bytes] | None


@dataclass(slots=True)
class Workshop:
    """A site in a folder of its own, what its editor means it to be, and its output."""

    root: Path
    pieces: dict[int, Piece] = field(default_factory=dict)
    version: int = 0
    days: int = 0
    names: int = 0
    clean: Clean | None = None
    damaged: int = 0
    """The inode of the cache that was damaged last; one that is made anew has another."""

    def __post_init__(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)
        self.set_config(0)
        self.set_template(0)
        self.set_attachment(0)
        write_files(self.root, {"content/pages/gioi-thieu.md": "---\ntitle: Ta\n---\n\nLời."})
        for number in range(3):
            self.pieces[number] = Piece(name=f"b{number}", day=number + 1, title=number + 1)
            self.save(number)

    @property
    def output(self) -> Path:
        return self.root / "build"

    @property
    def cache(self) -> Path:
        return cache_file(self.root, self.output)

    def set_config(self, number: int) -> None:
        names = "".join(f"  - name: {each}\n" for each in CATEGORIES)
        more = SETTINGS[number % len(SETTINGS)]
        text = f"base_url: https://p.example\ncategories:\n{names}{more}"
        write_files(self.root, {"content/site.yml": text})

    def set_template(self, number: int) -> None:
        page = '{{ page }} {{ site }} {{ root }} {{ path }} {% include "chan.html" %}'
        shows_body = {"article.html", "standing-page.html"}
        names = set(TEMPLATES.values())
        files = {name: page + (" {{ body }}" if name in shows_body else "") for name in names}
        files["chan.html"] = f"chân {number % 3}"
        write_files(self.root / "templates", dict(files))
        write_files(self.root / "static", {"a.css": f"p {{ margin: {number // 3}px }}"})

    def set_attachment(self, number: int) -> None:
        write_files(self.root, {"content/articles/tep.txt": f"tệp {number % 4}"})

    def file(self, number: int) -> Path:
        return self.root / "content/articles" / f"{self.pieces[number].name}.md"

    def save(self, number: int) -> None:
        self.file(number).write_text(self.pieces[number].text, encoding="utf-8")

    def build(self, output: Path | None = None, *, use_cache: bool = True) -> BuildReport:
        project = Project(root=self.root, as_of=AS_OF + timedelta(days=self.days))
        with SerialExecutor() as executor:
            return build(project, output or self.output, executor=executor, use_cache=use_cache)

    def prove(self, *, twice: bool = True) -> None:
        """Build, and once elsewhere from nothing, and compare; `twice` is a second build too.

        This one writes nothing; and it does not even look into a file, unless it finds the damage
        of a cache, of which the first has read other pages, so that all must be made to be compared.
        """
        before = standing(self.output)
        report = self.build()
        clean = self.clean_build()
        assert report.problems == clean.problems
        if clean.tree is None:
            assert report.published is None
            assert standing(self.output) == before
            return
        assert tree_of(self.output) == clean.tree
        if twice:
            before, was_damaged = standing(self.output), self.has_damaged_cache
            again = self.build().published
            assert again is not None
            assert (standing(self.output), again.removed) == (before, ())
            assert not again.changes or was_damaged

    @property
    def has_damaged_cache(self) -> bool:
        return self.cache.exists() and self.cache.stat().st_ino == self.damaged

    def clean_build(self) -> Clean:
        """Return what a build without a past makes of the site; kept until its sources change."""
        sources = {part: tree_of(self.root / part) for part in ("content", "templates", "static")}
        if self.clean is None or self.clean.of != (sources, self.version, self.days):
            report, tree = self.built_in_memory()
            of = (sources, self.version, self.days)
            self.clean = Clean(of=of, problems=report.problems, tree=tree)
        return self.clean

    def built_in_memory(self) -> tuple[BuildReport, dict[str, bytes] | None]:
        """Return what a build without a past says, and all that it would write, by path."""
        elsewhere = self.root / "sạch"
        made: dict[str, bytes] = {}

        def keep(_: Path, path: str, data: bytes, *, exists: bool) -> tuple[Effect, str]:
            assert not exists
            made[path] = data
            return Effect.NEW, f"{len(data)} 1 1 1"

        with (
            mock.patch("wardnews.making.write_file", keep),
            mock.patch("wardnews.turn.write_file", keep),
        ):
            report = self.build(elsewhere, use_cache=False)
        made |= tree_of(elsewhere)
        shutil.rmtree(elsewhere)
        return report, made if report.published else None


@contextmanager
def running(shop: Workshop) -> Iterator[None]:
    """Run builds without the default theme, on a fine clock, by the workshop's own toolchain.

    Another version of our code parses and renders otherwise: it leaves its number in both.
    """

    def toolchain() -> str:
        return f"v{shop.version}"

    def parsed(*args: object) -> Outcome:
        outcome = parse_source(*args)
        if not isinstance(outcome, Parsed):
            return outcome
        body = b"%s<i>%d</i>" % (outcome.body, shop.version)
        source = replace(outcome.source, body=digest_bytes(body))
        return replace(outcome, source=source, body=body)

    def rendering(frame: Any) -> Callable[..., bytes]:
        render_page = renderer(frame)
        return lambda *args: render_page(*args) + b"\n%d" % shop.version

    parse_source: Callable[..., Outcome] = parse.parse_source
    renderer = render.renderer
    nowhere = shop.root / "không có"
    with (
        mock.patch("wardnews.source.default_theme", return_value=nowhere),
        mock.patch("wardnews.source.RACY_NS", int(TICK * 1e9)),
        mock.patch("wardnews.build.load_toolchain", toolchain),
        mock.patch("wardnews.reading.parse_source", parsed),
        mock.patch("wardnews.making.renderer", rendering),
    ):
        yield


def tree_of(folder: Path) -> dict[str, bytes]:
    """Return the bytes of all files by path, our mark too; but the lock is no part of a site."""
    paths = (f"{at}/{name}" for at, _, names in os.walk(folder) for name in names if name != LOCK)
    return {path.removeprefix(f"{folder}/"): Path(path).read_bytes() for path in paths}


def standing(folder: Path) -> dict[str, str]:
    """Return the stamps of all files of the output; none where there is no folder."""
    return read_standing(folder) if folder.is_dir() else {}
