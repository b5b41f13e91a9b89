"""A tiny site and everything that can happen to it; after each, an incremental build is proved.

The templates print the whole value of each page, so that whatever a template could show is shown.
"""

from __future__ import annotations

import os
import shutil
import time
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

from hypothesis import strategies as st

from builders import AS_OF, write_files
from wardnews import output, parse, render
from wardnews.article import Parsed
from wardnews.build import BuildReport, build, cache_file
from wardnews.digest import digest_bytes
from wardnews.executors import SerialExecutor
from wardnews.outcome import Project
from wardnews.output import LOCK, MARK, Effect, read_standing
from wardnews.render import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from wardnews.parse import Outcome
    from wardnews.problem import Problem

ARTICLES = 5
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
    "title: Phường Hoa Sữa\npage_size: 5\n",
    "title: Phường Hoa Sữa\npage_size: 6\nfooter: Chân trang\n",
    "title: Phường Hoa Mai\npage_size: 5\n",
    "title: Phường Hoa Sữa\npage_size: 5\ntime_zone: Asia/Tokyo\n",
)


class KilledError(BaseException):
    """Stands for the end of the process: nothing in a build may catch it."""


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
        """Build, and once elsewhere from nothing, and compare; `twice` is a second build too."""
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
            before = standing(self.output)
            again = self.build().published
            assert again is not None
            assert (again.changes, again.removed) == ((), ())
            assert standing(self.output) == before

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
            mock.patch("wardnews.publishing.write_file", keep),
        ):
            report = self.build(elsewhere, use_cache=False)
        made |= tree_of(elsewhere)
        shutil.rmtree(elsewhere)
        return report, made if report.published else None


Edit = tuple[str, int, int]
EDITS: dict[str, Callable[[Workshop, int, int], None]] = {}


def edit(happens: Callable[[Workshop, int, int], None]) -> Callable[[Workshop, int, int], None]:
    EDITS[happens.__name__] = happens
    return happens


def sequences(steps: int) -> st.SearchStrategy[list[Edit]]:
    """Return lists of so many edits; each takes its two numbers as it needs them."""
    edits = st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 11), st.integers(0, 11))
    return st.lists(edits, min_size=steps, max_size=steps)


def prove_sequence(root: Path, sequence: list[Edit]) -> None:
    """Make the edits one by one; after each of them the incremental tree is the clean one."""
    shop = Workshop(root)
    with running(shop):
        shop.prove()
        for name, first, second in sequence:
            mend(shop)
            EDITS[name](shop, first, second)
            shop.prove(twice=second % 3 == 0)


def mend(shop: Workshop) -> None:
    """Undo what kept the site from being published, so that later edits mean something."""
    for number, piece in shop.pieces.items():
        if piece.broken:
            piece.broken = False
            shop.save(number)


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
        body = f"{outcome.body}<i>{shop.version}</i>"
        source = replace(outcome.source, body=digest_bytes(body.encode()))
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


def pick(shop: Workshop, number: int) -> int:
    """Return an article's number; one that is not there is made."""
    number %= ARTICLES
    if number not in shop.pieces:
        shop.pieces[number] = Piece(name=f"b{number}", day=number + 1)
    return number


@edit
def body(shop: Workshop, first: int, second: int) -> None:
    number = pick(shop, first)
    shop.pieces[number].body = second % len(BODIES)
    shop.save(number)


@edit
def title(shop: Workshop, first: int, second: int) -> None:
    number = pick(shop, first)
    shop.pieces[number].title = second
    shop.save(number)


@edit
def date(shop: Workshop, first: int, second: int) -> None:
    number = pick(shop, first)
    shop.pieces[number].day = second % 4 + 1
    shop.save(number)


@edit
def category(shop: Workshop, first: int, second: int) -> None:
    number = pick(shop, first)
    shop.pieces[number].category = second % len(CATEGORIES)
    shop.save(number)


@edit
def status(shop: Workshop, first: int, second: int) -> None:
    number = pick(shop, first)
    shop.pieces[number].status = second % len(STATUSES)
    shop.save(number)


@edit
def delete(shop: Workshop, first: int, _: int) -> None:
    if shop.pieces:
        number = sorted(shop.pieces)[first % len(shop.pieces)]
        shop.file(number).unlink()
        del shop.pieces[number]


@edit
def rename(shop: Workshop, first: int, _: int) -> None:
    number = pick(shop, first)
    shop.save(number)
    before = shop.file(number)
    shop.names += 1
    shop.pieces[number].name = f"b{number}-{shop.names}"
    before.rename(shop.file(number))


@edit
def break_article(shop: Workshop, first: int, _: int) -> None:
    number = pick(shop, first)
    shop.pieces[number].broken = True
    shop.save(number)


