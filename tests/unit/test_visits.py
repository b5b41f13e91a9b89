from __future__ import annotations

import gzip
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from builders import article, build_site
from wardnews.cli import main
from wardnews.visits import (
    KEPT_DAYS,
    NO_VISITS,
    Added,
    Visits,
    add_visits,
    parse_visits,
    render_visits,
    with_visits,
)

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite

URL = "2020/10/16/gap-mat.html"
NOW = datetime(2021, 12, 31, 23, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
PHONE = "Mozilla/5.0 (Linux; Android 9) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36"


def line(
    host: str = "203.0.113.7",
    path: str = f"/{URL}",
    agent: str | None = PHONE,
    time: str = "16/Oct/2020:15:34:12 +0700",
    request: str = "GET {} HTTP/1.1",
    status: int = 200,
) -> bytes:
    combined = "" if agent is None else f' "-" "{agent}"'
    made = f'{host} - - [{time}] "{request.format(path)}" {status} 512{combined}\n'
    return made.encode()


def added(*lines: bytes, to: Visits = NO_VISITS, base: str = "") -> Added:
    return add_visits(to, lines, frozenset({URL}), base, NOW)


def counted(*lines: bytes, base: str = "") -> int:
    return added(*lines, base=base).counted


@pytest.mark.parametrize(
    "read",
    [
        line(),
        line(agent=None),
        line(path=f"/{URL}?utm=1"),
        line(path="/2020/10/16/g%61p-mat.html"),
        line(status=304),
        line(host="2001:db8::1"),
        line(request="GET {} HTTP/2.0"),
    ],
)
def test_a_reader_counts(read: bytes) -> None:
    assert counted(read) == 1


@pytest.mark.parametrize(
    "sent",
    [
        b"", b"\n", b"\x00\xff" * 50, b"[" * 9000, b'"' * 5000, b"\\" * 5000,
        line(agent="Googlebot/2.1 (+http://www.google.com/bot.html)"),
        line(agent="curl/8.0.1 (x86_64)"),
        line(agent="-"),
        line(status=404),
        line(status=301),
        line(request="POST {} HTTP/1.1"),
        line(request="HEAD {} HTTP/1.1"),
        line(request="GET http://x{} HTTP/1.1"),
        line(path="/khong-co.html"),
        line(path="/2020/10/16/../16/gap-mat.html"),
        line(path="/__proto__"),
        line(time="31/Feb/2020:15:34:12 +0700"),
        line(time="16/Xxx/2020:15:34:12 +0700"),
        line(time="16/Oct/0000:15:34:12 +0700"),
        line(time="16/Oct/2020:99:34:12 +0700"),
        line(time="16/Oct/2020:15:34:12 +9999"),
        line(host="a b"),
        b"x " + line(),
        line(path="/x HTTP/1.1\" 200 1 \"-\" \"" + PHONE),
    ],
)  # fmt: skip
def test_what_is_no_reader_changes_nothing(sent: bytes) -> None:
    assert counted(sent) == 0


def test_a_visitor_counts_once_an_article_and_day() -> None:
    again = line(time="16/Oct/2020:23:59:59 +0700", agent=PHONE + " khác")
    tomorrow = line(time="16/Oct/2020:17:00:00 +0000")
    assert counted(line(), again, line(host="203.0.113.8"), tomorrow) == 3


def test_one_network_of_ipv6_is_one_visitor() -> None:
    assert counted(line(host="2001:db8:1:2::5"), line(host="2001:db8:1:2:9::7")) == 1


def test_a_site_below_a_folder() -> None:
    assert counted(line(path=f"/ward/{URL}"), base="/ward") == 1


def test_the_same_log_twice_counts_once() -> None:
    first = added(line(), line(host="203.0.113.8"))
    stored = parse_visits(render_visits(first.visits))
    second = added(line(), line(host="203.0.113.8"), line(host="203.0.113.9"), to=stored)
    assert (first.counted, second.counted) == (2, 1)
    assert second.visits.counts == {URL: 3}


def test_no_address_is_stored() -> None:
    stored = render_visits(added(line(), line(host="2001:db8::42")).visits)
    assert b"203.0" not in stored
    assert b"2001" not in stored
    assert b"Android" not in stored


def test_old_days_are_closed_and_stay_counted() -> None:
    later = line(time="01/Mar/2021:08:00:00 +0700")
    visits = added(line(), later).visits
    assert visits.counts == {URL: 2}
    assert list(visits.days) == ["2021-03-01"]
    repeated = added(line(), line(host="203.0.113.9"), to=visits)
    assert (repeated.counted, repeated.too_old) == (0, 2)
    assert KEPT_DAYS == 90


@pytest.mark.parametrize(
    "data",
    [
        b"", b"[]", b"\xff", b"{}", b"[" * 100_000,
        b'{"closed": "", "counts": {"a": -1}, "days": {}}',
        b'{"closed": "", "counts": {"a": 1e99}, "days": {}}',
        b'{"closed": "", "counts": {"a": 1e999}, "days": {}}',
        b'{"closed": "", "counts": {"a": NaN}, "days": {}}',
        b'{"closed": "", "counts": {"a": true}, "days": {}}',
        b'{"closed": "", "counts": {}, "days": {"hom nay": {}}}',
    ],
)  # fmt: skip
def test_a_damaged_record_is_told(data: bytes, make_site: MakeSite) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_visits(data)
    root = make_site({"content/views.json": data})
    assert main(["build", "--source", str(root)]) == 1


def test_visits_come_on_top_of_what_the_article_says() -> None:
    one = article("gap-mat.md", slug="gap-mat", views=162)
    assert with_visits([one], {one.url: 3})[0].front.views == 165
    assert with_visits([one], {})[0] is one


def test_logs_become_views_of_the_page(make_site: MakeSite, tmp_path: Path) -> None:
    root = make_site()
    build_site(root)
    plain, packed = tmp_path / "access.log", tmp_path / "access.log.2.gz"
    plain.write_bytes(line() + line(host="203.0.113.8"))
    packed.write_bytes(gzip.compress(line(host="203.0.113.9") + line()))
    for _ in range(2):
        assert main(["views", str(plain), str(packed), "--source", str(root)]) == 0
    build_site(root)
    assert "Lượt xem: 3" in (root / "build" / URL).read_text("utf-8")


def test_a_broken_log_adds_nothing(make_site: MakeSite, tmp_path: Path) -> None:
    root = make_site()
    build_site(root)
    good, broken = tmp_path / "a.log", tmp_path / "b.gz"
    good.write_bytes(line())
    broken.write_bytes(gzip.compress(line() * 1000)[:-20])
    assert main(["views", str(good), str(broken), "--source", str(root)]) == 1
    assert not (root / "content/views.json").exists()
