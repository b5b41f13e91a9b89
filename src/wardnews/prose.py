"""Paragraphs without markup, which need no Markdown converter.

Most paragraphs of a news archive are plain: words, digits, everyday punctuation. What
Python-Markdown and the sanitiser make of such a block is the block between `<p>` and `</p>`, so
it is written directly and only the rest of a document is converted, with a word standing for
each plain paragraph. The rule errs on the slow side, and tests prove that no result differs:

- A *block* is a run of lines that are not blank. It is plain when it holds none of the characters
  of `_SPECIAL`, and each of its lines begins with a letter, a digit, a quote or a bracket, is no
  item of a numbered list, and does not end in a space.
- In a document with raw HTML, abbreviations or definitions no block is plain, for these reach
  from one block into another; nor in one whose beginning is indented.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# What Python-Markdown takes for markup inside a line, and what the sanitiser writes otherwise.
_SPECIAL = re.compile(r"[\\`*_\[\]<>&|\t\u00a0]")
_LINE_START = re.compile(r"""(?!\d+\.(?:\s|$))(?:[^\W_]|["'“‘«(])""")
_REACHING = re.compile(r"<|\*\[|^[ \t]*:|\A[ \t]", re.MULTILINE)
_BLANK_LINES = re.compile(r"(\n(?:[ \t]*\n)+)")
_WORD = "wnplain"
_STAND_IN = re.compile(rf"<p>{_WORD}(\d+)x</p>")


@dataclass(frozen=True, slots=True)
class Document:
    """A Markdown text cut in two: runs of plain paragraphs as HTML, and the rest.

    In the rest a word stands in the place of each run; it is "" where there is nothing but one.
    """

    runs: tuple[str, ...]
    rest: str


def split_plain(source: str) -> Document:
    """Return the document with its plain paragraphs taken out."""
    if _REACHING.search(source) or _WORD in source:
        return Document(runs=(), rest=source)
    blocks = _BLANK_LINES.split(source.strip("\n"))  # every second one is the lines between
    runs: list[list[str]] = []
    rest: list[str] = []
    after_plain = False
    for at in range(0, len(blocks), 2):
        plain = _is_plain(blocks[at])
        if plain and after_plain:
            runs[-1].append(blocks[at])
            continue
        rest.extend(blocks[max(0, at - 1) : at])
        rest.append(f"{_WORD}{len(runs)}x" if plain else blocks[at])
        if plain:
            runs.append([blocks[at]])
        after_plain = plain
    is_all_plain = len(runs) == len(rest) == 1
    return Document(
        runs=tuple(_paragraphs(run) for run in runs), rest="" if is_all_plain else "".join(rest)
    )


def put_back(markup: str, runs: tuple[str, ...]) -> str | None:
    """Return the HTML of a document from that of its rest, or `None` where a word went astray."""
    parts = _STAND_IN.split(markup)
    if parts[1::2] != [str(number) for number in range(len(runs))]:
        return None
    parts[1::2] = runs
    return "".join(parts)


def _is_plain(block: str) -> bool:
    if _SPECIAL.search(block):
        return False
    return all(_LINE_START.match(line) and not line[-1].isspace() for line in block.split("\n"))


def _paragraphs(blocks: list[str]) -> str:
    return "\n".join(f"<p>{block}</p>" for block in blocks)
