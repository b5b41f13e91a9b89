"""A source file → an article or a standing page, or every problem that it has."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, TypeAlias
from zoneinfo import ZoneInfo

from wardnews import text
from wardnews.article import (
    PAGES,
    Article,
    FrontMatter,
    Mark,
    PageFrontMatter,
    Parsed,
    StandingPage,
)
from wardnews.body import Body, render_body
from wardnews.checks import CheckedSource, check_source
from wardnews.decode import decode_source
from wardnews.digest import digest_bytes
from wardnews.fields import Field, read_fields
from wardnews.frontmatter import ARTICLE_FIELDS, PAGE_FIELDS
from wardnews.parts import split_source
from wardnews.problem import Problem, has_errors, with_excerpts
from wardnews.recover import recover_mapping
from wardnews.settings import problem_of
from wardnews.values import dataclass
from wardnews.yamltext import Mapping, Mistake, Node, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wardnews.article import SourceFile


_LEADING_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?:-|$)")
_MARKED_KEYS = frozenset(
    {
        "title",
        "date",
        "category",
        "slug",
        "image",
        "attachments",
        "aliases",
        "expires",
        "legacy_url",
        "translation_of",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParseOptions:
    """What of the settings a single source is parsed with."""

    time_zone: str


Outcome: TypeAlias = Parsed | tuple[Problem, ...]


def parse_source(source: SourceFile, options: ParseOptions) -> Outcome:
    """Return what the source holds; its folder says whether it is an article or a page."""
    if source.path.startswith(PAGES):
        return parse_standing_page(source, options)
    return parse_article(source, options)


def parse_article(source: SourceFile, options: ParseOptions) -> Outcome:
    """Return the article that the source holds, or all that is wrong with it."""
    read = _read(source, ARTICLE_FIELDS, options)
    if not isinstance(read, _Source):
        return read
    body = read.body.html.encode()
    front = FrontMatter(**read.values)  # type: ignore[arg-type]  # parsers give the fields' types
    article = Article(
        path=source.path,
        slug=front.slug or slug_of_file(source.path),
        front=front,
        body=digest_bytes(body),
        summary=front.summary or read.body.summary,
        references=read.body.references,
        marks=read.marks,
        warnings=read.warnings,
        digest=digest_bytes(source.data),
    )
    return Parsed(source=article, body=body)


def parse_standing_page(source: SourceFile, options: ParseOptions) -> Outcome:
    """Return the standing page that the source holds, or all that is wrong with it."""
    read = _read(source, PAGE_FIELDS, options)
    if not isinstance(read, _Source):
        return read
    body = read.body.html.encode()
    front = PageFrontMatter(**read.values)  # type: ignore[arg-type]  # as above
    page = StandingPage(
        path=source.path,
        slug=front.slug or slug_of_file(source.path),
        front=front,
        body=digest_bytes(body),
        summary=front.summary or read.body.summary,
        references=read.body.references,
        marks=read.marks,
        warnings=read.warnings,
        digest=digest_bytes(source.data),
    )
    return Parsed(source=page, body=body)


def slug_of_file(path: str) -> str:
    """Return the slug that a file's name gives: the stem without a leading date."""
    stem = posixpath.splitext(posixpath.basename(path))[0]
    date = _LEADING_DATE.match(stem)
    return text.slug(stem[date.end() :] if date and date.end() < len(stem) else stem)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """A source that can be published: its fields, its body, its places, its warnings."""

    values: dict[str, object]
    body: Body
    marks: tuple[Mark, ...]
    warnings: tuple[Problem, ...]


def _read(
    source: SourceFile, table: tuple[Field, ...], options: ParseOptions
) -> _Source | tuple[Problem, ...]:
    content = ""
    try:
        content = decode_source(source.data)
        parts = split_source(content)
        keys = frozenset(field.key for field in table)
        recovered = recover_mapping(parts.yaml, parts.yaml_line, keys)
    except Mistake as mistake:
        shown = content or source.data.decode("utf-8", "replace")
        return with_excerpts((problem_of(mistake, source.path),), {source.path: shown})
    mapping = recovered.mapping
    values, mistakes = read_fields(mapping, table, ZoneInfo(options.time_zone), recovered.lost)
    body = render_body(parts.body, source.path, parts.body_line)
    checked = CheckedSource(
        data=source.data,
        content=content,
        parts=parts,
        mapping=mapping,
        table=table,
        values=values,
        body=body,
    )
    found = _problems(
        (*recovered.mistakes, *mistakes, *check_source(checked)), source.path, content
    )
    if has_errors(found):
        return found
    return _Source(values=values, body=body, marks=tuple(_marks(mapping)), warnings=found)


def _problems(mistakes: tuple[Mistake, ...], path: str, content: str) -> tuple[Problem, ...]:
    if not mistakes:
        return ()
    problems = sorted(
        (problem_of(mistake, path) for mistake in mistakes), key=lambda problem: problem.order
    )
    return with_excerpts(problems, {path: content})


def _marks(mapping: Mapping) -> Iterator[Mark]:
    for key, node in mapping.entries:
        if key.text not in _MARKED_KEYS:
            continue
        yield Mark(key=key.text, line=node.line, column=node.column)
        yield from _item_marks(key.text, node)


def _item_marks(key: str, node: Node) -> Iterator[Mark]:
    """Yield a mark for each item of a list: `attachments.0`, `aliases.1`."""
    if isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            yield Mark(key=f"{key}.{number}", line=item.line, column=item.column)
