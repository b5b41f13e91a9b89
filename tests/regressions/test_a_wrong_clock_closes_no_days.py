"""One line of a log with a day to come closed all days before it: no real visit counted any more."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from wardnews.visits import NO_VISITS, add_visits

URL = "2020/10/16/gap-mat.html"
NOW = datetime(2020, 10, 16, 20, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def line(host: str, time: str) -> bytes:
    return f'{host} - - [{time} +0700] "GET /{URL} HTTP/1.1" 200 512\n'.encode()


def test_days_to_come_are_passed_over_and_told() -> None:
    lines = [
        line("203.0.113.7", "16/Oct/9999:15:34:12"),
        line("203.0.113.8", "17/Oct/2020:00:00:01"),
        line("203.0.113.9", "16/Oct/2020:19:59:59"),
    ]
    added = add_visits(NO_VISITS, lines, frozenset({URL}), "", NOW)
    assert (added.counted, added.to_come, added.too_old) == (1, 2, 0)
    assert list(added.visits.days) == ["2020-10-16"]
    assert add_visits(added.visits, lines, frozenset({URL}), "", NOW).counted == 0
