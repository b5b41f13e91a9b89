"""Documents, or the paragraphs of one, that need no Markdown converter.

Most of a news archive is plain: words with here and there a heading, a list, a table, a picture, a
link. What Python-Markdown and the sanitiser make of these blocks is written directly (`blocks`).
The rule errs on the slow side, and tests prove that no result differs:

- A document of nothing but such blocks is written whole. Nothing reaches from one block into
  another then, except that lists and quotations go on, and that every id is used once.
- Else its paragraphs are written, and only the rest is converted, with a word standing for each
  run of paragraphs; but none where raw HTML, abbreviations, definitions or the place for
  footnotes reach further than their own block, nor where the beginning is indented.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wardnews.blocks import WORDS_START, block_html, joining_kind, paragraph_html
from wardnews.inline import MARKS
from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

# Raw HTML, abbreviations, the place of footnotes, definitions, an indented beginning.
_REACHING = re.compile(r"<|\*\[|///|^[ \t]*:|\A\n*[ \t]", re.MULTILINE)
_WORDS_MARKS = MARKS.replace("!", "")  # which means nothing without a bracket
_OTHER_LINE = re.compile(rf"\n(?!\n|{WORDS_START.pattern})")
_GAP = re.compile(r"\n\n+")
_BLANK_LINES = re.compile(r"(\n(?:[ \t]*\n)+)")
_WORD = "wnplain"
_STAND_IN = re.compile(rf"<p>{_WORD}(\d+)x</p>")
_HEADING = re.compile(r'<h[1-6] id="([^"]*)')


@dataclass(frozen=True, slots=True)
class Document:
    """A Markdown text cut in two: runs of paragraphs as HTML, and the rest.

    In the rest a word stands in the place of each run.
    """

    runs: tuple[str, ...]
    rest: str


def document_html(source: str) -> str | None:
    """Return the HTML of a document that needs no converter at all, `None` for any other."""
    words = words_html(source)
    if words is not None:
        return words
    made: list[str] = []
    for block in _blocks(source):
        written = block_html(block)
        if written is None:
            return None
        made.append(written)
    return _sanitised("\n".join(_with_ids_used_once(made)))


def words_html(source: str) -> str | None:
    """Return the HTML of a document without any mark: nothing but words in paragraphs."""
    words = source.strip("\n")
    if any(mark in words for mark in _WORDS_MARKS) or not WORDS_START.match(words):
        return None
    if "  \n" in words or _OTHER_LINE.search(words):
        return None
    paragraphs = _GAP.sub("</p>\n<p>", words)
    return _sanitised(f"<p>{paragraphs}</p>")


def split_paragraphs(source: str) -> Document:
    """Return the document with its paragraphs taken out."""
    if _REACHING.search(source) or _WORD in source:
        return Document(runs=(), rest=source)
    blocks = _BLANK_LINES.split(source.strip("\n"))  # every second one is the lines between
    runs: list[list[str]] = []
    rest: list[str] = []
    is_in_run = False
    for at in range(0, len(blocks), 2):
        paragraph = paragraph_html(blocks[at])
        if paragraph is not None and is_in_run:
            runs[-1].append(paragraph)
            continue
        rest.extend(blocks[max(0, at - 1) : at])
        rest.append(blocks[at] if paragraph is None else f"{_WORD}{len(runs)}x")
        is_in_run = paragraph is not None
        if paragraph is not None:
            runs.append([paragraph])
    return Document(runs=tuple(_sanitised("\n".join(run)) for run in runs), rest="".join(rest))


def put_back(markup: str, runs: tuple[str, ...]) -> str | None:
    """Return the HTML of a document from that of its rest, or `None` where a word went astray."""
    parts = _STAND_IN.split(markup)
    if parts[1::2] != [str(number) for number in range(len(runs))]:
        return None
    parts[1::2] = runs
    return "".join(parts)


def _blocks(source: str) -> Iterator[str]:
    """Yield the blocks; headings apart from what follows, continued lists and quotations joined."""
    continued = ""
    kind: int | None = None
    for block in _lone_headings(source):
        before, kind = kind, joining_kind(block)
        if kind is not None and kind == before:
            continued += "\n\n" + block
            continue
        if continued:
            yield continued
        continued = block
    if continued:
        yield continued


def _lone_headings(source: str) -> Iterator[str]:
    for part in _BLANK_LINES.split(source.strip("\n"))[::2]:
        block = part
        while block.startswith("#") and "\n" in block:
            heading, _, block = block.partition("\n")
            yield heading
        yield block


def _with_ids_used_once(made: list[str]) -> list[str]:
    """Return the blocks, `_1`, `_2` … after the id of a heading whose id was used before."""
    used: dict[str, int] = {}
    for at, block in enumerate(made):
        heading = _HEADING.match(block)
        if heading is None:
            continue
        times = used.get(heading[1], 0)
        used[heading[1]] = times + 1
        if times:
            made[at] = f"{heading[0]}_{times}{block[heading.end() :]}"
    return made


def _sanitised(markup: str) -> str:
    return markup.replace("\u00a0", "&nbsp;")