@edit
def attach(shop: Workshop, first: int, _: int) -> None:
    number = pick(shop, first)
    shop.pieces[number].attached = not shop.pieces[number].attached
    shop.save(number)


@edit
def attachment(shop: Workshop, first: int, _: int) -> None:
    shop.set_attachment(first)


@edit
def template(shop: Workshop, first: int, _: int) -> None:
    shop.set_template(first)


@edit
def config(shop: Workshop, first: int, _: int) -> None:
    shop.set_config(first)


@edit
def touch(shop: Workshop, first: int, _: int) -> None:
    number = pick(shop, first)
    shop.save(number)
    os.utime(shop.file(number))


@edit
def restore_time(shop: Workshop, first: int, second: int) -> None:
    """Change a letter in place, as an old file that is copied back: same size, same time."""
    number = pick(shop, first)
    if shop.file(number).exists():
        status = shop.file(number).stat()
        shop.pieces[number].letter = (shop.pieces[number].letter + 1) % 10
        shop.save(number)
        os.utime(shop.file(number), ns=(status.st_atime_ns, status.st_mtime_ns))
        if second % 2:
            time.sleep(TICK)  # so that its stamp is looked at, not the file
    else:
        shop.save(number)


@edit
def wait(shop: Workshop, _: int, __: int) -> None:
    """Let the files grow old enough for their stamps to be trusted."""
    del shop
    time.sleep(TICK)


@edit
def day_passes(shop: Workshop, first: int, _: int) -> None:
    shop.days += first


@edit
def delete_output(shop: Workshop, first: int, second: int) -> None:
    files = _outputs(shop)
    if second == 0:
        shutil.rmtree(shop.output)
    elif files:
        files[first * len(files) // 12].unlink()


@edit
def corrupt_output(shop: Workshop, first: int, second: int) -> None:
    """Change a byte in place: the size stays, and so does the time of writing."""
    files = _outputs(shop)
    if not files:
        return
    time.sleep(TICK)
    file = files[first * len(files) // 12]
    status = file.stat()
    data = bytearray(file.read_bytes() or b"?")
    data[second * len(data) // 12] ^= 1
    file.write_bytes(data)
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


@edit
def litter_output(shop: Workshop, first: int, _: int) -> None:
    """Leave the temporary file of a build that was killed."""
    shop.output.mkdir(exist_ok=True)
    (shop.output / MARK).touch()
    (shop.output / f"index.html.{first}.wardnews-tmp").write_bytes(b"<!doc")


@edit
def delete_cache(shop: Workshop, _: int, __: int) -> None:
    shop.cache.unlink(missing_ok=True)


@edit
def damage_cache(shop: Workshop, first: int, second: int) -> None:
    if shop.cache.exists():
        damage(shop.cache, first / 12, 1 << second)


@edit
def other_version(shop: Workshop, first: int, _: int) -> None:
    shop.version = first % 3


@edit
def crash(shop: Workshop, first: int, second: int) -> None:
    """Edit the looks, and be killed while the pages are being written."""
    shop.set_template(first)
    kill_build(shop, after=second)


def kill_build(shop: Workshop, after: int) -> None:
    """Start a build and end it after so many files, as if the process were gone."""
    left = after

    def write(*args: object, **options: object) -> object:
        nonlocal left
        if not left:
            raise KilledError
        left -= 1
        return write_file(*args, **options)

    write_file: Callable[..., object] = output.write_file
    with mock.patch("wardnews.making.write_file", write):
        try:
            shop.build()
        except KilledError:
            return


def damage(file: Path, place: float, how: int) -> None:
    """Damage a file at a place from 0 to 1: `how` flips its bits; 0 and beyond a byte cut it off."""
    data = bytearray(file.read_bytes())
    at = int(place * len(data))
    if not data or not 0 < how < 256:
        file.write_bytes(data[:at])
    else:
        data[at] ^= how
        file.write_bytes(data)


def _outputs(shop: Workshop) -> list[Path]:
    ours = (shop.output / MARK, shop.output / LOCK)
    return sorted(each for each in shop.output.rglob("*") if each.is_file() and each not in ours)


def tree_of(folder: Path) -> dict[str, bytes]:
    """Return the bytes of all files by path, our mark too; but the lock is no part of a site."""
    paths = (f"{at}/{name}" for at, _, names in os.walk(folder) for name in names if name != LOCK)
    return {path.removeprefix(f"{folder}/"): Path(path).read_bytes() for path in paths}


def standing(folder: Path) -> dict[str, str]:
    """Return the stamps of all files of the output; none where there is no folder."""
    return read_standing(folder) if folder.is_dir() else {}
