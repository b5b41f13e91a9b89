"""What is wrong with a file for machines, by schemas that are written from the specifications."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator
from lxml import etree

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

SCHEMAS = Path(__file__).parent / "schemas"
BY_NAME = {
    "feed.xml": "atom.rng",
    "rss.xml": "rss.rng",
    "feed.json": "feed.schema.json",
    "sitemap": "sitemap.xsd",
    "articles.json": "articles.schema.json",
    "manifest.json": "manifest.schema.json",
    "site.webmanifest": "webmanifest.schema.json",
}


def schema_of(path: str) -> str:
    """Return the schema that a file of a site must keep to; "" for one that has none."""
    name = PurePosixPath(path).name
    return BY_NAME.get("sitemap" if name.startswith("sitemap") else name, "")


def complaints(path: str, data: bytes) -> list[str]:
    """Return where the file does not keep to the schema of its name."""
    name = schema_of(path)
    if name.endswith(".json"):
        return [
            f"{each.json_path}: {each.message}" for each in _json(name).iter_errors(_read(data))
        ]
    schema = _xml(name)
    document = etree.fromstring(data, etree.XMLParser(resolve_entities=False)).getroottree()
    valid = schema.validate(document)
    return [] if valid else str(schema.error_log).splitlines()


def _read(data: bytes) -> Any:
    return json.loads(data)


@cache
def _json(name: str) -> Validator:
    schema = json.loads((SCHEMAS / name).read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@cache
def _xml(name: str) -> etree.RelaxNG | etree.XMLSchema:
    document = etree.parse(SCHEMAS / name)
    return etree.RelaxNG(document) if name.endswith(".rng") else etree.XMLSchema(document)
