"""Tables of fields: what a mapping may say, read in one pass that finds every mistake.

The same tables parse front matter and `site.yml`, make the JSON Schema for editors' completion,
and are what the editors' guide is tested against.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wardnews import text
from wardnews.errors import WardnewsError
from wardnews.values import dataclass
from wardnews.yamltext import Mapping, Mistake, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import tzinfo


class Mistakes(WardnewsError):
    """Several mistakes within one value."""

    def __init__(self, items: tuple[Mistake, ...]) -> None:
        super().__init__("mistakes")
        self.items = items


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One key: how its value is parsed, and what an editor is told of it.

    `missing` is the code for a required key that is not there; `names` are other words that an
    editor may have typed for the key ("tiêu đề"). `items` are the
    fields of the mappings in a list, or of the one mapping that the value is.
    """

    key: str
    parse: Callable[[Node, tzinfo], object]
    required: bool = False
    missing: str = "missing-key"
    is_text: bool = False
    names: tuple[str, ...] = ()
    example: str = ""
    hint: str = ""
    items: tuple[Field, ...] = ()
    is_one: bool = False


def read_fields(
    mapping: Mapping,
    table: tuple[Field, ...],
    zone: tzinfo,
    lost: frozenset[str] = frozenset(),
) -> tuple[dict[str, object], tuple[Mistake, ...]]:
    """Return the values of the keys that are given and in order, and every mistake.

    A key with nothing after it counts as not given; one that is `lost` is there, though its line
    could not be read.
    """
    known = {field.key: field for field in table}
    lost |= {nearest for key, _ in mapping.entries if (nearest := _misspelt(key, known, table))}
    values: dict[str, object] = {}
    mistakes: list[Mistake] = []
    for key, node in mapping.entries:
        field = known.get(key.text)
        if field is None:
            mistakes.append(_unknown_key(key, table))
        elif not _is_empty(node):
            try:
                values[field.key] = field.parse(node, zone)
            except Mistake as mistake:
                mistakes.append(_with_field(mistake, field))
            except Mistakes as several:
                mistakes.extend(_with_field(each, field) for each in several.items)
    mistakes.extend(
        each for each in _missing(mapping, table) if dict(each.args_)["key"] not in lost
    )
    return values, tuple(mistakes)


def parse_mapping_of(
    table: tuple[Field, ...], build: Callable[..., object]
) -> Callable[[Node, tzinfo], object]:
    """Return a parser of one mapping, read by `table` and made a value by `build`."""

    def parse(node: Node, zone: tzinfo) -> object:
        if not isinstance(node, Mapping):
            keys = ", ".join(field.key for field in table)
            raise Mistake("not-an-item", node.line, node.column, keys=keys)
        values, mistakes = read_fields(node, table, zone)
        if mistakes:
            raise Mistakes(mistakes)
        return build(**values)

    return parse


def parse_mappings(
    table: tuple[Field, ...], build: Callable[..., object]
) -> Callable[[Node, tzinfo], object]:
    """Return a parser of a list of mappings, each read by `table` and made a value by `build`."""
    parse_one = parse_mapping_of(table, build)

    def parse(node: Node, zone: tzinfo) -> tuple[object, ...]:
        items = node.items if isinstance(node, Sequence) else (node,)
        values: list[object] = []
        mistakes: list[Mistake] = []
        for item in items:
            try:
                values.append(parse_one(item, zone))
            except Mistake as mistake:
                mistakes.append(mistake)
            except Mistakes as several:
                mistakes.extend(several.items)
        if mistakes:
            raise Mistakes(tuple(mistakes))
        return tuple(values)

    return parse


def nearest_key(typed: str, table: Iterable[Field]) -> str | None:
    """Return the key that an editor most likely meant, also from its Vietnamese name."""
    names = {name: field.key for field in table for name in (field.key, *field.names)}
    nearest = text.nearest(typed.replace("_", " "), names)
    return names[nearest] if nearest is not None else None


def _misspelt(key: Scalar, known: Iterable[str], table: tuple[Field, ...]) -> str | None:
    return None if key.text in known else nearest_key(key.text, table)


def _unknown_key(key: Scalar, table: tuple[Field, ...]) -> Mistake:
    nearest = nearest_key(key.text, table)
    if nearest is None:
        keys = ", ".join(field.key for field in table)
        return Mistake("unknown-key", key.line, key.column, key=key.text, keys=keys)
    return Mistake("misspelt-key", key.line, key.column, key=key.text, nearest=nearest)


def _with_field(mistake: Mistake, field: Field) -> Mistake:
    args = {"key": field.key, "example": field.example, **dict(mistake.args_)}
    return Mistake(mistake.code, mistake.line, mistake.column, **args)


def _missing(mapping: Mapping, table: tuple[Field, ...]) -> Iterator[Mistake]:
    """Yield a mistake for every required key that is absent or empty."""
    given = {key.text: (key, node) for key, node in mapping.entries}
    for field in table:
        if not field.required:
            continue
        key, node = given.get(field.key, (mapping, None))
        if node is None or _is_empty(node):
            yield Mistake(field.missing, key.line, key.column, key=field.key, example=field.example)


def _is_empty(node: Node) -> bool:
    match node:
        case Scalar():
            return not node.text.strip()
        case Sequence():
            return not node.items
        case Mapping():
            return not node.entries
