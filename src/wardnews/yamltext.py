"""YAML as editors need it: every scalar is text, everything knows its line and column.

The tree is built from libyaml's events, not by its composer: the composer recurses in C and dies
on deeply nested input, while the event parser keeps a stack of its own and can be stopped.
Anchors, aliases, tags and duplicate keys are refused: no editor means them, and all of them can
change what a file says at a distance.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from wardnews.errors import WardnewsError
from wardnews.text import CONTROL
from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH = 6
MAX_CHARACTERS = 64 * 1024


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text and where it begins (1-based); `plain` when it was written without quotes."""

    text: str
    line: int
    column: int
    plain: bool


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys in the order of the file, each with its node."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int


Node: TypeAlias = Scalar | Sequence | Mapping


class Mistake(WardnewsError):
    """Something in a text is not what it must be; the place is 1-based."""

    def __init__(self, code: str, line: int, column: int, **args: str) -> None:
        super().__init__(code, **args)
        self.line = line
        self.column = column


def parse_mapping(text: str, first_line: int = 1) -> tuple[Mapping, tuple[Mistake, ...]]:
    """Return the mapping that `text` holds and its repeated keys; the first of each key is kept.

    `first_line` is the line of the file on which `text` begins. Raises `Mistake` where the text
    cannot be read at all.
    """
    if len(text) > MAX_CHARACTERS:
        raise Mistake("front-matter-too-large", first_line, 1)
    everyday = everyday_mapping(text, first_line)
    return read_mapping(text, first_line) if everyday is None else (everyday, ())


def everyday_mapping(text: str, first_line: int) -> Mapping | None:
    """Return what `read_mapping` would if each line is `key: words` or `key: "words"`, no key twice.

    The words hold only letters, digits and signs that YAML leaves alone wherever they stand. For
    anything else the result is `None`.
    """
    entries: dict[str, tuple[Scalar, Node]] = {}
    for line, written in enumerate(text.split("\n"), start=first_line):
        entry = _EVERYDAY.fullmatch(written)
        if entry is None or entry[1] in entries:
            return None
        key, plain, quoted = entry.groups()
        value = Scalar(quoted if plain is None else plain, line, len(key) + 3, plain is not None)
        entries[key] = (Scalar(key, line, 1, plain=True), value)
    return Mapping(tuple(entries.values()), first_line, 1)


def read_mapping(text: str, first_line: int) -> tuple[Mapping, tuple[Mistake, ...]]:
    """Return the same as `parse_mapping`, always by libyaml."""
    reader = _Reader(yaml.parse(text, Loader=yaml.CBaseLoader), first_line)
    try:
        return reader.document(), tuple(reader.repeated)
    except yaml.YAMLError as error:
        raise _mistake_of(error, text.split("\n"), first_line) from error


def escaped(value: str) -> str:
    """Return a text on one line as it stands between double quotes in YAML."""
    return value.replace("\\", "\\\\").replace('"', '\\"')


_SIGNS = r"\w .,;!?()/%&+*=…'“”‘’–—-"
# A colon is a sign like any other where no space follows it.
_EVERYDAY = re.compile(
    rf'([a-z_]+): (?:([^\W_](?:["{_SIGNS}]|:(?=\S))*+)(?<! )|"([:#{_SIGNS}]*+)")'
)


class _Reader:
    """Turns the events of one document into nodes, counting lines from the file's first."""

    # types-PyYAML knows neither `anchor` nor `tag` and thinks that a mark may be missing, so the
    # events are `Any` here and nowhere else.
    def __init__(self, events: Iterator[Any], first_line: int) -> None:
        self.events = events
        self.first_line = first_line
        self.repeated: list[Mistake] = []

    def document(self) -> Mapping:
        next(self.events)  # the start of the stream
        if isinstance(next(self.events), yaml.StreamEndEvent):
            return Mapping((), self.first_line, 1)
        node = self.node(next(self.events), 1)
        next(self.events)  # the end of the document
        following = next(self.events)
        if isinstance(following, yaml.DocumentStartEvent):
            raise Mistake("bad-yaml", *self.start(following))
        if isinstance(node, Scalar) and node.plain and not node.text:
            return Mapping((), node.line, node.column)
        if not isinstance(node, Mapping):
            raise Mistake("not-a-mapping", node.line, node.column)
        return node

    def node(self, event: Any, depth: int) -> Node:
        line, column = self.start(event)
        if depth > MAX_DEPTH:
            raise Mistake("too-deep", line, column)
        if isinstance(event, yaml.AliasEvent) or event.anchor or event.tag is not None:
            raise Mistake("yaml-feature", line, column, quoted=f'"{getattr(event, "value", "…")}"')
        if isinstance(event, yaml.ScalarEvent):
            if control := CONTROL.search(event.value):  # "\\x01": an escape may bring one in
                character = f"U+{ord(control[0]):04X}"
                raise Mistake("control-character", line, column, character=character)
            return Scalar(event.value, line, column, plain=not event.style)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self.items(depth)), line, column)
        return Mapping(tuple(self.entries(depth)), line, column)

    def items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            yield self.node(event, depth + 1)

    def entries(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        seen: set[str] = set()
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if not isinstance(key, Scalar):
                raise Mistake("bad-yaml", key.line, key.column)
            if key.text in seen:
                self.repeated.append(Mistake("duplicate-key", key.line, key.column, key=key.text))
                continue
            seen.add(key.text)
            yield key, value

    def start(self, event: Any) -> tuple[int, int]:
        return event.start_mark.line + self.first_line, event.start_mark.column + 1


def _mistake_of(error: yaml.YAMLError, lines: list[str], first_line: int) -> Mistake:
    """Return what an editor did, as far as libyaml's complaint and the line tell."""
    complaint = str(getattr(error, "problem", "") or "")
    context = str(getattr(error, "context", "") or "")
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return Mistake("bad-yaml", first_line, 1)
    if "nesting depth" in complaint:  # libyaml, from 0.2.6 on, has a limit of its own
        return Mistake("too-deep", mark.line + first_line, mark.column + 1)
    if "quoted scalar" in context:
        mark = error.context_mark  # type: ignore[attr-defined]  # MarkedYAMLError, untyped there
        code = "unclosed-quote"
    elif "nesting depth" in complaint:  # libyaml's own limit, from 0.2.6 on
        code = "too-deep"
    elif "tab character" in complaint or _character(lines, mark.line, mark.column) == "\t":
        code = "tab"
    elif "mapping values" in complaint:
        code = "unquoted-colon"
    elif "cannot start any token" in complaint:
        code = "special-start"
    elif _character(lines, mark.line, mark.column - 2) in ('"', "'"):
        code = "text-after-quote"
    else:
        code = "bad-yaml"
    quoted = _quoted(lines[mark.line] if mark.line < len(lines) else "")
    return Mistake(code, mark.line + first_line, mark.column + 1, quoted=quoted)


def _character(lines: list[str], line: int, column: int) -> str:
    if line >= len(lines) or not 0 <= column < len(lines[line]):
        return ""
    return lines[line][column]


def _quoted(line: str) -> str:
    """Return `key: "value"` for a line whose value should have stood in quotes."""
    key, separator, value = line.strip().partition(":")
    if not separator:
        return line.strip()
    return f'{key.strip()}: "{escaped(value.strip())}"'
