"""Short forms of IPv6 made two readers of one, or one of all; names with a hyphen made none."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from wardnews.visits import NO_VISITS, add_visits

URL = "2020/10/16/gap-mat.html"
NOW = datetime(2020, 10, 20, 8, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def readers(*hosts: str) -> int:
    """Return as how many readers these hosts count that read one article on one day."""
    lines = [
        f'{host} - - [16/Oct/2020:15:34:12 +0700] "GET /{URL} HTTP/1.1" 200 512\n'.encode()
        for host in hosts
    ]
    return add_visits(NO_VISITS, lines, frozenset({URL}), "", NOW).counted


@pytest.mark.parametrize(
    "hosts",
    [
        ("2a02:4780::1", "2a02:4780::2"),
        ("2a02:4780::1", "2a02:4780:0:0:ffff::7"),
        ("2001:DB8:1:2::5", "2001:db8:1:2:9::7"),
        ("::1", "0:0:0:0:0:0:0:1"),
        ("203.0.113.7", "::ffff:203.0.113.7", "::ffff:cb00:7107"),
        ("may-7.vnpt-hn.example",),
        ("may_7.example",),
        (f"{'a' * 60}.{'b' * 60}.example",),
    ],
)
def test_one(hosts: tuple[str, ...]) -> None:
    assert readers(*hosts) == 1


@pytest.mark.parametrize(
    "hosts",
    [
        ("2a02:4780::1", "2a02:4780:0:1::1"),
        ("2a02:4780::1", "2a02:4780:1::1"),
        ("::ffff:203.0.113.7", "::ffff:203.0.113.8"),
        ("may-7.example", "may-8.example"),
        ("no:address", "no:other"),
    ],
)
def test_two(hosts: tuple[str, ...]) -> None:
    assert readers(*hosts) == 2
