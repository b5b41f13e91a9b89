"""From the bytes that an editor's program wrote to clean text: NFC, LF, no mark at the start."""

from __future__ import annotations

import codecs
import re
import unicodedata

from wardnews.legacy_encoding import guess_encoding
from wardnews.text import CONTROL
from wardnews.yamltext import Mistake

_BREAKS = re.compile("\r\n?|\u0085|\u2028|\u2029")


def decode_source(data: bytes) -> str:
    """Return the text of a source: UTF-8 with or without BOM, or UTF-16 with one.

    Raises `Mistake` where the bytes are neither, and at a control character, which no editor
    types and no feed may hold.
    """
    text = unicodedata.normalize("NFC", _BREAKS.sub("\n", _decoded(data).replace("\f", "\n")))
    control = CONTROL.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        column = control.start() - text.rfind("\n", 0, control.start())
        raise Mistake("control-character", line, column, character=f"U+{ord(control[0]):04X}")
    return text


def _decoded(data: bytes) -> str:
    data = data.removeprefix(codecs.BOM_UTF8)
    is_utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if is_utf16 else "utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        encoding = guess_encoding(data)
        if encoding is None:
            raise Mistake("not-utf8", line, 1) from error
        raise Mistake("legacy-encoding", line, 1, encoding=encoding.value) from error
