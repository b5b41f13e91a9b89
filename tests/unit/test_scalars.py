import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest

from sources import typed
from wardnews.scalars import (
    parse_base_url,
    parse_day,
    parse_flag,
    parse_list,
    parse_moment,
    parse_number,
    parse_slug,
    parse_tags,
    parse_text,
    parse_url,
    parse_views,
)
from wardnews.yamltext import Mapping, Mistake, Node, Sequence

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
PLUS_7 = timezone(timedelta(hours=7))


def code_of(parse: Callable[[Node, tzinfo], object], value: str) -> str:
    with pytest.raises(Mistake) as caught:
        parse(typed(value), HANOI)
    assert (caught.value.line, caught.value.column) == (3, 7)
    assert ("value", " ".join(value.split())) in caught.value.args_
    return caught.value.code


@pytest.mark.parametrize(
    ("value", "views"),
    [
        ("0", 0),
        ("162", 162),
        ("0162", 162),
        ("1.656", 1656),
        ("1,656", 1656),
        ("1 656", 1656),
        ("1\u00a0656", 1656),
        ("1\u202f656", 1656),
        ("1.234.567", 1_234_567),
        ("162 lượt", 162),
        ("162 lượt xem", 162),
        ("1.656\u00a0lượt xem", 1656),
        ("100000000", 100_000_000),
        ("0" * 20 + "7", 7),
    ],
)
def test_views_are_read_in_the_forms_that_people_write(value: str, views: int) -> None:
    assert parse_views(typed(value), HANOI) == views


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("-1", "negative-views"),
        ("- 1", "negative-views"),
        ("\u22121", "negative-views"),
        ("abc", "bad-views"),
        ("1.65", "bad-views"),
        ("1.6565", "bad-views"),
        ("16 56", "bad-views"),
        ("1e3", "bad-views"),
        ("0x10", "bad-views"),
        ("+1", "bad-views"),
        ("162 người", "bad-views"),
        ("\u0661\u0666", "bad-views"),
        ("100000001", "absurd-views"),
        ("9" * 5000, "absurd-views"),
    ],
)
def test_other_views_are_refused(value: str, code: str) -> None:
    assert code_of(parse_views, value) == code


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("03/02/2020", "2020-02-03T00:00:00"),
        ("3/2/2020", "2020-02-03T00:00:00"),
        ("03-02-2020", "2020-02-03T00:00:00"),
        ("03.02.2020", "2020-02-03T00:00:00"),
        ("2020-02-03", "2020-02-03T00:00:00"),
        ("29/02/2020", "2020-02-29T00:00:00"),
        ("16/10/2020 15:34", "2020-10-16T15:34:00"),
        ("16/10/2020 | 15:34", "2020-10-16T15:34:00"),
        ("16/10/2020\u00a0|\u00a015:34\u00a0", "2020-10-16T15:34:00"),
        ("16/10/2020 |", "2020-10-16T00:00:00"),
        ("16/10/2020, 15:34", "2020-10-16T15:34:00"),
        ("16-10-2020 15h34", "2020-10-16T15:34:00"),
        ("16/10/2020 5g04", "2020-10-16T05:04:00"),
        ("16/10/2020 15:34:56", "2020-10-16T15:34:56"),
        ("2020-10-16 15:34", "2020-10-16T15:34:00"),
        ("2020-10-16T15:34:00+07:00", "2020-10-16T15:34:00"),
        ("2020-10-16T15:34:00+0700", "2020-10-16T15:34:00"),
        ("2020-10-16T15:34:00.123Z", "2020-10-16T22:34:00"),
        ("2020-10-16T20:00:00-05:00", "2020-10-17T08:00:00"),
        ("01/01/1945", "1945-01-01T00:00:00"),
        ("31/12/2100 23:59", "2100-12-31T23:59:00"),
    ],
)
def test_a_moment_is_read_with_the_day_first(value: str, moment: str) -> None:
    read = parse_moment(typed(value), HANOI)
    assert read.replace(tzinfo=None).isoformat() == moment
    assert isinstance(read.tzinfo, timezone)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("31/02/2020", "no-such-day"),
        ("29/02/2021", "no-such-day"),
        ("10/16/2020", "no-such-day"),
        ("00/10/2020", "no-such-day"),
        ("2020-13-01", "no-such-day"),
        ("31/12/1944", "year-out-of-range"),
        ("01/01/2101", "year-out-of-range"),
        ("01/01/0000", "year-out-of-range"),
        ("16/10/2020 24:00", "no-such-time"),
        ("16/10/2020 15:60", "no-such-time"),
        ("2020-10-16T15:34:00+24:00", "no-such-time"),
        ("hôm nay", "bad-date"),
        ("16/10/20", "bad-date"),
        ("16/10/20201", "bad-date"),
        ("16/10", "bad-date"),
        ("16/10/2020 chiều", "bad-date"),
        ("16/10/2020 15", "bad-date"),
        ("16/10/2020 15h", "bad-date"),
        ("16 tháng 10 năm 2020", "bad-date"),
        ("\u0661\u0666/10/2020", "bad-date"),
    ],
)
def test_other_moments_are_refused(value: str, code: str) -> None:
    assert code_of(parse_moment, value) == code


def test_local_time_is_that_of_the_site_as_it_was_on_that_day() -> None:
    assert parse_moment(typed("16/10/2020"), HANOI).utcoffset() == timedelta(hours=7)
    assert parse_moment(typed("16/10/2020"), UTC).utcoffset() == timedelta(0)
    assert parse_moment(typed("16/10/1965"), HANOI).utcoffset() == timedelta(hours=8)


