"""The numbers that Word sets before paragraphs by itself: "I.", "Điều 2.", "a)".

What a list of Markdown says as well stays a list; any other number becomes a part of the words.
Source of the rules: ECMA-376 part 1, 17.9.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import lxml.etree
from lxml.etree import QName

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_OWN_LOOK = re.compile(r"heading \d|title|subtitle", re.IGNORECASE)
_NESTED_BY_NAME = re.compile(r"List (?:Number|Bullet) \d", re.IGNORECASE)
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)
_LONGEST_CHAIN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level of a numbering: the first number, its form, the words around it (`Điều %1.`)."""

    start: int
    form: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """The numberings of a document by their ids, each with its abstract one and its levels.

    Numberings of one abstract one count on together, unless a level is in `restarted`. Styles have
    a number and a level, a name and another style that they rest on.
    """

    levels: dict[str, tuple[str, dict[int, Level]]]
    restarted: frozenset[tuple[str, int]]
    of_styles: dict[str, tuple[str, int]]
    names: dict[str, str]
    based_on: dict[str, str]


def read_numbering(numbering: _Element, styles: _Element) -> Numbering:
    """Return what `word/numbering.xml` and `word/styles.xml` say of numbers."""
    abstract = {
        _get(each, "abstractNumId"): dict(map(_level, each.iterchildren("{*}lvl")))
        for each in numbering.iter("{*}abstractNum")
    }
    numbers = {_get(each, "numId"): each for each in numbering.iterchildren("{*}num")}
    found = {_get(each, "styleId"): each for each in styles.iter("{*}style")}
    own = {name: style.find("{*}pPr/{*}numPr") for name, style in found.items()}
    return Numbering(
        levels={
            number: (base := _value(each, "abstractNumId"), _levels(each, abstract.get(base, {})))
            for number, each in numbers.items()
        },
        restarted=frozenset(
            (number, _number(_get(change, "ilvl")))
            for number, each in numbers.items()
            for change in each.iter("{*}lvlOverride")
            if _value(change, "startOverride")
        ),
        of_styles={
            name: (_value(each, "numId"), _number(_value(each, "ilvl")))
            for name, each in own.items()
            if each is not None
        },
        names={name: _value(style, "name") for name, style in found.items()},
        based_on={name: _value(style, "basedOn") for name, style in found.items()},
    )


def write_numbers(root: _Element, numbering: Numbering) -> bool:
    """Write the numbers that no list of Markdown would show; return whether there are any."""
    counters, lists = _Counters(numbering), _Lists()
    found = False
    for paragraph in root.iter("{*}p"):
        place = _place(paragraph, numbering)
        if place is None:
            continue
        number, at = place
        base, levels = numbering.levels[number]
        counters.advance(number, at)
        name = numbering.names.get(_style(paragraph), "")
        in_list = not _OWN_LOOK.match(name) and lists.take(
            paragraph, at, levels[at], counters.counts[base][at]
        )
        if not in_list and levels[at].form != "bullet":
            label = _label(levels, counters.counts[base], at)
            _write(paragraph, label, keeps_style=not _NESTED_BY_NAME.match(name))
            found = True
    return found


@dataclass(slots=True)
class _Counters:
    """Where each numbering is: by abstract numbering and level, the last number."""

    numbering: Numbering
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def advance(self, number: str, at: int) -> None:
        """Count one paragraph of that level; deeper levels begin again."""
        base, levels = self.numbering.levels[number]
        before = self.counts.get(base, {})
        above = {depth: levels[depth].start for depth in range(at) if depth in levels}
        counts = above | {depth: count for depth, count in before.items() if depth <= at}
        restarts = (number, at) in self.numbering.restarted - self.begun
        counts[at] = levels[at].start if restarts or at not in counts else counts[at] + 1
        self.begun.add((number, at))
        self.counts[base] = counts


@dataclass(slots=True)
class _Lists:
    """What lists would show if the paragraphs up to here were lists: by level, kind and number."""

    last: _Element | None = None
    shown: dict[int, tuple[str, int]] = field(default_factory=dict)

    def take(self, paragraph: _Element, at: int, level: Level, count: int) -> bool:
        """Return whether a list shows the paragraph with its number, and take it into the list."""
        if self.last is None or _previous(paragraph) is not self.last:
            self.shown = {}
        kind, number = self.shown.get(at, ("", 0))
        is_bullet = level.form == "bullet"
        following = number + 1 if kind == level.form else 1
        plain = (level.form, level.words, count) == ("decimal", f"%{at + 1}.", following)
        fits = is_bullet or (plain and (at == 0 or at - 1 in self.shown))
        if fits:
            above = {depth: each for depth, each in self.shown.items() if depth < at}
            self.shown = above | {at: (level.form, following)}
        self.last = paragraph if fits else None
        return fits


