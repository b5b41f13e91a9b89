"""When a page was published: the portal's own line, or what else tells a date."""

from __future__ import annotations

import re
from datetime import UTC, date

from wardnews.scalars import parse_moment, parse_views
from wardnews.values import dataclass
from wardnews.yamltext import Mistake, Scalar

SPACE = r"[ \t\u00a0\u2000-\u200b\u202f]"
STAMP = re.compile(
    rf"Ngày{SPACE}+đăng{SPACE}*:?{SPACE}*(?P<date>\d{{1,2}}/\d{{1,2}}/\d{{4}})"
    rf"{SPACE}*\|?{SPACE}*(?P<time>\d{{1,2}}:\d{{2}})?"
    rf"(?:{SPACE}*\|?{SPACE}*Lượt{SPACE}+xem{SPACE}*:?{SPACE}*(?P<views>[\d.,]*))?{SPACE}*",
    re.IGNORECASE,
)
_IN_NAME = re.compile(
    r"(?<!\d)(?:(\d{4})[-_.](\d{1,2})[-_.](\d{1,2})|(\d{1,2})[-_.](\d{1,2})[-_.](\d{4}))(?!\d)"
)
_IN_WORDS = re.compile(
    r"ngày\s+(\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(\d{1,2})(?:\s*[/.-]\s*|\s+năm\s+)(\d{4})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """The portal's line: which line it is, the moment and the views as front matter has them."""

    line: int
    moment: str
    views: str


def find_stamp(lines: list[str]) -> Stamp | None:
    """Return the first line `Ngày đăng … | … | Lượt xem: …` whose date and views can be."""
    for at, line in enumerate(lines):
        match = STAMP.fullmatch(line.strip())
        if match is None:
            continue
        moment = f"{match['date']} {match['time'] or ''}".strip()
        views = re.sub(r"\D", "", match["views"] or "")
        if _can_be(moment, views):
            return Stamp(line=at, moment=moment, views=views)
    return None


def day_in_name(name: str) -> str:
    """Return the day in the name of a file, as 16/10/2020; "" for none."""
    found = _IN_NAME.search(name)
    if not found:
        return ""
    year, month, day, *other = (int(each) if each else 0 for each in found.groups())
    return _day(year, month, day) if year else _day(other[2], other[1], other[0])


def day_in_words(lines: list[str]) -> str:
    """Return the first day that the text tells, as 16/10/2020; "" for none."""
    found = next((match for line in lines if (match := _IN_WORDS.search(line))), None)
    return _day(int(found[3]), int(found[2]), int(found[1])) if found else ""


def _day(year: int, month: int, day: int) -> str:
    try:
        date(year, month, day)
    except ValueError:
        return ""
    moment = f"{day:02}/{month:02}/{year}"
    return moment if _can_be(moment, "") else ""


def _can_be(moment: str, views: str) -> bool:
    try:
        parse_moment(Scalar(moment, 1, 1, plain=True), UTC)
        parse_views(Scalar(views or "0", 1, 1, plain=True), UTC)
    except Mistake:
        return False
    return True
