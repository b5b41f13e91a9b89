"""Exports a built site: a ZIP to carry away, a bag to preserve. Both are the same every time."""

from __future__ import annotations

import contextlib
import os
import zipfile
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from wardnews.bag import render_metadata, render_tag_files
from wardnews.claim import LOCK_SECONDS, lock_output
from wardnews.digest import digest_bytes
from wardnews.errors import OutputError, UsageError, reason_of
from wardnews.manifest import MANIFEST_PATH, build_record, compare_outputs, render_manifest
from wardnews.output import make_folder, read_manifest, read_records, remove_files, write_file
from wardnews.search.offline import offline_files
from wardnews.source import asset_paths, own_paths, read_file, real_path, source_paths
from wardnews.text import nfc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from wardnews.manifest import Manifest

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The oldest time that a ZIP can hold: the same for every file and every day."""

ZIP_NAME = "trang-tin.zip"
FILE_MODE = 0o100644 << 16
UNIX = 3


@contextlib.contextmanager
def holding(folder: Path) -> Iterator[Manifest]:
    """Give the record of a built folder that is as the record says; no build changes it meanwhile.

    Raises `OutputError`. A preview is not for others: drafts would be published. Where nothing can
    be written nothing is built, and no lock is needed.
    """
    _record_of(folder)  # no lock is put into a folder that nobody has built
    is_writable = os.access(folder, os.W_OK)
    with lock_output(folder, wait=LOCK_SECONDS) if is_writable else contextlib.nullcontext():
        manifest = _record_of(folder)
        difference = compare_outputs(manifest, read_records(folder))
        if difference.missing or difference.altered:
            first = (*difference.missing, *difference.altered)[0]
            raise OutputError("altered-output", path=str(folder), file=first)
        yield manifest


def check_target(folder: Path, target: Path) -> None:
    """Raise `UsageError` for a target within the built folder: it would be a part of itself."""
    if real_path(target).is_relative_to(real_path(folder)):
        raise UsageError("bad-target", value=str(target))


def zip_file(target: Path) -> Path:
    """Return the file that a ZIP becomes at the target: in a folder or a drive, one of our naming.

    Raises `UsageError` for a file of another kind: nobody could open it, and it may be there.
    """
    if not target.name or target.is_dir():
        return target / ZIP_NAME
    if target.suffix.casefold() != ".zip":
        raise UsageError("not-zip", path=str(target))
    return target


def write_zip(folder: Path, target: Path) -> int:
    """Write the built site as one ZIP and return how many files it holds; raises `OutputError`.

    With them come the scripts that searching takes when the copy is opened from a disk. Raises
    `UsageError` for a target within the site.
    """
    check_target(folder, target)
    temporary = target.with_name(target.name + ".wardnews-tmp")
    try:
        with holding(folder) as manifest:
            count = _pack(temporary, _offline_copy(folder, manifest))
        temporary.replace(target)
    except OSError as error:
        raise OutputError("cannot-write", path=str(target), reason=reason_of(error)) from error
    finally:
        with contextlib.suppress(OSError):  # what went wrong before is what is to be told
            temporary.unlink(missing_ok=True)
    return count


def write_bag(root: Path, folder: Path, target: Path) -> int:
    """Write the published sources and the built site as a bag into a new folder.

    Returns how many payload files it holds; a bag that cannot be finished leaves nothing. Raises
    `OutputError`, also where a source is no longer the one that was built, and `UsageError` for a
    target within the site.
    """
    check_target(folder, target)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise OutputError("foreign-output", path=str(target))
    payload: list[tuple[str, str, int]] = []

    def files(manifest: Manifest) -> Iterator[tuple[str, bytes]]:
        for path, data in _payload(root, folder, manifest):
            yield path, data
            payload.append((path, sha256(data).hexdigest(), len(data)))
        yield from render_tag_files(payload, manifest.base_url)

    with holding(folder) as manifest:
        _write_all(target, files(manifest))
    return len(payload)


def _record_of(folder: Path) -> Manifest:
    manifest = read_manifest(folder)
    if manifest is None:
        raise OutputError("bad-manifest", path=str(folder), file=MANIFEST_PATH)
    if manifest.has_drafts:
        raise OutputError("preview-output", path=str(folder))
    return manifest


def _write_all(target: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write the files into a new folder, or none of them where that cannot be done.

    Half of a bag would be refused the next time as somebody else's files.
    """
    was_there, written = target.is_dir(), list[str]()
    try:
        make_folder(target)
        for path, data in files:
            written.append(path)
            write_file(target, path, data, exists=False)
    except BaseException:
        with contextlib.suppress(OutputError, OSError):  # as above
            remove_files(target, written)
            if not was_there:
                target.rmdir()
        raise


def _pack(file: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Write the files as a ZIP and return how many they are."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for path, data in files:
            entry = zipfile.ZipInfo(path, FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = UNIX
            entry.external_attr = FILE_MODE
            archive.writestr(entry, data)
        return len(archive.infolist())


def _offline_copy(folder: Path, manifest: Manifest) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the copy, its own record last: it names the scripts too."""

    def read(path: str) -> bytes:
        return read_file(folder / path)

    paths = sorted(each.path for each in manifest.outputs)
    yield from ((path, read(path)) for path in paths)
    outputs = list(manifest.outputs)
    for path, data in offline_files(paths, read):
        yield path, data
        outputs.append(build_record(path, data))
    outputs.sort(key=lambda each: each.path)
    yield MANIFEST_PATH, render_manifest(replace(manifest, outputs=tuple(outputs)))


def _payload(root: Path, folder: Path, manifest: Manifest) -> Iterator[tuple[str, bytes]]:
    on_disk = {
        nfc(path): path for path in (*source_paths(root), *asset_paths(root), *own_paths(root))
    }
    for source in manifest.sources:
        data = read_file(root / on_disk.get(source.path, source.path))
        if digest_bytes(data) != source.digest:
            raise OutputError("altered-output", path=str(root), file=source.path)
        yield f"data/sources/{source.path}", data
    for output in (*(each.path for each in manifest.outputs), MANIFEST_PATH):
        yield f"data/pages/{output}", read_file(folder / output)
    yield "data/metadata.csv", render_metadata(manifest)
