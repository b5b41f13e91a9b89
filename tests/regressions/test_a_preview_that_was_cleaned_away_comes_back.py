"""Where somebody cleaned the preview's folder away, every page was missing until the next save."""

from __future__ import annotations

import shutil
import threading
import urllib.error
import urllib.request
import webbrowser
from typing import TYPE_CHECKING, Any

from wardnews.commands import serve_command
from wardnews.watch import Watcher

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from conftest import MakeSite, Run

PATIENCE = 60.0


def status_of(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:  # noqa: S310  # our own server
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_it_is_made_again_when_a_page_is_asked_for(
    run: Run, make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_site()
    urls: list[str] = []
    statuses: list[int] = []
    told = threading.Event()
    notice = Watcher.notice

    def heard(watcher: Watcher, *args: Any, **options: Any) -> None:
        told.set()
        notice(watcher, *args, **options)

    def clean_away(rebuild: Callable[[], None], _: object, watcher: Watcher) -> None:
        statuses.append(status_of(urls[0]))
        shutil.rmtree(root / ".wardnews")
        told.clear()
        statuses.append(status_of(urls[0]))
        assert told.is_set()
        watcher.wait()
        rebuild()
        statuses.append(status_of(urls[0]))
        raise KeyboardInterrupt

    monkeypatch.setattr(webbrowser, "open", urls.append)
    monkeypatch.setattr(Watcher, "notice", heard)
    monkeypatch.setattr(serve_command, "rebuild_forever", clean_away)
    assert run("serve", "--source", root, "--port", "0", "--open").code == 0
    assert statuses == [200, 404, 200]
