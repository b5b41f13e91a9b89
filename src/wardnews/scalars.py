"""One parser a type of field: from the text that an editor typed to a value, or a `Mistake`.

YAML's own guesses are never asked: they read `0162` as 114, `15:34` as 934 and `no` as False.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from wardnews.languages import LANGUAGES
from wardnews.yamltext import Mapping, Mistake, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST_YEAR = 1945
LAST_YEAR = 2100
MAX_VIEWS = 100_000_000

_SPACES = r"[ \t\u00a0\u202f\u2009]"
_DAY_FIRST = re.compile(r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})", re.ASCII)
_CLOCK = re.compile(
    rf"(?:T|{_SPACES}*\|{_SPACES}*|{_SPACES}*,{_SPACES}*|{_SPACES}+)"
    r"(?P<H>\d{1,2})(?::|h|g)(?P<M>\d{2})(?::(?P<S>\d{2})(?:\.\d+)?)?"
    rf"{_SPACES}*(?P<offset>Z|[+-]\d{{2}}:?\d{{2}})?",
    re.ASCII,
)
_VIEWS = re.compile(
    rf"(?P<n>\d+|\d{{1,3}}(?:(?:[.,]|{_SPACES})\d{{3}})+)(?:{_SPACES}*(?:lượt xem|lượt))?", re.ASCII
)
_NEGATIVE = re.compile(rf"[-\u2212]{_SPACES}*\d.*")
_NO_DIGITS = re.compile(r"\D+")
_PAGE = re.compile(
    r"(?:(?<!:/)/[^/?#]*\.(?:html?|php|aspx?|jsp)/*)?(?:[?#].*)?\Z", re.IGNORECASE | re.DOTALL
)
"""What makes the address of a page, or of a place on one, of that of a site."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def parse_text(node: Node, zone: tzinfo) -> str:
    """Return the text on one line, its spaces collapsed."""
    del zone
    return " ".join(_scalar(node).text.split())


def parse_url(node: Node, zone: tzinfo) -> str:
    """Return an http or https address."""
    text = parse_text(node, zone)
    if not _is_web_address(text):
        raise _mistake("bad-url", node, value=text)
    return text


def parse_base_url(node: Node, zone: tzinfo) -> str:
    """Return the site's own address without a slash at its end; every page stands below it."""
    text = parse_url(node, zone)
    site = _PAGE.sub("", text).rstrip("/")
    if site != text.rstrip("/"):
        raise _mistake("page-for-site", node, value=text, site=site)
    return site


def parse_slug(node: Node, zone: tzinfo) -> str:
    """Return one segment of an address: `a-z 0-9 -`."""
    text = parse_text(node, zone)
    if not _SLUG.fullmatch(text):
        raise _mistake("bad-slug", node, value=text)
    return text


def parse_flag(node: Node, zone: tzinfo) -> bool:
    """Return what `true` or `false`, `có` or `không` says."""
    text = parse_text(node, zone)
    if text.casefold() in {"true", "có"}:
        return True
    if text.casefold() in {"false", "không"}:
        return False
    raise _mistake("bad-flag", node, value=text)


def parse_number(node: Node, zone: tzinfo) -> int:
    """Return a whole number."""
    text = parse_text(node, zone)
    if not re.fullmatch(r"-?[0-9]{1,9}", text):
        raise _mistake("bad-number", node, value=text)
    return int(text)


def parse_views(node: Node, zone: tzinfo) -> int:
    """Return a count of views; `1.656`, `1 656` and `162 lượt` are ways to write one."""
    text = parse_text(node, zone)
    if _NEGATIVE.fullmatch(text):
        raise _mistake("negative-views", node, value=text)
    match = _VIEWS.fullmatch(text)
    if not match:
        raise _mistake("bad-views", node, value=text)
    # Without its zeros: Python refuses to read more than some thousand digits.
    digits = _NO_DIGITS.sub("", match["n"]).lstrip("0") or "0"
    if len(digits) > len(str(MAX_VIEWS)) or int(digits) > MAX_VIEWS:
        raise _mistake("absurd-views", node, value=text)
    return int(digits)


def parse_moment(node: Node, zone: tzinfo) -> datetime:
    """Return an aware time in the site's zone, whatever form of date and clock was typed.

    The day always comes before the month; a date alone is the beginning of that day.
    """
    text = parse_text(node, zone)
    match = _DAY_FIRST.match(text) or _YEAR_FIRST.match(text)
    if not match:
        raise _mistake("bad-date", node, value=text)
    clock = _CLOCK.fullmatch(text, match.end())
    if not clock and text[match.end() :].strip(" |\u00a0"):
        raise _mistake("bad-date", node, value=text)
    day = _day(match, node, text)
    return _moment(day, clock, zone, node, text)


def parse_day(node: Node, zone: tzinfo) -> date:
    """Return a day, in any of the forms of `parse_moment`."""
    return parse_moment(node, zone).date()


def parse_language(node: Node, zone: tzinfo) -> str:
    """Return the code of a language that we know the name of."""
    code = parse_text(node, zone).casefold()
    if code not in LANGUAGES:
        raise _mistake("unknown-language", node, value=code, known=", ".join(LANGUAGES))
    return code


def parse_list(item: Callable[[Node, tzinfo], object]) -> Callable[[Node, tzinfo], object]:
    """Return a parser of lists; one value without a list stands for a list of one."""

    def parse(node: Node, zone: tzinfo) -> tuple[object, ...]:
        if isinstance(node, Sequence):
            return tuple(item(each, zone) for each in node.items)
        if isinstance(node, Mapping):
            raise _mistake("not-a-list", node)
        return (item(node, zone),)

    return parse


def parse_tags(node: Node, zone: tzinfo) -> tuple[str, ...]:
    """Return tags, each once; `a, b` on one line is a list too."""
    if isinstance(node, Sequence):
        names = [parse_text(item, zone) for item in node.items]
    else:
        names = [" ".join(name.split()) for name in _scalar(node).text.split(",")]
    return tuple(dict.fromkeys(name for name in names if name))


def _day(match: re.Match[str], node: Node, text: str) -> date:
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _mistake("year-out-of-range", node, value=text)
    try:
        return date(year, month, day)
    except ValueError:
        raise _mistake("no-such-day", node, value=text) from None


def _moment(
    day: date, clock: re.Match[str] | None, zone: tzinfo, node: Node, text: str
) -> datetime:
    if clock is None:
        return _in_zone(datetime.combine(day, time(0), zone), zone)
    try:
        at = time(int(clock["H"]), int(clock["M"]), int(clock["S"] or 0))
        own_zone = _offset(clock["offset"]) or zone
    except ValueError:
        raise _mistake("no-such-time", node, value=text) from None
    return _in_zone(datetime.combine(day, at, own_zone), zone)


def _in_zone(moment: datetime, zone: tzinfo) -> datetime:
    """Return the same moment with the zone's offset as a plain number, equal on every machine."""
    local = moment.astimezone(zone)
    return local.replace(tzinfo=timezone(local.utcoffset() or timedelta(0)), fold=0)


def _offset(text: str | None) -> timezone | None:
    if not text:
        return None
    if text == "Z":
        return UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        port = parts.port  # refuses what is no number only when it is asked for
    except ValueError:
        return False
    is_web = parts.scheme in {"http", "https"} and bool(parts.hostname)
    return is_web and port != 0 and " " not in text


def _scalar(node: Node) -> Scalar:
    if isinstance(node, Scalar):
        return node
    raise _mistake("not-a-text", node)


def _mistake(code: str, node: Node, **args: str) -> Mistake:
    return Mistake(code, node.line, node.column, **args)
