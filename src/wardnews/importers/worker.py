"""Converts one file in a process of its own, which its caller can stop: `python -m` this module.

In: a line of JSON (`kind`, `name`, `encoding`), then the bytes of the file. Out: the page as JSON,
or `{"refused": code, "args": …}`. Nothing is read from the disk and nothing is written to it.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from wardnews.errors import ImportRefused
from wardnews.importers.page import to_json
from wardnews.legacy_encoding import LegacyEncoding

if TYPE_CHECKING:
    from wardnews.importers.page import ImportedPage

MEMORY = 480 * 1024 * 1024


def main() -> None:
    """Read the file from the standard input and print what it became."""
    _limit_memory()
    job = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    encoding = LegacyEncoding(job["encoding"]) if job["encoding"] else None
    try:
        answer = to_json(_page(job["kind"], data, job["name"], encoding))
    except ImportRefused as refused:
        answer = json.dumps({"refused": refused.code, "args": dict(refused.args_)})
    except (MemoryError, RecursionError):
        answer = json.dumps({"refused": "unsafe-word", "args": {"path": job["name"]}})
    sys.stdout.buffer.write(answer.encode("utf-8", "replace"))


def _page(kind: str, data: bytes, name: str, encoding: LegacyEncoding | None) -> ImportedPage:
    # Each library costs a tenth of a second, and a file needs only one of them.
    if kind == "word":
        from wardnews.importers.word import parse_word  # noqa: PLC0415  # see above

        return parse_word(data, name, encoding)
    from wardnews.importers.portal_html import parse_portal_html  # noqa: PLC0415  # see above

    return parse_portal_html(data, name, encoding)


def _limit_memory() -> None:
    """Let no file take more than half a gigabyte; Windows knows no such limit."""
    try:
        import resource  # noqa: PLC0415  # there is none on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    main()
