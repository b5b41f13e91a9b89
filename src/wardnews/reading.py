"""Finds out what files hold: sources are read and parsed, pictures and documents measured.

This is the work of a worker; what it finds crosses back as the cache keeps it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wardnews.article import Parsed, SourceFile
from wardnews.budget import BudgetExceededError, run_within
from wardnews.codec import encode_value
from wardnews.digest import digest_bytes
from wardnews.parse import Outcome, ParseOptions, parse_source
from wardnews.pictures import is_picture
from wardnews.problem import build_problem
from wardnews.source import build_asset, read_file
from wardnews.text import file_size, nfc
from wardnews.values import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from wardnews.problem import Problem

MAX_BYTES = 1024 * 1024
SECONDS = 5.0
MARKUP = b"[](){}*_`<>&!|\\#+-"
MAX_SIMPLE_MARKS = 500
"""Fewer characters of markup than this never took Python-Markdown a tenth of a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """A file whose stamp tells nothing: its path on the disk, and the digest that it had, or ""."""

    path: str
    known: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fresh:
    """What a worker found out of a suspect, as the cache keeps it.

    `value` is "" where the bytes are as before, and where the source has `problems`.
    """

    data: str
    size: int
    value: str = ""
    body: bytes = b""
    body_digest: str = ""
    problems: tuple[Problem, ...] = ()


def parse_suspects(
    shared: tuple[Path, ParseOptions], suspects: tuple[Suspect, ...]
) -> tuple[Fresh, ...]:
    """Return what each source below a root holds: the unit of work of a worker."""
    root, options = shared
    return tuple(_parsed(root, suspect, options) for suspect in suspects)


def measure_suspects(root: Path, suspects: tuple[Suspect, ...]) -> tuple[Fresh, ...]:
    """Return what is known of each picture or document below a root: a worker's work."""
    return tuple(_measured(root, suspect) for suspect in suspects)


def parse_within_budget(file: SourceFile, options: ParseOptions) -> Outcome:
    """Return what the source holds; one that would take too long or too much is a problem."""
    if len(file.data) > MAX_BYTES:
        size = file_size(len(file.data))
        return (build_problem("too-large", file.path, size=size, limit=file_size(MAX_BYTES)),)
    try:
        if _is_simple(file):
            return parse_source(file, options)
        return run_within(SECONDS, parse_source, file, options)
    except (BudgetExceededError, RecursionError):
        return (build_problem("too-complex", file.path),)


def _parsed(root: Path, suspect: Suspect, options: ParseOptions) -> Fresh:
    """Return what a source holds; the bytes that are digested are those that are parsed."""
    file = SourceFile(path=nfc(suspect.path), data=read_file(f"{root}/{suspect.path}"))
    size = len(file.data)
    if suspect.known and suspect.known == digest_bytes(file.data):
        return Fresh(data=suspect.known, size=size)
    outcome = parse_within_budget(file, options)
    if not isinstance(outcome, Parsed):
        return Fresh(data=digest_bytes(file.data), size=size, problems=outcome)
    source = outcome.source
    return Fresh(
        data=source.digest,
        size=size,
        value=encode_value(source),
        body=outcome.body,
        body_digest=source.body,
    )


def _measured(root: Path, suspect: Suspect) -> Fresh:
    data = read_file(f"{root}/{suspect.path}")
    asset = build_asset(suspect.path, data)
    if asset.digest == suspect.known:
        return Fresh(data=asset.digest, size=asset.size)
    if is_picture(suspect.path):
        from wardnews.imaging import measure_picture  # noqa: PLC0415  # loads Pillow: few need it

        shape = measure_picture(data)
        flaw = {"flaw": shape} if isinstance(shape, str) else {"shape": shape}
        asset = replace(asset, **flaw)
    return Fresh(data=asset.digest, size=asset.size, value=encode_value(asset))


def _is_simple(file: SourceFile) -> bool:
    """Return whether a source has too little markup to take long, however it is nested."""
    return len(file.data) - len(file.data.translate(None, MARKUP)) < MAX_SIMPLE_MARKS
