"""Writes a site: each file whole or not at all, and nothing deleted that is not ours.

A file is written beside its place and then moved there, so that a reader never meets half of it.
Which files are ours the mark tells (`claim`).
"""

from __future__ import annotations

import contextlib
import enum
import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from wardnews.errors import OutputError, reason_of
from wardnews.manifest import (
    MANIFEST_PATH,
    OutputRecord,
    build_record,
    parse_manifest,
    parse_sources,
)
from wardnews.source import stamp_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from wardnews.manifest import Manifest, SourceRecord

T = TypeVar("T")

MARK = ".wardnews"
LOCK = ".wardnews-lock"
"""A file of its own: releasing a lock deletes its file on some systems."""

TEMPORARY = ".wardnews-tmp"


class Effect(enum.Enum):
    """What writing a file did."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


def read_standing(root: Path) -> dict[str, str]:
    """Return the stamps of all files of the output by their paths, less our mark and lock."""
    try:
        found = dict(_stamps(str(root), ""))
    except OSError as error:
        raise cannot_write(root, error) from error
    return {path: stamp for path, stamp in found.items() if path not in (MARK, LOCK)}


def read_output(root: Path, path: str) -> bytes:
    """Return the bytes of a file of the output; raises `OutputError`."""
    try:
        return (root / path).read_bytes()
    except OSError as error:
        raise OutputError("cannot-read", path=str(root / path), reason=reason_of(error)) from error


def is_temporary(path: str) -> bool:
    """Return whether the file is what a build or a deploy that was killed left half written."""
    return path.endswith(TEMPORARY)


def make_folder(root: Path) -> None:
    """Make a folder to write to where there is none; raises `OutputError`."""
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(root, error) from error


def write_file(root: Path, path: str, data: bytes, *, exists: bool) -> tuple[Effect, str]:
    """Put the bytes at `path`, unless they stand there already; returns the file's stamp too.

    `exists` tells whether a file was seen there. Raises `OutputError`, also where there is no root
    (any more): a folder that was deleted must not come back without its mark and most of its files.
    """
    file = f"{root}/{path}"
    try:
        if exists and _holds(file, data):
            return Effect.UNCHANGED, stamp_of(os.stat(file))  # noqa: PTH116  # see `_replace`
        _replace(file, data, str(root))
        return (Effect.CHANGED if exists else Effect.NEW), stamp_of(os.stat(file))  # noqa: PTH116
    except OSError as error:
        raise cannot_write(Path(file), error) from error


def remove_files(root: Path, paths: Iterable[str]) -> None:
    """Remove files of the output and the folders that this leaves empty; raises `OutputError`."""
    try:
        for path in paths:
            (root / path).unlink(missing_ok=True)
            _remove_empty_folders(root, path)
    except OSError as error:
        raise cannot_write(root, error) from error


def sweep_folders(root: Path, paths: Iterable[str]) -> None:
    """Remove the folders in which these files once stood, as far as they are empty.

    A build that dies between a file and its folder leaves such ones. Raises `OutputError`.
    """
    try:
        for path in paths:
            _remove_empty_folders(root, path)
    except OSError as error:
        raise cannot_write(root, error) from error


def read_records(root: Path) -> Iterator[OutputRecord]:
    """Yield the record of every file of the output but our mark and lock; raises `OutputError`.

    A link is no file of a site: its record says so by having no digest.
    """
    try:
        for folder, folders, names in os.walk(root, onerror=_raise):
            links = [name for name in folders if Path(folder, name).is_symlink()]
            for name in (*names, *links):
                file = Path(folder, name)
                path = file.relative_to(root).as_posix()
                if path in (MARK, LOCK):
                    continue
                if file.is_symlink() or not file.is_file():
                    yield OutputRecord(path=path, sha256="", size=0)
                else:
                    yield build_record(path, file.read_bytes())
    except OSError as error:
        raise OutputError(
            "cannot-read", path=str(error.filename or root), reason=reason_of(error)
        ) from error


def read_manifest(root: Path) -> Manifest | None:
    """Return the record of the last build of the folder; `None` where there is none to go by.

    Raises `OutputError` where there is one that cannot be read: its addresses must not be lost.
    """
    return _read_record(root, parse_manifest)


def read_published(root: Path) -> tuple[SourceRecord, ...] | None:
    """Return only the sources of the record, which tell what was published where; else as above."""
    return _read_record(root, parse_sources)


def _read_record(root: Path, parse: Callable[[bytes], T]) -> T | None:
    file = root / MANIFEST_PATH
    try:
        return parse(file.read_bytes())
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None
    except OSError as error:
        raise OutputError("cannot-read", path=str(file), reason=reason_of(error)) from error


def write_over(file: Path, data: bytes) -> None:
    """Put the bytes in place of a file's, whole or not at all; raises `OutputError`."""
    try:
        _replace(str(file), data)
    except OSError as error:
        raise cannot_write(file, error) from error


def write_new_file(file: Path, source: str) -> None:
    """Write a text that an editor is to go on with; raises `OutputError`, never overwrites."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(source)
    except OSError as error:
        raise cannot_write(file, error) from error


def cannot_write(file: Path, error: OSError) -> OutputError:
    """Return what to raise where the system does not let a file be written."""
    path = str(error.filename2 or error.filename or file)  # of a move, the place it was to go to
    return OutputError("cannot-write", path=path.removesuffix(_ending()), reason=reason_of(error))


def _remove_empty_folders(root: Path, path: str) -> None:
    for folder in (root / path).parents:
        if folder == root or folder.is_symlink():
            break
        if folder.is_dir():
            if any(folder.iterdir()):
                break
            folder.rmdir()


def _stamps(folder: str, prefix: str) -> Iterator[tuple[str, str]]:
    """Yield path and stamp of every file; a link is a file, whatever it leads to."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _stamps(entry.path, f"{prefix}{entry.name}/")
            else:
                yield prefix + entry.name, stamp_of(entry.stat(follow_symlinks=False))


def _holds(file: str, data: bytes) -> bool:
    found = Path(file)
    return not found.is_symlink() and found.is_file() and found.read_bytes() == data


def _replace(file: str, data: bytes, root: str = "") -> None:
    """Write the bytes beside their place and move them there; folders are made below the root.

    Plain strings and `os` calls: a `Path` costs as much as the system call, for every file.
    """
    temporary = file + _ending()
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    try:
        try:
            descriptor = os.open(temporary, flags, 0o666)
        except FileNotFoundError:
            if root and not os.path.isdir(root):  # noqa: PTH112  # as above
                raise
            os.makedirs(os.path.dirname(file), exist_ok=True)  # noqa: PTH103, PTH120  # as above
            descriptor = os.open(temporary, flags, 0o666)
        _write_whole(descriptor, data)
        os.replace(temporary, file)  # noqa: PTH105  # as above
    except BaseException:  # Ctrl-C too leaves nothing
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise


def _write_whole(descriptor: int, data: bytes) -> None:
    """Write the bytes and close; a file object would ask the system three more things a file."""
    try:
        left = memoryview(data)
        while left:  # the system may take a part at a time
            left = left[os.write(descriptor, left) :]
    finally:
        os.close(descriptor)


def _ending() -> str:
    """Return what the name of a file ends in while this process writes it."""
    return f".{os.getpid()}{TEMPORARY}"


def _raise(error: OSError) -> None:
    raise error
