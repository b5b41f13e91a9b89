from datetime import UTC

import pytest

from sources import typed
from wardnews.fields import (
    Field,
    Mistakes,
    nearest_key,
    parse_mapping_of,
    parse_mappings,
    read_fields,
)
from wardnews.frontmatter import ARTICLE_FIELDS, ATTACHMENT_FIELDS, CORRECTION_FIELDS, PAGE_FIELDS
from wardnews.scalars import parse_number, parse_text
from wardnews.settings import CATEGORY_FIELDS, CONTACT_FIELDS, LINK_FIELDS, SITE_FIELDS
from wardnews.yamltext import Mistake, parse_mapping

TABLE = (
    Field(key="name", parse=parse_text, required=True, names=("tên",), example="Phường"),
    Field(key="order", parse=parse_number, names=("thứ tự",), example="1"),
)
TABLES = (
    ARTICLE_FIELDS,
    PAGE_FIELDS,
    ATTACHMENT_FIELDS,
    CORRECTION_FIELDS,
    SITE_FIELDS,
    CATEGORY_FIELDS,
    CONTACT_FIELDS,
    LINK_FIELDS,
)


def read(text: str) -> tuple[dict[str, object], list[tuple[str, int, int]]]:
    mapping, _ = parse_mapping(text)
    values, mistakes = read_fields(mapping, TABLE, UTC)
    return values, [(each.code, each.line, each.column) for each in mistakes]


def test_fields_that_are_given_and_in_order_are_values() -> None:
    assert read("name: Phường\norder: 2") == ({"name": "Phường", "order": 2}, [])


@pytest.mark.parametrize("empty", ["", " ''", " []", " {}", " # ghi chú"])
def test_a_key_with_nothing_after_it_is_not_given(empty: str) -> None:
    assert read(f"name: Phường\norder:{empty}") == ({"name": "Phường"}, [])
    assert read(f"order: 1\nname:{empty}") == ({"order": 1}, [("missing-key", 2, 1)])


def test_every_mistake_is_found_in_one_pass() -> None:
    assert read("nme: Phường\norder: một\nxyz: 1") == (
        {},
        [
            ("misspelt-key", 1, 1),
            ("bad-number", 2, 8),
            ("unknown-key", 3, 1),
        ],
    )


def test_a_mistake_is_told_the_key_and_an_example() -> None:
    mapping, _ = parse_mapping("name: Phường\norder: một")
    _, (mistake,) = read_fields(mapping, TABLE, UTC)
    assert dict(mistake.args_) == {"key": "order", "example": "1", "value": "một"}


@pytest.mark.parametrize(
    ("table", "name", "key"),
    [(table, name, field.key) for table in TABLES for field in table for name in field.names],
)
def test_the_vietnamese_name_of_a_field_leads_to_its_key(
    table: tuple[Field, ...], name: str, key: str
) -> None:
    assert nearest_key(name, table) == key
    assert nearest_key(name.upper(), table) == key


@pytest.mark.parametrize(
    ("typed_key", "key"),
    [
        ("tiêu đề", "title"),
        ("tieu de", "title"),
        ("tieu_de", "title"),
        ("Tiêu đề bài", "title"),
        ("lượt xem", "views"),
        ("luot xem", "views"),
        ("titel", "title"),
        ("catagory", "category"),
        ("image-alt", "image_alt"),
        ("Date", "date"),
        ("xyzzy", None),
        ("", None),
    ],
)
def test_a_misspelt_key_leads_to_the_nearest(typed_key: str, key: str | None) -> None:
    assert nearest_key(typed_key, ARTICLE_FIELDS) == key


def test_one_mapping_becomes_a_value_or_all_its_mistakes() -> None:
    parse = parse_mapping_of(TABLE, dict)
    good, _ = parse_mapping("name: a\norder: 1")
    assert parse(good, UTC) == {"name": "a", "order": 1}
    bad, _ = parse_mapping("order: x\nxyz: y")
    with pytest.raises(Mistakes) as several:
        parse(bad, UTC)
    assert [each.code for each in several.value.items] == [
        "bad-number",
        "unknown-key",
        "missing-key",
    ]
    with pytest.raises(Mistake) as one:
        parse(typed("a"), UTC)
    assert one.value.code == "not-an-item"
    assert dict(one.value.args_) == {"keys": "name, order"}


def test_a_list_of_mappings_is_told_of_every_item() -> None:
    parse = parse_mappings(TABLE, dict)
    mapping, _ = parse_mapping("a:\n  - order: x\n  - name: b\n  - c\n  - {d: e}")
    ((_, node),) = mapping.entries
    with pytest.raises(Mistakes) as several:
        parse(node, UTC)
    assert [(each.code, each.line) for each in several.value.items] == [
        ("bad-number", 2),
        ("missing-key", 2),
        ("not-an-item", 4),
        ("unknown-key", 5),
        ("missing-key", 5),
    ]


def test_one_mapping_is_a_list_of_one() -> None:
    mapping, _ = parse_mapping("name: a")
    assert parse_mappings(TABLE, dict)(mapping, UTC) == ({"name": "a"},)
