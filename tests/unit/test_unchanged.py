from __future__ import annotations

import os
import time
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from unittest import mock
from zoneinfo import ZoneInfo

import pytest

from builders import AS_OF, article, article_text, read_tree, write_files
from wardnews.build import build
from wardnews.executors import SerialExecutor
from wardnews.outcome import Project
from wardnews.problem import build_problem
from wardnews.traces import CacheDamagedError
from wardnews.unchanged import Settled, decode_settled, encode_settled, next_change

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import MakeSite

TICK = 0.05
ZONE = "Asia/Ho_Chi_Minh"
PAGE = "content/articles/2020/b.md"


@pytest.fixture(autouse=True)
def fine_clock() -> Iterator[None]:
    with mock.patch("wardnews.source.RACY_NS", int(TICK * 1e9)):
        yield


def planned(root: Path, as_of: datetime = AS_OF, **options: bool) -> bool:
    """Build, and return whether that took a plan."""
    project = Project(root=root, as_of=as_of, **options)  # type: ignore[arg-type]  # flags
    report = build(project, root / "build", executor=SerialExecutor())
    return "planning" in dict(report.seconds)


def settle(root: Path) -> None:
    """Build until a build finds nothing to do and knows it."""
    for _ in range(3):
        time.sleep(2 * TICK)
        planned(root)
    assert not planned(root)


def test_a_build_in_a_known_state_plans_nothing_and_tells_the_same(make_site: MakeSite) -> None:
    text = article_text("Gọi số 0912 345 678.", title="Họp")
    root = make_site({PAGE: text})
    project = Project(root=root, as_of=AS_OF)
    planned(root)
    time.sleep(2 * TICK)
    before = build(project, root / "build", executor=SerialExecutor())
    time.sleep(2 * TICK)
    settle(root)
    tree = read_tree(root / "build")
    after = build(project, root / "build", executor=SerialExecutor())
    assert [stage for stage, _ in after.seconds] == ["comparing"]
    assert after.problems == before.problems != ()
    assert (after.articles, after.shown) == (before.articles, before.shown)
    assert after.published is not None
    assert before.published is not None
    assert after.published == replace(before.published, seconds=after.seconds)
    assert read_tree(root / "build") == tree


@pytest.mark.parametrize(
    "file",
    [
        "content/site.yml",
        "content/articles/2020/2020-10-16-gap-mat.md",
        "content/articles/moi.md",
        "content/articles/anh.pdf",
        "templates/day.html",
        "static/them.css",
        "build/index.html",
        "build/la.txt",
    ],
)
def test_whatever_changes_is_seen(make_site: MakeSite, file: str) -> None:
    root = make_site()
    settle(root)
    name = root / file
    text = name.read_text("utf-8") if name.exists() else article_text(title="Mới")
    write_files(root, {file: text + "\n"})
    assert planned(root)


def test_a_removed_page_is_seen(make_site: MakeSite) -> None:
    root = make_site()
    settle(root)
    (root / "build" / "404.html").unlink()
    assert planned(root)
    assert (root / "build" / "404.html").is_file()


def test_an_old_time_does_not_deceive(make_site: MakeSite) -> None:
    root = make_site()
    settle(root)
    file = root / "content" / "site.yml"
    before = file.stat()
    file.write_text(file.read_text("utf-8").replace("a", "b", 1), "utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert planned(root)


def test_other_options_are_another_state(make_site: MakeSite) -> None:
    root = make_site()
    settle(root)
    assert planned(root, drafts=True)


def test_it_holds_until_the_day_ends_and_never_backwards(make_site: MakeSite) -> None:
    root = make_site()
    settle(root)
    assert not planned(root, AS_OF + timedelta(minutes=1))
    assert planned(root, AS_OF - timedelta(minutes=1))
    settle(root)
    assert planned(root, AS_OF + timedelta(days=1))


def test_the_next_change_is_the_first_of_all() -> None:
    zone = ZoneInfo(ZONE)
    now = datetime(2026, 11, 24, 20, tzinfo=zone)
    midnight = datetime(2026, 11, 25, tzinfo=zone)
    soon, past = now + timedelta(hours=1), now - timedelta(hours=1)
    assert next_change((), now, ZONE) == midnight
    one = article()
    appears = replace(one, front=replace(one.front, publish=soon))
    expires = replace(one, front=replace(one.front, publish=past, expires=midnight))
    assert next_change((expires, appears), now, ZONE) == soon
    assert next_change((expires,), now, ZONE) == midnight
    assert next_change((), now, "Europe/Berlin") == midnight
    assert next_change((), now, "Pacific/Auckland") == midnight


def test_what_is_kept_comes_back() -> None:
    problem = build_problem("legacy-d", "content/articles/a.md", 3, 4)
    settled = Settled(
        since=AS_OF, until=AS_OF, articles=3, shown=2, files=9, problems=(problem, problem)
    )
    kept = encode_settled("so", settled)
    assert decode_settled(kept, "so") == settled
    assert decode_settled(kept, "otherwise") is None


@pytest.mark.parametrize("text", ["", "[]", "{}", '["","a","b",1,2,3,[]]', "5"])
def test_what_nobody_kept_is_refused(text: str) -> None:
    with pytest.raises(CacheDamagedError):
        decode_settled(text, "")
