"""Frozen values as JSON and back: what the cache holds instead of pickles.

Reading back can make the values named in `CLASSES` and nothing else, so a cache that somebody
has tampered with can be wrong (its keys say so) but can never run code.
"""

from __future__ import annotations

import datetime as dt
import enum
import json
from dataclasses import fields
from typing import Any

from wardnews.article import (
    Article,
    Asset,
    Attachment,
    Correction,
    FrontMatter,
    Mark,
    PageFrontMatter,
    Reference,
    Shape,
    StandingPage,
    Status,
)
from wardnews.problem import Place, Problem, Severity

CLASSES: dict[str, type[Any]] = {
    kind.__name__: kind
    for kind in (
        Article,
        Asset,
        Attachment,
        Correction,
        FrontMatter,
        Mark,
        PageFrontMatter,
        Place,
        Problem,
        Reference,
        Shape,
        StandingPage,
    )
}
DEFAULTS = {
    kind: tuple((field.name, field.default) for field in fields(kind)) for kind in CLASSES.values()
}
"""The fields of each class with their defaults: a part that is its default is not written."""

ENUMS: dict[str, type[enum.Enum]] = {kind.__name__: kind for kind in (Severity, Status)}


def encode_value(value: object) -> str:
    """Return the JSON of a value made of the known classes, texts, numbers, times and tuples."""
    return json.dumps(value, default=_plain, ensure_ascii=False, separators=(",", ":"))


def decode_value(text: str) -> object:
    """Return the value that the JSON stands for; raises ValueError, KeyError or TypeError."""
    return json.loads(text, object_hook=_value)


def _plain(value: object) -> dict[str, object]:
    """Return what JSON can hold for a value that it cannot: one object with a tag."""
    kind = type(value)
    if CLASSES.get(kind.__name__) is kind:
        parts = ((name, getattr(value, name), default) for name, default in DEFAULTS[kind])
        return {"": kind.__name__, **{name: part for name, part, d in parts if part is not d}}
    if isinstance(value, dt.datetime):
        return {"@": value.isoformat()}
    if isinstance(value, dt.date):
        return {"#": value.isoformat()}
    if isinstance(value, enum.Enum):
        return {"=": [kind.__name__, value.value]}
    raise TypeError(f"A value of type {kind.__name__} does not belong in the cache.")


def _value(tagged: dict[str, Any]) -> object:
    """Return the value of one tagged object; its parts are values already."""
    if "" in tagged:
        kind = CLASSES[tagged.pop("")]
        return kind(**{name: _frozen(part) for name, part in tagged.items()})
    if "@" in tagged:
        return dt.datetime.fromisoformat(tagged["@"])
    if "#" in tagged:
        return dt.date.fromisoformat(tagged["#"])
    name, value = tagged["="]
    return ENUMS[name](value)


def _frozen(part: object) -> object:
    return tuple(_frozen(each) for each in part) if isinstance(part, list) else part
