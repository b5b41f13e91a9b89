"""What in a source has one mechanical answer, answered: the same article, as it should be typed.

A source that can be published means the same afterwards, and the words of a body stay as they
are: only line ends, the normal form of its letters and the letter Đ are mended there.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from wardnews import text
from wardnews.decode import decode_source
from wardnews.parts import split_source
from wardnews.recover import recover_mapping
from wardnews.scalars import parse_moment, parse_views
from wardnews.values import dataclass
from wardnews.yamltext import Mistake, Scalar, parse_mapping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import tzinfo

    from wardnews.fields import Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """A source before and after, as text; `unseen` are the codes of what no line shows."""

    before: str
    after: str
    unseen: tuple[str, ...]


def mend_source(data: bytes, table: tuple[Field, ...], zone: tzinfo) -> Mended | None:
    """Return the source of an article or a page as it should be; `None` if it cannot be read."""
    try:
        before = decode_source(data)
    except Mistake:
        return None
    unseen = tuple(_unseen(data, before))
    try:
        parts = split_source(before)
    except Mistake:
        return Mended(before=before, after=_with_real_d(before), unseen=unseen)
    lines = before.split("\n")
    first, fence = parts.yaml_line - 1, parts.body_line - 2
    yaml = _mended_yaml(_with_real_d(parts.yaml), table, zone).split("\n")
    body = _with_real_d("\n".join(lines[fence:]))
    after = "\n".join([*lines[:first], *(yaml if fence > first else ()), body])
    return Mended(before=before, after=after, unseen=unseen)


def mend_settings(data: bytes, table: tuple[Field, ...], zone: tzinfo) -> Mended | None:
    """Return the text of `site.yml` as it should be; `None` where it cannot be read."""
    try:
        before = decode_source(data)
    except Mistake:
        return None
    after = _mended_yaml(_with_real_d(before), table, zone)
    return Mended(before=before, after=after, unseen=tuple(_unseen(data, before)))


def _unseen(data: bytes, decoded: str) -> Iterator[str]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield "mended-utf16"
        return
    if data.startswith(codecs.BOM_UTF8):
        yield "mended-bom"
    typed = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    breaks = re.sub("\r\n?|[\u0085\u2028\u2029\f]", "\n", typed)
    if breaks != typed:
        yield "mended-line-ends"
    if breaks != decoded:
        yield "mended-nfc"


def _with_real_d(source: str) -> str:
    """Return the text with Đ for Ð, but for addresses and file names: they name what is there."""
    return _ADDRESS_OR_D.sub(lambda match: _REAL_D.get(match[0], match[0]), source)


def _mended_yaml(yaml: str, table: tuple[Field, ...], zone: tzinfo) -> str:
    try:
        yaml = recover_mapping(yaml, 1, frozenset(field.key for field in table)).mended
        mapping, _ = parse_mapping(yaml)
    except Mistake:
        return yaml
    given = {key.text for key, _ in mapping.entries}
    lines = yaml.split("\n")
    for key, node in mapping.entries:
        field = _field_of(key.text, table)
        if field is None:
            continue
        if isinstance(node, Scalar):
            _replace(lines, node, _tidy(field, node, zone))
        if field.key not in given:
            _replace(lines, key, field.key)
    return "\n".join(lines)


def _field_of(typed: str, table: tuple[Field, ...]) -> Field | None:
    """Return the field of that key, or of that name in Vietnamese ("tiêu đề")."""
    names = {text.fold(name): field for field in table for name in (field.key, *field.names)}
    return names.get(text.fold(typed))


def _tidy(field: Field, node: Scalar, zone: tzinfo) -> str:
    """Return the value as it should be typed; as it stands where it is right or means nothing."""
    tidy = _TIDIED.get(field.parse)
    if tidy is None:
        return node.text
    try:
        return tidy(node, zone)
    except Mistake:
        return node.text


def _tidy_views(node: Scalar, zone: tzinfo) -> str:
    return str(parse_views(node, zone))


def _tidy_moment(node: Scalar, zone: tzinfo) -> str:
    """Return `16/10/2020 15:34`; ISO 8601 is right as it is."""
    if _RIGHT_MOMENT.fullmatch(node.text):
        return node.text
    moment = parse_moment(node, zone)
    clock = f"{moment:%H:%M:%S}".removesuffix(":00")
    if ":" not in clock:
        clock += ":00"
    return text.day(moment) if clock == "00:00" else f"{text.day(moment)} {clock}"


def _replace(lines: list[str], node: Scalar, value: str) -> None:
    """Put the value where the node stands, if it stands on one line as it reads."""
    line = lines[node.line - 1]
    at = node.column - 1
    quote = "" if node.plain else line[at : at + 1]
    typed = f"{quote}{node.text}{quote}"
    if value != node.text and line.startswith(typed, at):
        lines[node.line - 1] = line[:at] + value + line[at + len(typed) :]


_TIDIED: dict[object, Callable[[Scalar, tzinfo], str]] = {
    parse_views: _tidy_views,
    parse_moment: _tidy_moment,
}
_REAL_D = {"\u00d0": "Đ", "\u00f0": "đ"}
_ADDRESS_OR_D = re.compile(
    r"\]\([^)\n]*\)|<[^>\n]*>|\w+://\S+|^[ \t-]*(?:image|file|aliases|legacy_url|source_url):.*"
    r"|^\[[^\]\n]+\]:.*|[\u00d0\u00f0]",
    re.MULTILINE,
)
_RIGHT_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?"
    r"|\d\d/\d\d/\d{4}(?: \d\d:\d\d(?::\d\d)?)?",
    re.ASCII,
)
