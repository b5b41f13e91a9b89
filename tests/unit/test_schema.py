from __future__ import annotations

import json
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sources import HANOI
from wardnews.fields import Field, read_fields
from wardnews.frontmatter import ARTICLE_FIELDS, ATTACHMENT_FIELDS, PAGE_FIELDS
from wardnews.schema import build_schema, build_snippets, editor_files
from wardnews.settings import SITE_FIELDS
from wardnews.yamltext import parse_mapping


def schema(table: tuple[Field, ...], *categories: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(build_schema(table, "bài", categories))
    return made


@pytest.mark.parametrize("table", [ARTICLE_FIELDS, PAGE_FIELDS, SITE_FIELDS])
def test_every_field_is_in_the_schema_with_its_hint(table: tuple[Field, ...]) -> None:
    made = schema(table)
    assert list(made["properties"]) == [field.key for field in table]
    assert made["required"] == [field.key for field in table if field.required]
    assert made["additionalProperties"] is False
    assert all(made["properties"][field.key]["description"] == field.hint for field in table)


def test_values_and_items_are_told() -> None:
    properties = schema(ARTICLE_FIELDS, "Dân vận", "Đoàn thể")["properties"]
    assert properties["category"]["enum"] == ["Dân vận", "Đoàn thể"]
    assert properties["status"]["enum"] == ["published", "draft", "withdrawn"]
    assert properties["aliases"]["type"] == ["array", "string"]
    items = properties["attachments"]["items"]
    assert items["required"] == ["file", "title"]
    assert list(items["properties"]) == [field.key for field in ATTACHMENT_FIELDS]
    assert schema(SITE_FIELDS)["properties"]["contact"]["type"] == "object"


@pytest.mark.parametrize("field", ARTICLE_FIELDS, ids=lambda field: field.key)
def test_what_a_snippet_puts_in_is_front_matter_that_parses(field: Field) -> None:
    snippet = json.loads(build_snippets(ARTICLE_FIELDS))[field.key]
    typed = "\n".join(snippet["body"])
    for number in range(5, 0, -1):
        typed = typed.replace(f"${{{number}:", "")
    mapping, repeated = parse_mapping(
        typed.replace("\\}", "\0").replace("}", "").replace("\0", "}")
    )
    values, mistakes = read_fields(mapping, (field,), ZoneInfo(HANOI))
    assert (repeated, mistakes) == ((), ())
    assert field.key in values
    assert snippet["prefix"] == [field.key, *field.names]


def test_the_folder_of_vs_code_is_all_json() -> None:
    files = dict(editor_files(ARTICLE_FIELDS, SITE_FIELDS))
    settings = json.loads(files[".vscode/settings.json"])
    assert set(settings["yaml.schemas"]) <= files.keys()
    assert all(json.loads(text) for text in files.values())