def _place(paragraph: _Element, numbering: Numbering) -> tuple[str, int] | None:
    """Return the numbering of a paragraph that is shown, and its level."""
    own = paragraph.find("{*}pPr/{*}numPr")
    number, at = _of_style(_style(paragraph), numbering)
    if own is not None:
        number, at = _value(own, "numId") or number, _number(_value(own, "ilvl") or str(at))
    _, levels = numbering.levels.get(number, ("", {}))
    shown = any((each.text or "").strip() for each in paragraph.iter("{*}t"))
    older = next(paragraph.iterancestors("{*}Choice"), None) is not None
    return (number, at) if at in levels and shown and not older else None


def _of_style(style: str, numbering: Numbering) -> tuple[str, int]:
    for _ in range(_LONGEST_CHAIN):
        if style in numbering.of_styles:
            return numbering.of_styles[style]
        style = numbering.based_on.get(style, "")
    return "", 0


def _label(levels: dict[int, Level], counts: dict[int, int], at: int) -> str:
    def number(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        form = levels[depth].form if depth in levels else "decimal"
        return _formed(counts.get(depth, 1), form)

    return re.sub(r"%([1-9])", number, levels[at].words)


def _formed(number: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman"):
        roman = "".join(_roman(number))
        return roman.upper() if form == "upperRoman" else roman
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    return "" if form == "none" else f"{number:02}" if form == "decimalZero" else str(number)


def _roman(number: int) -> Iterator[str]:
    for value, letters in _ROMAN:
        yield letters * (number // value)
        number %= value


def _write(paragraph: _Element, label: str, *, keeps_style: bool) -> None:
    """Put the label before the words, and take the paragraph out of every list."""
    word = f"{{{QName(paragraph).namespace}}}"
    properties = paragraph.find(f"{word}pPr")
    if properties is None:
        properties = lxml.etree.Element(f"{word}pPr")
        paragraph.insert(0, properties)
    out = {f"{word}numPr"} if keeps_style else {f"{word}numPr", f"{word}pStyle"}
    kept = [each for each in properties if each.tag not in out]
    numbers = lxml.etree.Element(f"{word}numPr")
    for name in ("ilvl", "numId"):
        lxml.etree.SubElement(numbers, f"{word}{name}", {f"{word}val": "0"})
    properties[:] = [*kept, numbers]
    run = lxml.etree.Element(f"{word}r")
    lxml.etree.SubElement(run, f"{word}t").text = f"{label} " if label else ""
    properties.addnext(run)


def _previous(paragraph: _Element) -> _Element | None:
    """Return the paragraph or table before it; bookmarks and the like are passed over."""
    return next(paragraph.itersiblings("{*}p", "{*}tbl", "{*}sdt", preceding=True), None)


def _style(paragraph: _Element) -> str:
    found = paragraph.find("{*}pPr/{*}pStyle")
    return _get(found, "val") if found is not None else ""


def _level(level: _Element) -> tuple[int, Level]:
    start = _number(_value(level, "start") or "1")
    form, words = _value(level, "numFmt") or "decimal", _value(level, "lvlText")
    return _number(_get(level, "ilvl")), Level(start=start, form=form, words=words)


def _levels(number: _Element, base: dict[int, Level]) -> dict[int, Level]:
    """Return the levels of a numbering: those of its abstract one, as it changes them."""
    levels = base | dict(map(_level, number.iter("{*}lvl")))
    for change in number.iter("{*}lvlOverride"):
        at, start = _number(_get(change, "ilvl")), _value(change, "startOverride")
        if start and at in levels:
            levels[at] = replace(levels[at], start=_number(start))
    return levels


def _value(element: _Element, name: str) -> str:
    found = element.find(f"{{*}}{name}")
    return _get(found, "val") if found is not None else ""


def _get(element: _Element, name: str) -> str:
    return element.get(f"{{{QName(element).namespace}}}{name}") or ""


def _number(typed: str) -> int:
    return int(typed) if re.fullmatch(r"\d{1,6}", typed) else 0
