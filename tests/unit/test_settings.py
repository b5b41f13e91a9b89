import pytest

from sources import parse_settings, places, problems_of
from wardnews.article import SourceFile
from wardnews.config import Category, Config, Contact, RelatedLink
from wardnews.digest import digest_bytes
from wardnews.settings import SITE_FIELDS, parse_config

LEAST = "title: Phường\nbase_url: https://phuong.example\ncategories: [{name: Công tác Đảng}]"
EVERYTHING = """\
title: Đảng ủy phường
description: Tin tức
base_url: https://phuong.example/
time_zone: Asia/Bangkok
language: vi
page_size: 25
categories:
  - {name: Dân vận, order: 2}
  - name: Công tác Đảng
    slug: dang
    description: Tin của Đảng bộ
    order: 1
  - {name: Chính quyền, order: 1}
responsible: Ban Tuyên giáo
contact: {address: Số 1, phone: 024 0000 0000, email: vp@phuong.example}
links: [{name: Chính phủ, url: https://chinhphu.vn}]
footer: Ghi rõ nguồn
monitoring: https://theo-doi.example/do.js
search: false
allow: [personal-data]
"""


def test_every_setting_arrives_in_its_own_type_and_categories_by_order() -> None:
    assert parse_settings(EVERYTHING) == Config(
        title="Đảng ủy phường",
        description="Tin tức",
        base_url="https://phuong.example",
        time_zone="Asia/Bangkok",
        language="vi",
        page_size=25,
        categories=(
            Category(name="Công tác Đảng", slug="dang", description="Tin của Đảng bộ", order=1),
            Category(name="Chính quyền", slug="chinh-quyen", order=1),
            Category(name="Dân vận", slug="dan-van", order=2),
        ),
        responsible="Ban Tuyên giáo",
        contact=Contact(address="Số 1", phone="024 0000 0000", email="vp@phuong.example"),
        links=(RelatedLink(name="Chính phủ", url="https://chinhphu.vn"),),
        footer="Ghi rõ nguồn",
        monitoring="https://theo-doi.example/do.js",
        search=False,
        allow=("personal-data",),
        digest=digest_bytes(EVERYTHING.encode()),
    )


def test_what_is_not_given_has_a_default() -> None:
    config = parse_settings(LEAST)
    assert isinstance(config, Config)
    assert (config.time_zone, config.page_size, config.search) == ("Asia/Ho_Chi_Minh", 20, True)


def test_every_setting_of_the_table_is_one_of_the_values() -> None:
    keys = {field.key for field in SITE_FIELDS}
    assert keys == Config.__dataclass_fields__.keys() - {"digest"}


def test_all_mistakes_are_told_at_once_each_with_its_place() -> None:
    found = parse_settings(
        "base_url: phuong.example\n"
        "time_zone: Asia/Hanoi\n"
        "page_size: 4\n"
        "categories:\n"
        "  - {name: Dân vận}\n"
        "  - {slug: a b}\n"
        "  - Đảng\n"
        "contact: {address: [a]}\n"
        "links:\n"
        "  - {name: Chính phủ, ulr: https://chinhphu.vn}\n"
        "search: yes\n"
        "search: true\n"
        "chân trang: x\n"
    )
    assert places(problems_of(found)) == [
        ("missing-key", 1, 1),
        ("bad-url", 1, 11),
        ("bad-time-zone", 2, 12),
        ("bad-page-size", 3, 12),
        ("missing-key", 6, 5),
        ("bad-slug", 6, 12),
        ("not-an-item", 7, 5),
        ("not-a-text", 8, 20),
        ("misspelt-key", 10, 23),
        ("bad-flag", 11, 9),
        ("duplicate-key", 12, 1),
        ("misspelt-key", 13, 1),
    ]


@pytest.mark.parametrize(
    ("second", "code"),
    [
        ("{name: công tác đảng, slug: khac}", "duplicate-category"),
        ("{name: Khác, slug: cong-tac-dang}", "duplicate-category"),
        ("{name: '…'}", "bad-slug"),
    ],
)
def test_a_category_needs_a_name_and_an_address_of_its_own(second: str, code: str) -> None:
    settings = f"title: Phường\nbase_url: https://phuong.example\ncategories:\n  - name: Công tác Đảng\n  - {second}"
    found = problems_of(parse_settings(settings))
    assert places(found) == [(code, 5, 5)]
    assert found[0].place.excerpt == f"  - {second}"


@pytest.mark.parametrize(
    "name",
    ["Asia/Hanoi", "Asia", "../../etc/passwd", "/etc/localtime", "GMT+7", "x" * 300],
)
def test_a_time_zone_that_does_not_exist_is_refused(name: str) -> None:
    found = problems_of(parse_settings(f"{LEAST}\ntime_zone: {name}"))
    assert [each.code for each in found] == ["bad-time-zone"]


@pytest.mark.parametrize(("size", "good"), [(4, False), (5, True), (100, True), (101, False)])
def test_a_list_page_holds_5_to_100_entries(size: int, good: bool) -> None:
    assert isinstance(parse_settings(f"{LEAST}\npage_size: {size}"), Config) is good


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"title: Ph\xb0", "not-utf8", 1),
        (b"title: a\nb: [\n", "unclosed-bracket", 2),
        (b"title: a\n\x00", "control-character", 2),
        (b"- a", "not-a-mapping", 1),
        (b"[" * 30_000, "too-deep", 1),
    ],
)
def test_a_file_that_cannot_be_read_is_told_where(data: bytes, code: str, line: int) -> None:
    found = problems_of(parse_config(SourceFile(path="content/site.yml", data=data)))
    problem = next(each for each in found if each.code == code)
    assert (problem.place.path, problem.place.line) == ("content/site.yml", line)


def test_an_empty_file_is_asked_for_all_that_a_site_must_have() -> None:
    found = problems_of(parse_settings(""))
    assert {dict(each.args)["key"] for each in found} == {"base_url", "categories", "title"}
