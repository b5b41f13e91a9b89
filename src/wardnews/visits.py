"""Readers' visits out of web server logs, added to the views that front matter states.

A visitor counts once an article and day. No address is kept: to know a line again that was
counted before, 24 bits of a digest are, and 256 addresses share each of them. They are dropped
after `KEPT_DAYS`; lines of days before that are no longer counted.
Formats: Apache's common and combined log, which nginx writes too.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from hashlib import blake2b
from ipaddress import IPv6Address
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from wardnews.scalars import MAX_VIEWS
from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import tzinfo

    from wardnews.article import Article

VISITS_PATH = "content/views.json"
KEPT_DAYS = 90
TOKEN_BYTES = 3
MONTHS = b"JanFebMarAprMayJunJulAugSepOctNovDec"

BOTS = re.compile(
    rb"bot|crawl|spider|slurp|archiv|fetch|monitor|scan|preview|headless|lighthouse|phantom|"
    rb"curl|wget|python|java/|go-http|okhttp|libwww|perl|ruby|php|httpclient|http_request|axios|"
    rb"node|facebookexternalhit|zalo(?!/)|whatsapp|telegram|feed|rss|validator|checker|probe",
    re.IGNORECASE,
)
_LINE = re.compile(
    rb"(?P<host>[0-9A-Za-z_.:-]{2,255}) \S+ \S+ "
    rb"\[(?P<time>\d\d/[A-Z][a-z]{2}/\d{4}:\d\d):\d\d:\d\d (?P<zone>[+-]\d{4})\] "
    rb'"GET /(?P<path>[^ "?#]{0,500})(?:[?#][^ "]*)? HTTP/[0-9.]+" (?:200|304) (?:\d+|-)'
    rb'(?: "(?:[^"\\]|\\.)*" "(?P<agent>(?:[^"\\]|\\.)*)")?',
)
_REQUEST = re.compile(rb'\S+ \S+ \S+ \[\d\d/[A-Z][a-z]{2}/\d{4}:[^\]]+\] "')


@dataclass(frozen=True, slots=True, kw_only=True)
class Visits:
    """What has been counted: visits by address, and the tokens of each day that is still open."""

    counts: Mapping[str, int]
    days: Mapping[str, Mapping[str, frozenset[str]]]
    closed: str = ""
    """The last day, in ISO form, whose lines are not counted any more; "" while there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of the lines of a log."""

    visits: Visits
    lines: int
    counted: int
    too_old: int
    to_come: int


NO_VISITS = Visits(counts={}, days={})


def add_visits(
    visits: Visits, lines: Iterable[bytes], urls: frozenset[str], base: str, now: datetime
) -> Added:
    """Return the visits with those of the log's lines; `base` is the path that the site is below.

    Only the addresses of `urls` count. A line that is no request, or not a reader's, is passed
    over, so that nobody adds more than one visit an article and day, whatever is sent. So is a day
    after that of `now`, in its zone: a clock that was wrong once would close all real days.
    """
    today = now.date().isoformat()
    prefix = base.strip("/").encode() + b"/" if base.strip("/") else b""
    days = {
        day: {url: set(tokens) for url, tokens in own.items()} for day, own in visits.days.items()
    }
    counts, seen = Counter(visits.counts), Counter[str]()
    for line in lines:
        seen["lines"] += 1
        match = _LINE.match(line)
        if not match or (match["agent"] is not None and _is_robot(match["agent"])):
            continue
        path = match["path"].removeprefix(prefix) if prefix else match["path"]
        url = _address(path)
        if url not in urls:
            continue
        day = _day(match["time"], match["zone"], now.tzinfo)
        if not visits.closed < day <= today:
            seen["old" if day <= visits.closed else "to come"] += bool(day)
            continue
        tokens = days.setdefault(day, {}).setdefault(url, set())
        token = _token(_visitor(match["host"]), day, url)
        if token not in tokens:
            tokens.add(token)
            counts[url] = min(counts[url] + 1, MAX_VIEWS)
            seen["counted"] += 1
    total = Visits(
        counts=dict(counts),
        days={day: {url: frozenset(own) for url, own in of.items()} for day, of in days.items()},
        closed=visits.closed,
    )
    return Added(
        visits=close_days(total),
        lines=seen["lines"],
        counted=seen["counted"],
        too_old=seen["old"],
        to_come=seen["to come"],
    )


def is_request(line: bytes) -> bool:
    """Return whether a line is one of a log in a format that is known, a reader's or not."""
    return _REQUEST.match(line) is not None


