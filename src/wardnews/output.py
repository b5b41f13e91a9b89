"""Writes a site: each file whole or not at all, and nothing deleted that is not ours.

A file is written beside its place and then moved there, so that a reader never meets half of it.
The folder carries a mark; a folder that does not, and is not empty, is left alone.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from wardnews.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable

MARK = ".wardnews"
TEMPORARY = ".wardnews-tmp"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What happened to the files of the output."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0

    def __add__(self, other: Written) -> Written:
        return Written(
            new=self.new + other.new,
            changed=self.changed + other.changed,
            unchanged=self.unchanged + other.unchanged,
            removed=self.removed + other.removed,
        )


def prepare_output(root: Path) -> None:
    """Make and mark the output folder; raises `OutputError` for a folder of somebody else's."""
    try:
        if root.is_dir() and not (root / MARK).exists() and any(root.iterdir()):
            raise OutputError("foreign-output", path=str(root))
        root.mkdir(parents=True, exist_ok=True)
        (root / MARK).touch()
    except OSError as error:
        raise _cannot_write(root, error) from error


def write_file(root: Path, path: str, data: bytes) -> Written:
    """Put the bytes at `path`, unless they stand there already."""
    file = root / path
    try:
        before = file.read_bytes()
    except OSError:
        before = None
    if before == data:
        return Written(unchanged=1)
    try:
        _replace(file, data)
    except OSError as error:
        raise _cannot_write(file, error) from error
    return Written(new=1) if before is None else Written(changed=1)


def write_new_file(file: Path, source: str) -> None:
    """Write a text that an editor is to go on with; raises `OutputError`, never overwrites."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(source)
    except OSError as error:
        raise _cannot_write(file, error) from error


def remove_others(root: Path, planned: Iterable[str]) -> Written:
    """Remove every file of the output that is not planned, and the folders left empty."""
    kept = {MARK, *planned}
    removed = 0
    try:
        for folder, _, names in os.walk(root, topdown=False):
            for name in sorted(names):
                file = Path(folder, name)
                if file.relative_to(root).as_posix() not in kept:
                    file.unlink()
                    removed += 1
            if Path(folder) != root:
                with contextlib.suppress(OSError):  # it is not empty
                    Path(folder).rmdir()
    except OSError as error:
        raise _cannot_write(root, error) from error
    return Written(removed=removed)


def _replace(file: Path, data: bytes) -> None:
    temporary = file.with_name(f"{file.name}.{os.getpid()}{TEMPORARY}")
    try:
        descriptor = temporary.open("wb")
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = temporary.open("wb")
    try:
        with descriptor:
            descriptor.write(data)
        temporary.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _cannot_write(file: Path, error: OSError) -> OutputError:
    path = str(error.filename or file)
    return OutputError("cannot-write", path=path, reason=error.strerror or type(error).__name__)
