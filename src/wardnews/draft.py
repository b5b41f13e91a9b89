"""An article as its editor would type it: front matter and Markdown that mean what they say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wardnews import text
from wardnews.addresses import is_reserved
from wardnews.values import dataclass
from wardnews.yamltext import Mistake, Scalar, escaped, parse_mapping

if TYPE_CHECKING:
    from datetime import date

SLUG_LENGTH = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A new article: its file below the folder of articles, and the text of that file."""

    file: str
    source: str


def build_draft(
    title: str, day: date, fields: tuple[tuple[str, str], ...], paragraphs: tuple[str, ...]
) -> Draft:
    """Return the article; `fields` follow the title, in order, and `paragraphs` are Markdown.

    Control characters, which no article may hold, are dropped.
    """
    values = [(key, text.CONTROL.sub("", value)) for key, value in (("title", title), *fields)]
    lines = [f"{key}: {yaml_text(value)}" for key, value in values]
    body = text.CONTROL.sub("", "\n\n".join(paragraphs))
    source = "---\n" + "\n".join(lines) + f"\n---\n\n{body}\n"
    return Draft(file=draft_file(title, day), source=source)


def draft_file(title: str, day: date) -> str:
    """Return the file of a new article below the folder of articles."""
    return f"{day:%Y/%Y-%m-%d}-{short_slug(title)}.md"


def short_slug(title: str) -> str:
    """Return an address for the title that builds: its slug, cut between words.

    Windows allows a path 260 characters.
    """
    slug = text.slug(title)
    if not slug or is_reserved(slug):
        return f"bai-{slug}" if slug else "bai"
    if len(slug) <= SLUG_LENGTH:
        return slug
    cut = slug[: SLUG_LENGTH + 1].rpartition("-")[0]
    return cut or slug[:SLUG_LENGTH]


def yaml_text(value: str) -> str:
    """Return the value as YAML, in quotes only where it would read differently without them."""
    if _reads_as_typed(value):
        return value
    return f'"{escaped(value)}"'


def markdown_text(paragraph: str) -> str:
    """Return a paragraph of plain text as Markdown that reads the same, escaped where it must be.

    `paragraph` is one line without spaces at its ends.
    """
    return protected_start(inline_text(paragraph))


def inline_text(piece: str) -> str:
    """Return a piece of plain text as Markdown that reads the same within a line."""
    marked = _MARKUP.sub(r"\\\g<0>", piece)
    return _HTML.sub(lambda match: f"&{_ENTITIES[match[0]]};", marked)


def protected_start(line: str) -> str:
    """Return a line of Markdown that begins no heading, list, quote or definition.

    Nor does it make a heading or a table of the line above (`====`, `|---|`).
    """
    start = _BLOCK_START.match(line)
    if not start:
        return line
    at = len(start["before"] or "")
    mark = line[at]
    return line[:at] + (f"&#{ord(mark)};" if mark in ":=" else f"\\{mark}") + line[at + 1 :]


_ENTITIES = {"<": "lt", "&": "amp"}

# What Python-Markdown takes for markup inside a line: emphasis, code, links, escapes.
_MARKUP = re.compile(r"[*`\[\]]|\\(?=[\\`*_{}\[\]()>#+\-.!|])|(?<![^\W_])_|_(?![^\W_])")
_HTML = re.compile(r"<(?=[A-Za-z/!?])|&(?=#|\w+;)")

# What it takes for a block at the start of one: headings, quotes, lists, rules, definitions.
_BLOCK_START = re.compile(
    r"(?P<before>\d+(?=\.(?: |$)))?(?:[#>:.]|[-+](?=[ \-]|$)|=(?==* *$)|[|-](?=[-:| ]*$))"
)


def _reads_as_typed(value: str) -> bool:
    try:
        mapping, repeated = parse_mapping(f"key: {value}")
    except Mistake:
        return False
    if repeated or len(mapping.entries) != 1:
        return False
    _, node = mapping.entries[0]
    return isinstance(node, Scalar) and node.text == value and node.plain
