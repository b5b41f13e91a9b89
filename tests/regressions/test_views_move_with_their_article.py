"""An article whose address moved lost the views that had been counted at its old one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import BAI, PAGE, article, article_text, build_site
from wardnews.visits import with_visits

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite, Run

LINE = '203.0.113.{} - - [16/Oct/2020:15:34:12 +0700] "GET /{} HTTP/1.1" 200 512\n'
MOVED, MOVED_PAGE = BAI.replace("gap-mat", "hop-mat"), PAGE.replace("gap-mat", "hop-mat")


def write_log(root: Path, url: str, hosts: range) -> Path:
    log = root / "access.log"
    log.write_text("".join(LINE.format(host, url) for host in hosts))
    return log


def test_what_was_counted_before_and_after_the_move_is_shown(make_site: MakeSite, run: Run) -> None:
    root = make_site({BAI: article_text(views="10")})
    build_site(root)
    assert run("views", write_log(root, PAGE, range(7)), "--source", root).code == 0
    (root / BAI).rename(root / MOVED)
    assert run("build", "--accept-moves", "--source", root).code == 0
    assert "Lượt xem: 17" in (root / "build" / MOVED_PAGE).read_text("utf-8")
    assert run("views", write_log(root, MOVED_PAGE, range(7, 12)), "--source", root).code == 0
    build_site(root)
    assert "Lượt xem: 22" in (root / "build" / MOVED_PAGE).read_text("utf-8")


@pytest.mark.parametrize("alias", ["tin-cu.html", "/tin-cu.html"])
def test_each_address_counts_once(alias: str) -> None:
    one = article(slug="moi", views=1, aliases=(alias, "tin-cu.html", "2020/10/16/moi.html"))
    (shown,) = with_visits([one], {"tin-cu.html": 3, one.url: 4, "khac.html": 50})
    assert shown.front.views == 8
