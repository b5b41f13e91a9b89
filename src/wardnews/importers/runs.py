"""A line of a page as runs of words that look alike, and the Markdown that says the same."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from wardnews.draft import inline_text
from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeAlias

    Looks: TypeAlias = frozenset[str]

BREAK = "  \n"
PLAIN: Looks = frozenset()

_LOOKS: dict[str, Looks] = {
    **dict.fromkeys(("strong", "b"), frozenset({"strong"})),
    **dict.fromkeys(("em", "i"), frozenset({"em"})),
    **dict.fromkeys(("del", "s", "strike"), frozenset({"del"})),
}
_STYLED = {
    "strong": (r"font-weight\s*:\s*(?:bold|[6-9]00)", r"font-weight\s*:\s*(?:normal|[1-5]00)"),
    "em": (r"font-style\s*:\s*italic", r"font-style\s*:\s*normal"),
    "del": (r"text-decoration(?:-line)?\s*:[^;]*line-through", r"text-decoration\s*:\s*none"),
}

_MARKS = {"strong": "**", "em": "*"}
_WITHIN_EACH_OTHER = ("strong", "em", "del")
_EDGES = re.compile(r"( *)(.*?)( *)", re.DOTALL)
_ESCAPED = re.compile(r"\\[*\\]")
_ENDING_BACKSLASH = re.compile(r"\\(?= *$)")
_ENDING_EXCLAMATION = re.compile(r"!$")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line and how it looks; what is not `typed` is Markdown already.

    Spaces are single plain ones; `BREAK` is a run of its own.
    """

    words: str
    looks: Looks = PLAIN
    typed: bool = False


def looks_of(tag: str, style: str) -> Looks:
    """Return what an element makes its words look like; its style has the last word.

    `<b style="font-weight:normal">` around a whole text is what Google Docs puts on the clipboard.
    """
    looks = set(_LOOKS.get(tag, PLAIN))
    for look, (on, off) in _STYLED.items() if style else ():
        if re.search(rf"(?<![\w-]){on}", style, re.IGNORECASE):
            looks.add(look)
        elif re.search(rf"(?<![\w-]){off}", style, re.IGNORECASE):
            looks.discard(look)
    return frozenset(looks)


def write_runs(runs: Iterable[Run]) -> str:
    """Return the runs as one line of Markdown, that of each look as one.

    Marks stand only where nothing else with a look touches them: `*a***b**` is read in as many
    ways as there are readers of Markdown, and `<em>a</em><strong>b</strong>` in one.
    """
    alike = groupby(_with_spaces_apart(runs), key=lambda run: run.looks)
    pieces = [(looks, _markdown(list(group))) for looks, group in alike]
    lines = (list(group) for _, group in groupby(pieces, key=lambda piece: bool(piece[0])))
    return "".join(map(_emphasised, lines))


def _with_spaces_apart(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield the runs, the spaces at their ends apart: `** a**` is no emphasis.

    A space between words that look alike looks as they do (`**a b**`, not `**a** **b**`), any
    other space, and a break, as nothing.
    """
    pieces = [piece for run in runs for piece in _pieces(run)]
    before = PLAIN
    for run, after in zip(pieces, _nearest_looks(pieces), strict=True):
        if run.words.strip():
            before = run.looks
            yield run
        else:
            before = PLAIN if run.words == BREAK else before
            yield Run(run.words, after if after == before else PLAIN, run.typed)


def _pieces(run: Run) -> Iterator[Run]:
    """Yield the spaces before the words of the run, the words, and the spaces after them."""
    edges = None if run.words == BREAK else _EDGES.fullmatch(run.words)
    parts = edges.groups() if edges else (run.words,)
    return (Run(part, run.looks, run.typed) for part in parts if part)


def _nearest_looks(pieces: list[Run]) -> list[Looks]:
    """Return for each piece the looks of the first words from it on; a break ends the search."""
    looks: list[Looks] = []
    for run in reversed(pieces):
        nearest = looks[-1] if looks and run.words != BREAK else PLAIN
        looks.append(run.looks if run.words.strip() else nearest)
    return looks[::-1]


def _markdown(runs: list[Run]) -> str:
    """Return the Markdown of runs of one look; what was typed is escaped as a whole.

    A sign at the end of typed words is no part of the markup after it: "!" before a link is no
    picture.
    """
    written = ""
    for typed, group in groupby(runs, key=lambda run: run.typed):
        words = "".join(run.words for run in group)
        if typed:
            written += _ENDING_BACKSLASH.sub(r"\\\\", inline_text(words))
        else:
            written = _ENDING_EXCLAMATION.sub(r"\!", written) if words[0] == "[" else written
            written += words
    return written


def _emphasised(pieces: list[tuple[Looks, str]]) -> str:
    """Return pieces of different looks that touch, by marks where nobody can doubt them."""
    (looks, words), *others = pieces
    if not others and looks <= _MARKS.keys() and "*" not in _ESCAPED.sub("", words):
        mark = "".join(_MARKS[each] for each in sorted(looks))
        return f"{mark}{words}{mark}"
    return _in_elements(pieces, _WITHIN_EACH_OTHER)


def _in_elements(pieces: Iterable[tuple[Looks, str]], names: tuple[str, ...]) -> str:
    if not names:
        return "".join(words for _, words in pieces)
    name, *inner = names
    written = ""
    for has_look, group in groupby(pieces, key=lambda piece: name in piece[0]):
        inside = _in_elements(list(group), tuple(inner))
        written += f"<{name}>{inside}</{name}>" if has_look else inside
    return written
