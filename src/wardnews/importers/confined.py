"""Has a file converted by a process that is stopped when it takes too long or too much."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

from wardnews.errors import ImportRefused, OperationError
from wardnews.importers.page import from_json

if TYPE_CHECKING:
    from wardnews.importers.page import ImportedPage
    from wardnews.legacy_encoding import LegacyEncoding

SECONDS = 15
LIBRARIES = ("lxml", "mammoth")


def convert_file(
    kind: str, data: bytes, name: str, encoding: LegacyEncoding | None, *, seconds: float = SECONDS
) -> ImportedPage:
    """Return the page that the bytes hold; `kind` is "word" or "html". Raises `ImportRefused`."""
    if not all(find_spec(library) for library in LIBRARIES):
        raise OperationError("no-import-extra")
    job = {"kind": kind, "name": name, "encoding": encoding.value if encoding else ""}
    try:
        # The command is our own interpreter and our own module: nothing of the file is in it.
        done = subprocess.run(  # see above
            [sys.executable, "-X", "utf8", "-m", "wardnews.importers.worker"],
            input=json.dumps(job).encode() + b"\n" + data,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
        answer = json.loads(done.stdout) if done.returncode == 0 else {}
    except subprocess.TimeoutExpired as error:
        raise ImportRefused("import-too-heavy", path=name) from error
    except ValueError as error:
        raise ImportRefused("import-failed", path=name) from error
    if not answer:
        raise ImportRefused("import-failed", path=name)
    if "refused" in answer:
        raise ImportRefused(answer["refused"], **answer["args"])
    return from_json(done.stdout.decode("utf-8"))
