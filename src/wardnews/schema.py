"""The tables of fields as JSON Schema and as snippets: what an editor's program completes from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from wardnews.article import Status
from wardnews.frontmatter import parse_status
from wardnews.scalars import (
    parse_flag,
    parse_list,
    parse_number,
    parse_tags,
    parse_views,
)

if TYPE_CHECKING:
    from wardnews.fields import Field

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def build_schema(table: tuple[Field, ...], title: str, categories: tuple[str, ...] = ()) -> str:
    """Return the JSON Schema (2020-12) of what a mapping may say, as text.

    `categories` are the names that `category` may have; without them any text is one.
    """
    schema = {"$schema": DRAFT, "title": title, **_mapping(table, categories)}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def build_snippets(table: tuple[Field, ...]) -> str:
    """Return snippets for VS Code: a whole article, and each key by itself, as text."""
    required = [field for field in table if field.required]
    whole = [
        f"{field.key}: ${{{at}:{_plain(field.example)}}}" for at, field in enumerate(required, 1)
    ]
    snippets: dict[str, dict[str, object]] = {
        "Bài mới": {
            "scope": "markdown",
            "prefix": ["bai", "bài"],
            "description": "Phần khai báo của một bài mới",
            "body": ["---", *whole, "---", "", "$0"],
        }
    }
    for field in table:
        snippets[field.key] = {
            "scope": "markdown",
            "prefix": [field.key, *field.names],
            "description": field.hint,
            "body": _entry(field),
        }
    return json.dumps(snippets, ensure_ascii=False, indent=2) + "\n"


def editor_files(
    article: tuple[Field, ...], site: tuple[Field, ...]
) -> tuple[tuple[str, str], ...]:
    """Return the files of the folder `.vscode`, by path, that set VS Code up for a site."""
    return (
        (".vscode/settings.json", json.dumps(_SETTINGS, ensure_ascii=False, indent=2) + "\n"),
        (".vscode/extensions.json", json.dumps({"recommendations": ["redhat.vscode-yaml"]}) + "\n"),
        (".vscode/site.schema.json", build_schema(site, "content/site.yml")),
        (".vscode/article.schema.json", build_schema(article, "content/articles/*.md")),
        (".vscode/wardnews.code-snippets", build_snippets(article)),
    )


_SETTINGS = {
    "files.encoding": "utf8",
    "files.eol": "\n",
    "yaml.schemas": {
        ".vscode/site.schema.json": "content/site.yml",
    },
    "[markdown]": {
        "editor.quickSuggestions": {"other": True, "comments": False, "strings": True},
        "editor.snippetSuggestions": "top",
        "editor.wordWrap": "on",
    },
}
# YAML takes `162` for a number and `2020` too, where a title is meant.
_TEXT = {"type": ["string", "number"]}
_TYPES: dict[object, dict[str, object]] = {
    parse_flag: {"enum": [True, False, "có", "không"]},
    parse_number: {"type": "integer"},
    parse_views: {"type": ["integer", "string", "number"]},
    parse_tags: {"type": ["array", "string"], "items": _TEXT},
    parse_status: {"enum": [status.value for status in Status]},
}


def _mapping(table: tuple[Field, ...], categories: tuple[str, ...] = ()) -> dict[str, object]:
    properties = {field.key: _property(field) for field in table}
    if categories and "category" in properties:
        properties["category"]["enum"] = list(categories)
    return {
        "type": "object",
        "properties": properties,
        "required": [field.key for field in table if field.required],
        "additionalProperties": False,
    }


def _property(field: Field) -> dict[str, object]:
    described = {"description": field.hint, "examples": [field.example]}
    if field.is_one:
        return {**described, **_mapping(field.items)}
    if field.items:
        return {**described, "type": "array", "items": _mapping(field.items)}
    if getattr(field.parse, "__qualname__", "").startswith(parse_list.__qualname__):
        return {**described, "type": ["array", "string"], "items": _TEXT}
    return {**described, **_TYPES.get(field.parse, _TEXT)}


def _entry(field: Field) -> list[str]:
    """Return the lines of a key with its example to type over; a list begins on the next line."""
    if field.items:
        first, *more = field.items
        lines = [f"  - {first.key}: ${{1:{_plain(first.example)}}}"]
        needed = [each for each in more if each.required]
        lines += [
            f"    {each.key}: ${{{at}:{_plain(each.example)}}}" for at, each in enumerate(needed, 2)
        ]
        return [f"{field.key}:", *lines]
    return [f"{field.key}: ${{1:{_plain(field.example)}}}"]


def _plain(example: str) -> str:
    """Return the example with the signs escaped that snippets give a meaning."""
    return example.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}")
