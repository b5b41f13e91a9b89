"""`wardnews serve`."""

from __future__ import annotations

import sys
import time
import webbrowser
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import click

from wardnews.basis import LastGood
from wardnews.board import Board, Stage
from wardnews.build import CACHE_FOLDER, build
from wardnews.claim import read_owned
from wardnews.clock import parse_as_of
from wardnews.commands.options import help_option, source_option
from wardnews.commands.watching import Narrator
from wardnews.executors import open_executor
from wardnews.glance import build_outlook, glance
from wardnews.outcome import Project
from wardnews.preview import build_panel
from wardnews.rebuild import error_of, rebuild_forever
from wardnews.serve import PreviewServer
from wardnews.session import Session, language_option
from wardnews.source import read_settings
from wardnews.stamps import read_stamps
from wardnews.text import nfc
from wardnews.watch import Watcher

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from wardnews.build import BuildReport
    from wardnews.errors import WardnewsError
    from wardnews.glance import Outlook

PORTS = range(8000, 8020)
FEW = 200
"""So many pages are shown while a build goes on; more wait for its end."""

SLICE = 0.001
"""How long, in seconds, a build may keep a request from being answered."""

AT_A_GLANCE = 3
"""Of so many sources that were saved at once the pages are shown before the site is built."""

HEAD_START = 0.1
"""How long, in seconds, a browser is given to fetch such a page before the build begins."""

T = TypeVar("T")


@click.command(help="Xem thử trang tin trên máy này; tự cập nhật mỗi khi lưu bài.")
@source_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="N",
    help="Cổng của máy chủ xem thử (mặc định: cổng trống đầu tiên từ 8000; 0: cổng bất kỳ).",
)
@click.option("--open", "open_", is_flag=True, help="Mở ngay trang xem thử trong trình duyệt.")
@language_option
@help_option
@click.pass_obj
def command(session: Session, source: Path, port: int | None, open_: bool) -> int:
    """Show the site with its drafts until Ctrl-C; 0 then."""
    read_settings(source)  # a wrong folder is told at once; later on, no folder is wrong
    sys.setswitchinterval(SLICE)
    preview = Preview(session, source)
    with PreviewServer(preview.board, PORTS if port is None else (port,)) as server:
        try:
            since = read_stamps(source)
            # Before any thread runs, so that a large site may be built by forked workers.
            preview.start()
            watching = Watcher(source, preview.narrator.tell_polling, since=since)
            with server.running(), watching as watcher:
                server.lost = watcher.notice
                click.echo(session.say("serving", url=server.url))
                if open_:
                    webbrowser.open(server.url)
                rebuild_forever(preview.rebuild, preview.tell_error, watcher)
        except KeyboardInterrupt:
            click.echo(session.say("stopped"))
    return 0


class Preview:
    """The site as its editors see it while they write: builds it and puts it on the board."""

    def __init__(self, session: Session, root: Path) -> None:
        self._session = session
        self._root = root
        self._output = root / CACHE_FOLDER / "preview"
        self._last_good = LastGood()
        self._outlook: Outlook | None = None
        self._stamps: dict[str, str] = {}
        self.narrator = Narrator(session)
        panel = build_panel((), None, session.language)
        self.board = Board(
            Stage(output=self._output, paths=frozenset(), panel=panel, language=session.language)
        )

    def start(self) -> None:
        """Build for the first time; what stops that is shown, and passes."""
        error = error_of(self.rebuild)
        if error is not None:
            self.tell_error(error)

    def rebuild(self) -> None:
        """Build again and show what came of it; raises what a build raises."""
        error_of(self._glance)  # what is wrong with it, the build tells
        self.narrator.tell(self._build())

    def tell_error(self, error: WardnewsError) -> None:
        """Show what stops the builds over the pages that there are."""
        panel = build_panel((), error, self._session.language)
        self.board.show(replace(self.board.stage, panel=panel, glanced=()))
        self.narrator.tell_error(error)

    def _track(self, stage: str, items: Iterable[T], total: int) -> Iterable[T]:
        """Show a page as soon as it is written: what a build still does after it takes its time."""
        tracked = self._session.track(stage, items, total)
        return self._shown_early(tracked) if stage == "writing" and total <= FEW else tracked

    def _shown_early(self, items: Iterable[T]) -> Iterator[T]:
        for item in items:
            yield item  # the caller comes back for the next when it has written this one
            self.board.look_again()

    def _glance(self) -> None:
        """Show the pages of what was saved just now, if it is little, before the whole is built."""
        was, self._stamps = self._stamps, read_stamps(self._root)
        saved = [path for path, stamp in self._stamps.items() if was.get(path) != stamp]
        if self._outlook is None or len(saved) > AT_A_GLANCE:
            return
        now, folder = parse_as_of(None), f"{self._root}/"
        seen = [glance(self._outlook, nfc(path.removeprefix(folder)), now) for path in saved]
        if pages := tuple(page for page in seen if page is not None):
            self.board.show(replace(self.board.stage, glanced=pages))
            time.sleep(HEAD_START)

    def _build(self) -> BuildReport:
        project = Project(root=self._root, as_of=parse_as_of(None), drafts=True)
        with open_executor(None) as executor:
            report = build(
                project,
                self._output,
                executor=executor,
                last_good=self._last_good,
                track=self._track,
            )
        self._last_good = report.last_good or self._last_good
        panel = build_panel(report.problems, None, self._session.language)
        stage = replace(self.board.stage, panel=panel, glanced=())
        if report.published is not None and report.ready is not None:
            stage = replace(stage, paths=read_owned(self._output))
        self.board.show(stage)
        if report.ready is not None and self._last_good.basis is not None:
            self._outlook = build_outlook(self._root, self._last_good.basis, report.ready)
        return report