def close_days(visits: Visits) -> Visits:
    """Return the visits without the tokens of days that lie too long before the newest."""
    if not visits.days:
        return visits
    kept_days = timedelta(days=KEPT_DAYS)
    newest = date.fromisoformat(max(visits.days))
    last = max(newest, date.min + kept_days) - kept_days  # a log may begin with a year of 0001
    closed = max(visits.closed, last.isoformat())
    kept = {day: own for day, own in visits.days.items() if day > closed}
    return replace(visits, days=kept, closed=closed)


def with_visits(articles: Iterable[Article], counts: Mapping[str, int]) -> tuple[Article, ...]:
    """Return the articles, each with its counted visits on top of what its front matter says.

    What was counted at an old address of an article is its own: no other may claim that address.
    """
    return tuple(_with_visits(each, counts) if counts else each for each in articles)


def render_visits(visits: Visits) -> bytes:
    """Return the side file: sorted, a line an address, so that git shows what was added."""
    days = {
        day: {url: "".join(sorted(tokens)) for url, tokens in sorted(own.items())}
        for day, own in sorted(visits.days.items())
    }
    value = {"closed": visits.closed, "counts": dict(sorted(visits.counts.items())), "days": days}
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def parse_visits(data: bytes) -> Visits:
    """Return what the side file holds; raises `ValueError` where it is damaged."""
    try:
        value = json.loads(data)
        counts: dict[str, int] = value["counts"]
        if any(type(count) is not int or not 0 <= count <= MAX_VIEWS for count in counts.values()):
            raise ValueError("a count out of range")
        days = {
            date.fromisoformat(day).isoformat(): {
                str(url): frozenset(re.findall("....", tokens)) for url, tokens in own.items()
            }
            for day, own in value["days"].items()
        }
        return Visits(counts=counts, days=days, closed=str(value["closed"]))
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("not a record of visits") from error


def _with_visits(article: Article, counts: Mapping[str, int]) -> Article:
    front = article.front
    counted = counts.get(article.url, 0)
    if front.aliases:
        olds = {alias.strip("/") for alias in front.aliases} - {article.url}
        counted += sum(counts.get(old, 0) for old in olds)
    if not counted:
        return article
    return replace(article, front=replace(front, views=front.views + counted))


@lru_cache(maxsize=4096)
def _is_robot(agent: bytes) -> bool:
    """Return whether an agent is a machine: one that says so, or that says nothing."""
    return len(agent) < 12 or BOTS.search(agent) is not None


@lru_cache(maxsize=65536)
def _address(path: bytes) -> str:
    return unquote_to_bytes(path).decode("utf-8", "replace")


@lru_cache(maxsize=4096)
def _day(time: bytes, offset: bytes, zone: tzinfo | None) -> str:
    """Return the day in the site's zone, or "" for a time that is none."""
    month = MONTHS.find(time[3:6]) // 3 + 1
    minutes = int(offset[1:3]) * 60 + int(offset[3:5])
    try:
        own = timezone(timedelta(minutes=-minutes if offset[:1] == b"-" else minutes))
        at = datetime(int(time[7:11]), month, int(time[:2]), int(time[12:14]), tzinfo=own)
        return at.astimezone(zone).date().isoformat()
    except (ValueError, OverflowError):
        return ""


@lru_cache(maxsize=65536)
def _visitor(host: bytes) -> bytes:
    """Return what stands for a visitor: an IPv4 address, a name, or the /64 of an IPv6 address.

    A household is given a /64 or more (RFC 6177), and its devices change their addresses within
    it. An IPv4 address in the dress of an IPv6 one (RFC 4291, 2.5.5.2) is what it is.
    """
    if b":" not in host:
        return host
    try:
        address = IPv6Address(host.decode())
    except ValueError:
        return host
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped).encode()
    groups = address.exploded.split(":")[:4]
    return ":".join(group.lstrip("0") or "0" for group in groups).encode()


def _token(visitor: bytes, day: str, url: str) -> str:
    data = b"\0".join((visitor, day.encode(), url.encode()))
    return b64encode(blake2b(data, digest_size=TOKEN_BYTES).digest()).decode()
