"""What a preview shows beside the site's own pages: what is wrong, and that a page is missing.

Nothing of this ever reaches a file: it is added to the response.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, TypedDict
from urllib.parse import unquote

from wardnews.digest import digest_bytes
from wardnews.messages import explain, say
from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wardnews.errors import WardnewsError
    from wardnews.problem import Problem

OWN = ".wardnews/"
"""The addresses of the preview's own files and events; no page of a site begins with a dot."""

SCRIPT, STYLE, EVENTS = f"{OWN}preview.js", f"{OWN}preview.css", f"{OWN}events"


class Note(TypedDict):
    """One thing that is wrong, as the preview's script shows it."""

    severity: str
    place: str
    excerpt: str
    what: str
    mend: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """What stands over a page: a heading and notes; nothing at all where there are no notes."""

    heading: str
    notes: tuple[Note, ...]


def build_panel(problems: Iterable[Problem], error: WardnewsError | None, language: str) -> Panel:
    """Return what an editor is told over each page: first what stopped the build, if it did."""
    notes = tuple(_note(problem, language) for problem in problems)
    if error is not None:
        what, mend = explain(error.code, error.args_, language)
        severity = say("error", language)
        notes = (Note(severity=severity, place="", excerpt="", what=what, mend=mend), *notes)
    return Panel(heading=say("preview-problems", language), notes=notes)


def stamp_of_page(data: bytes | None) -> str:
    """Return what tells one state of a page from another; "" for a page that is not there."""
    return "" if data is None else digest_bytes(data)


def with_preview(page: bytes, path: str, version: str) -> bytes:
    """Return an HTML page that reloads when it changes and shows what is wrong.

    Script and style are referred to, not inline, so that the page's own policy allows them, and
    by their `version`, so that a browser may keep them.
    """
    tags = (
        f'<link rel="stylesheet" href="/{STYLE}?{version}">'
        f'<script src="/{SCRIPT}?{version}" defer data-events="/{EVENTS}"'
        f' data-page="{escape(path)}" data-stamp="{stamp_of_page(page)}"></script>'
    ).encode()
    head, end, rest = page.partition(b"</head>")
    return head + tags + end + rest if end else page + tags


def missing_page(path: str, language: str, version: str) -> bytes:
    """Return the page in place of one that is not there; it gives way to it when it comes."""
    title = escape(say("preview-no-page", language))
    hint = escape(say("preview-no-page-hint", language))
    home = escape(say("preview-home", language))
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{title}</title><link rel="stylesheet" href="/{STYLE}?{version}">'
        f'<script src="/{SCRIPT}?{version}" defer data-events="/{EVENTS}"'
        f' data-page="{escape(path)}" data-stamp=""></script></head>'
        f'<body class="wardnews-missing"><main><h1>{title}</h1><p>{hint}</p>'
        f'<p><a href="/">{home}</a></p></main></body></html>\n'
    ).encode()


def decode_path(target: str) -> str | None:
    """Return the path inside the site that a request asks for; `None` for no such thing.

    A folder is its `index.html`. Nothing is normalised: the path is only ever compared with those
    of the plan, so one with `..` in it is none of them.
    """
    address = target.partition("?")[0].partition("#")[0]
    if not address.startswith("/") or not address.isascii() or not address.isprintable():
        return None
    try:
        path = unquote(address[1:], errors="strict")
    except UnicodeDecodeError:
        return None
    if not path.isprintable() or "\\" in path:
        return None
    return f"{path}index.html" if path.endswith("/") or not path else path


def _note(problem: Problem, language: str) -> Note:
    what, mend = explain(problem.code, problem.args, language)
    place = problem.place
    line = say("preview-line", language, line=place.line) if place.line else ""
    return Note(
        severity=say(problem.severity.value, language),
        place=", ".join(each for each in (place.path, line) if each),
        excerpt=place.excerpt.strip(),
        what=what,
        mend=mend,
    )
