"""What a single source can be told on its own: one small function a check, all in `CHECKS`."""

from __future__ import annotations

import datetime as dt
import html
import re
from typing import TYPE_CHECKING

from wardnews.body import sanitise
from wardnews.legacy_encoding import guess_shown
from wardnews.personal import find_personal_data, may_hold_personal_data
from wardnews.places import place_of
from wardnews.values import dataclass
from wardnews.yamltext import Mapping, Mistake, Scalar, escaped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from wardnews.body import Body
    from wardnews.fields import Field
    from wardnews.parts import Parts


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedSource:
    """A source with all that is known of it while it is being parsed."""

    data: bytes
    content: str
    parts: Parts
    mapping: Mapping
    table: tuple[Field, ...]
    values: dict[str, object]
    body: Body


def check_source(source: CheckedSource) -> tuple[Mistake, ...]:
    """Return what every check finds, check by check."""
    return tuple(mistake for check in CHECKS for mistake in check(source))


def check_body_is_there(source: CheckedSource) -> Iterator[Mistake]:
    """A source without a body is one that is still being saved, or forgotten."""
    if not source.parts.body.strip():
        yield Mistake("empty-body", source.parts.body_line, 1)


def check_comments(source: CheckedSource) -> Iterator[Mistake]:
    """In YAML ` #` begins a comment: a title that holds one is cut short without a word."""
    if "#" not in source.parts.yaml:
        return
    texts = {field.key for field in source.table if field.is_text}
    lines = source.content.split("\n")
    for key, node in source.mapping.entries:
        if key.text in texts and isinstance(node, Scalar) and node.plain:
            line = lines[node.line - 1][node.column - 1 :]
            lost = line.removeprefix(node.text)
            if lost.lstrip().startswith("#"):
                args = {"key": key.text, "lost": lost.strip(), "whole": escaped(line.strip())}
                at = node.column + len(line) - len(lost.lstrip())
                yield Mistake("cut-by-comment", node.line, at, **args)


def check_expiry(source: CheckedSource) -> Iterator[Mistake]:
    """An article cannot expire before it appears."""
    date, expires = source.values.get("date"), source.values.get("expires")
    if isinstance(date, dt.datetime) and isinstance(expires, dt.datetime) and expires <= date:
        node = next(node for key, node in source.mapping.entries if key.text == "expires")
        yield Mistake("expires-before-date", node.line, node.column)


def check_pictures(source: CheckedSource) -> Iterator[Mistake]:
    """Every picture needs words for those who cannot see it (Circular 32/2017/TT-BTTTT, 18)."""
    for picture in source.body.pictures:
        if not picture.is_local:
            yield Mistake("external-picture", picture.line, picture.column, file=picture.written)
        elif not picture.alt.strip():
            yield Mistake("missing-alt", picture.line, picture.column, file=picture.written)
    if source.values.get("image") and not source.values.get("image_alt"):
        node = next(node for key, node in source.mapping.entries if key.text == "image")
        file = str(source.values["image"])
        yield Mistake("missing-alt", node.line, node.column, file=file)


def check_lost_links(source: CheckedSource) -> Iterator[Mistake]:
    """A link whose address no browser can read is published as words that lead nowhere."""
    published = source.body.html
    if 'href="//' not in published and not _WITHOUT_ADDRESS.search(published):
        return
    from wardnews.convert import convert  # noqa: PLC0415  # loads Python-Markdown: see `body`

    body = source.parts.body
    urls = (
        html.unescape(match[match.lastindex or 0]) for match in _ANY_LINK.finditer(convert(body))
    )
    for url in dict.fromkeys(urls):
        if not _is_kept(url):
            place = place_of(url, body, source.parts.body_line)
            yield Mistake("lost-link", *place, value=url)


def _is_kept(url: str) -> bool:
    """Return whether the sanitiser leaves a link its address; nobody else can know.

    It reads no address without a scheme, so one of another host is given the page's.
    """
    whole = f"https:{url}" if url.startswith("//") else url
    return " href=" in sanitise(f'<a href="{html.escape(whole)}"></a>')


def check_legacy_d(source: CheckedSource) -> Iterator[Mistake]:
    """Ð (U+00D0, an Icelandic letter) looks like Đ (U+0110), and no search finds it."""
    if "\u00d0" not in source.content and "\u00f0" not in source.content:
        return
    for number, line in enumerate(source.content.split("\n"), start=1):
        match = _LEGACY_D.search(line)
        if match:
            yield Mistake("legacy-d", number, match.start() + 1)


def check_legacy_text(source: CheckedSource) -> Iterator[Mistake]:
    """Text typed for an old font (.VnTime, VNI-Times) reads as nonsense in any other one."""
    for number, encoding in enumerate(map(guess_shown, source.content.split("\n")), start=1):
        if encoding is not None:
            yield Mistake("legacy-text", number, 1, encoding=encoding.value)
            break


def check_personal_data(source: CheckedSource) -> Iterator[Mistake]:
    """What identifies a citizen is not published without need (Decree 13/2023/NĐ-CP)."""
    if not may_hold_personal_data(source.data):
        return
    for number, line in enumerate(source.content.split("\n"), start=1):
        for offset, value in find_personal_data(line):
            yield Mistake("personal-data", number, offset + 1, value=value)


# Of sanitised markup: a link, or what was an anchor of a word processor's.
_WITHOUT_ADDRESS = re.compile(r'<a(?: (?!href=)[\w-]+="[^"]*")*>')
# Of any markup: what may have been a link before it was sanitised.
_ANY_LINK = re.compile(
    r"""<a\s(?:[^<>]*\s)?href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE
)
_LEGACY_D = re.compile("[\u00d0\u00f0]")

CHECKS: tuple[Callable[[CheckedSource], Iterator[Mistake]], ...] = (
    check_body_is_there,
    check_comments,
    check_expiry,
    check_pictures,
    check_lost_links,
    check_legacy_d,
    check_legacy_text,
    check_personal_data,
)