def test_a_day_is_that_of_the_site() -> None:
    assert parse_day(typed("2020-10-16T20:00:00Z"), HANOI) == date(2020, 10, 17)


PROGRAM = """
import locale
locale.setlocale(locale.LC_ALL, "")
from zoneinfo import ZoneInfo
from wardnews.scalars import parse_moment
from wardnews.yamltext import Scalar
node = Scalar("03/02/2020 15:34", 1, 1, plain=True)
print(parse_moment(node, ZoneInfo("Asia/Ho_Chi_Minh")).isoformat())
"""


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Ho_Chi_Minh"])
@pytest.mark.parametrize("name", ["C", "C.UTF-8"])
def test_the_machine_has_no_say_in_it(zone: str, name: str) -> None:
    result = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "TZ": zone, "LC_ALL": name, "LANG": name},
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout.strip() == "2020-02-03T15:34:00+07:00"


@pytest.mark.parametrize(
    ("parse", "value", "result"),
    [
        (parse_text, "  Hội \u00a0 nghị\n tổng kết ", "Hội nghị tổng kết"),
        (parse_url, "https://hanoi.gov.vn/tin?id=1", "https://hanoi.gov.vn/tin?id=1"),
        (parse_base_url, "https://phuong.example/", "https://phuong.example"),
        (parse_base_url, "http://phuong.example/tin//", "http://phuong.example/tin"),
        (
            parse_base_url,
            "http://phuong.example:8080/tin.moi",
            "http://phuong.example:8080/tin.moi",
        ),
        (parse_slug, "gap-mat-2020", "gap-mat-2020"),
        (parse_flag, "true", True),
        (parse_flag, "Có", True),
        (parse_flag, "FALSE", False),
        (parse_flag, "không", False),
        (parse_number, "-12", -12),
        (parse_number, "007", 7),
    ],
)
def test_other_values_are_read(
    parse: Callable[[Node, tzinfo], object], value: str, result: object
) -> None:
    assert parse(typed(value), HANOI) == result


@pytest.mark.parametrize(
    ("parse", "value", "code"),
    [
        (parse_url, "hanoi.gov.vn", "bad-url"),
        (parse_url, "javascript:alert(1)", "bad-url"),
        (parse_url, "ftp://hanoi.gov.vn", "bad-url"),
        (parse_url, "https://", "bad-url"),
        (parse_url, "https://[::1", "bad-url"),
        (parse_url, "https://a b.vn", "bad-url"),
        (parse_url, "https://a.vn:8o80/tin", "bad-url"),
        (parse_url, "https://a.vn:99999/tin", "bad-url"),
        (parse_base_url, "https://a.vn:8o80", "bad-url"),
        (parse_base_url, "https://a.vn/?p=1", "page-for-site"),
        (parse_base_url, "https://a.vn/tin#top", "page-for-site"),
        (parse_base_url, "https://a.vn/#", "page-for-site"),
        (parse_base_url, "https://a.vn/tin/Index.HTML/", "page-for-site"),
        (parse_url, "//hanoi.gov.vn", "bad-url"),
        (parse_slug, "Gặp-mặt", "bad-slug"),
        (parse_slug, "../gap-mat", "bad-slug"),
        (parse_slug, "gap--mat", "bad-slug"),
        (parse_slug, "-gap", "bad-slug"),
        (parse_slug, "gap/mat", "bad-slug"),
        (parse_flag, "yes", "bad-flag"),
        (parse_flag, "1", "bad-flag"),
        (parse_number, "1.5", "bad-number"),
        (parse_number, "một", "bad-number"),
        (parse_number, "9" * 10, "bad-number"),
    ],
)
def test_other_values_are_refused(
    parse: Callable[[Node, tzinfo], object], value: str, code: str
) -> None:
    assert code_of(parse, value) == code


LIST = Sequence((typed("dân vận"), typed(" kiểm  tra "), typed("dân vận")), 3, 7)
MAPPING = Mapping(((typed("a"), typed("b")),), 3, 7)


@pytest.mark.parametrize("node", [LIST, typed("dân vận, kiểm tra,, dân vận")])
def test_tags_are_a_list_or_a_line_with_commas_and_each_counts_once(node: Node) -> None:
    assert parse_tags(node, HANOI) == ("dân vận", "kiểm tra")


def test_one_value_is_a_list_of_one() -> None:
    parse = parse_list(parse_text)
    assert parse(typed("tin/1.html"), HANOI) == ("tin/1.html",)
    assert parse(LIST, HANOI) == ("dân vận", "kiểm tra", "dân vận")


@pytest.mark.parametrize(
    ("parse", "node", "code"),
    [
        (parse_text, LIST, "not-a-text"),
        (parse_text, MAPPING, "not-a-text"),
        (parse_moment, LIST, "not-a-text"),
        (parse_views, MAPPING, "not-a-text"),
        (parse_tags, MAPPING, "not-a-text"),
        (parse_list(parse_text), MAPPING, "not-a-list"),
        (parse_list(parse_text), Sequence((LIST,), 3, 7), "not-a-text"),
    ],
)
def test_a_value_of_another_shape_is_refused(
    parse: Callable[[Node, tzinfo], object], node: Node, code: str
) -> None:
    with pytest.raises(Mistake) as caught:
        parse(node, HANOI)
    assert caught.value.code == code


def test_equal_moments_of_other_zones_are_the_same_value() -> None:
    read = parse_moment(typed("2020-10-16T08:34:00Z"), HANOI)
    assert repr(read) == repr(datetime(2020, 10, 16, 15, 34, tzinfo=PLUS_7))
