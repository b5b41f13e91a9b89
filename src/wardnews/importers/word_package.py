"""What a `.docx` is before anybody opens it: the limits that keep a bad one from doing harm.

A `.docx` is a ZIP archive of XML parts (ECMA-376). It comes by e-mail, so it may be a bomb: small
outside, endless inside. Nothing is unpacked here but parts that are known to be small.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from wardnews.errors import ImportRefused

MAX_BYTES = 64 * 1024 * 1024
MAX_ENTRIES = 3_000
MAX_UNPACKED = 160 * 1024 * 1024
MAX_XML = 24 * 1024 * 1024
MAX_RATIO = 150
SMALL = 1024 * 1024

OLE_MARK = bytes.fromhex("D0CF11E0A1B11AE1")
"""How the files of Word 97 begin, and those of today that are locked with a password."""


def open_package(data: bytes, name: str) -> zipfile.ZipFile:
    """Return the archive; raises `ImportRefused` for what is no `.docx` or may be a trap."""
    if not data.strip(b"\0 \r\n\t"):
        raise ImportRefused("file-empty", path=name)
    if data.startswith(OLE_MARK):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise ImportRefused("word-password" if locked else "old-word", path=name)
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        entries = package.infolist()
        _check_entries(entries, name)
        for entry in entries:
            if entry.filename.lower().endswith((".xml", ".rels")):
                _check_xml(package.read(entry), name)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError) as error:
        raise ImportRefused("not-word", path=name) from error
    except (ValueError, zipfile.LargeZipFile, zlib.error) as error:
        raise ImportRefused("not-word", path=name) from error
    if "word/document.xml" not in package.namelist():
        raise ImportRefused("not-word", path=name)
    return package


def _check_entries(entries: list[zipfile.ZipInfo], name: str) -> None:
    """Refuse too many entries, too large ones, and names that climb out of the folder."""
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    names = [entry.filename.replace("\\", "/") for entry in entries]
    if (
        len(entries) > MAX_ENTRIES
        or unpacked > MAX_UNPACKED
        or (unpacked > SMALL and unpacked / packed > MAX_RATIO)
        or any(_is_xml(entry) and entry.file_size > MAX_XML for entry in entries)
        or any(path.startswith("/") or ".." in path.split("/") or ":" in path for path in names)
        or len({path.casefold() for path in names}) < len(names)
    ):
        raise ImportRefused("unsafe-word", path=name)


def _check_xml(part: bytes, name: str) -> None:
    """Refuse a document type: OOXML has none (ECMA-376 part 2, 8.1.4), and bombs are made of it."""
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", part.replace(b"\0", b""), re.IGNORECASE):  # UTF-16 too
        raise ImportRefused("unsafe-word", path=name)


def _is_xml(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.lower().endswith((".xml", ".rels"))
