"""From the bytes that an editor's program wrote to clean text: NFC, LF, no mark at the start."""

from __future__ import annotations

import codecs
import unicodedata

from wardnews.legacy_encoding import guess_encoding
from wardnews.text import CONTROL
from wardnews.yamltext import Mistake

_BREAKS = ("\r\n", "\r", "\f", "\u0085", "\u2028", "\u2029")
# What UTF-8 writes no control character without, and the marks at the beginning of UTF-16.
_CONTROL_BYTES = (
    bytes(byte for byte in range(0x80) if CONTROL.match(chr(byte)) and byte not in b"\r\f")
    + b"\xff"
)
_CONTROL_STARTS = (b"\xc2", b"\xef\xbf")


def decode_source(data: bytes) -> str:
    """Return the text of a source: UTF-8 with or without BOM, or UTF-16 with one.

    Raises `Mistake` where the bytes are neither, and at a control character, which no editor
    types and no feed may hold.
    """
    text = _decoded(data)
    for sign in _BREAKS:
        text = text.replace(sign, "\n")
    text = unicodedata.normalize("NFC", text)
    control = CONTROL.search(text) if _may_hold_control(data) else None
    if control:
        line = text.count("\n", 0, control.start()) + 1
        column = control.start() - text.rfind("\n", 0, control.start())
        raise Mistake("control-character", line, column, character=f"U+{ord(control[0]):04X}")
    return text


def _may_hold_control(data: bytes) -> bool:
    """Return whether these bytes can stand for a control character; far cheaper than to look."""
    rest = data.translate(None, _CONTROL_BYTES)
    return len(rest) < len(data) or any(start in data for start in _CONTROL_STARTS)


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
