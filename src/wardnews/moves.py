"""Articles whose address changed since the last build, and the alias that keeps the old one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wardnews.parts import split_source
from wardnews.problem import build_problem
from wardnews.yamltext import Mistake, Scalar, Sequence, parse_mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wardnews.manifest import SourceRecord
    from wardnews.parts import Parts
    from wardnews.problem import Problem

MOVED = "address-moved"

_KEY = re.compile(r"[^\s#-]")
"""Begins the next key: the items of a list are indented or begin with a dash."""


def check_moves(
    last: tuple[SourceRecord, ...], sources: tuple[SourceRecord, ...], paths: frozenset[str]
) -> Iterator[Problem]:
    """Yield a problem for every published article whose old address nothing would answer at.

    `last` is what was published before, `sources` what is now, `paths` all files of the plan. An
    article that is no longer published has not moved; one whose file was renamed is known again by
    its bytes, or by its title and day, or, where the day in its name was changed as well, by its
    title and slug.
    """
    now = {source.path: source for source in sources if source.url}
    known = {source.path for source in last}
    renamed = [source for source in now.values() if source.path not in known]
    by_digest = {source.digest: source for source in renamed}
    by_day = {_title_and_day(source): source for source in renamed}
    by_slug = {_title_and_slug(source): source for source in renamed}
    for old in last:
        if not old.url or old.url in paths:
            continue
        new = (
            now.get(old.path)
            or by_digest.get(old.digest)
            or by_day.get(_title_and_day(old))
            or by_slug.get(_title_and_slug(old))
        )
        if new is not None:
            yield build_problem(MOVED, new.path, old=old.url, new=new.url)


def with_alias(source: str, alias: str) -> str:
    """Return the decoded source of an article with one more old address, all else as it was.

    Raises `ValueError` where the front matter is written in a form that no line can be added to.
    """
    lines = source.split("\n")
    parts = split_source(source)
    aliases = _aliases(parts)
    closing = parts.body_line - 2
    first, after = _alias_lines(parts, lines, closing)
    lines[first:after] = ["aliases:", *(f"  - {_quoted(each)}" for each in (*aliases, alias))]
    changed = "\n".join(lines)
    try:
        found = _aliases(split_source(changed))
    except Mistake as mistake:
        raise ValueError(mistake.code) from mistake
    if found != (*aliases, alias):
        raise ValueError("aliases")
    return changed


def _aliases(parts: Parts) -> tuple[str, ...]:
    """Return the aliases as they are written; raises `Mistake`."""
    mapping, _ = parse_mapping(parts.yaml, parts.yaml_line)
    node = next((node for key, node in mapping.entries if key.text == "aliases"), None)
    items = node.items if isinstance(node, Sequence) else (node,)
    return tuple(item.text for item in items if isinstance(item, Scalar) and item.text)


def _alias_lines(parts: Parts, lines: list[str], closing: int) -> tuple[int, int]:
    """Return where the aliases stand, from the first line to the one after; counted from 0."""
    mapping, _ = parse_mapping(parts.yaml, parts.yaml_line)
    key = next((key for key, _ in mapping.entries if key.text == "aliases"), None)
    if key is None:
        return closing, closing
    after = next((at for at in range(key.line, closing) if _KEY.match(lines[at])), closing)
    return key.line - 1, after


def _quoted(alias: str) -> str:
    if re.fullmatch(r"[a-z0-9/.-]*[a-z][a-z0-9/.-]*", alias):
        return alias
    return "'" + alias.replace("'", "''") + "'"


def _title_and_day(source: SourceRecord) -> tuple[str, str]:
    return source.title, source.url[: len("2020/10/16")]


def _title_and_slug(source: SourceRecord) -> tuple[str, str]:
    return source.title, source.url.rpartition("/")[2]
