"""Exports a built site: a ZIP to carry away, a bag to preserve. Both are the same every time."""

from __future__ import annotations

import zipfile
from hashlib import sha256
from typing import TYPE_CHECKING

from wardnews.bag import render_metadata, render_tag_files
from wardnews.config import SETTINGS_PATH
from wardnews.digest import digest_bytes
from wardnews.errors import OutputError, UsageError
from wardnews.manifest import MANIFEST_PATH, compare_outputs
from wardnews.output import read_manifest, read_records, write_file
from wardnews.search.offline import offline_files
from wardnews.source import asset_paths, read_file, source_paths
from wardnews.text import nfc

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from wardnews.manifest import Manifest

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The oldest time that a ZIP can hold: the same for every file and every day."""

FILE_MODE = 0o100644 << 16
UNIX = 3


def load_built(folder: Path) -> Manifest:
    """Return the record of a built folder that is as the record says; raises `OutputError`."""
    manifest = read_manifest(folder)
    if manifest is None:
        raise OutputError("bad-manifest", path=str(folder), file=MANIFEST_PATH)
    difference = compare_outputs(manifest, read_records(folder))
    if difference.missing or difference.altered:
        first = (*difference.missing, *difference.altered)[0]
        raise OutputError("altered-output", path=str(folder), file=first)
    return manifest


def check_target(folder: Path, target: Path) -> None:
    """Raise `UsageError` for a target within the built folder: it would be a part of itself."""
    if target.resolve().is_relative_to(folder.resolve()):
        raise UsageError("bad-target", value=str(target))


def write_zip(folder: Path, target: Path) -> int:
    """Write the built site as one ZIP and return how many files it holds; raises `OutputError`.

    With them come the scripts that searching takes when the copy is opened from a disk. Raises
    `UsageError` for a target within the site.
    """
    check_target(folder, target)
    manifest = load_built(folder)
    temporary = target.with_name(target.name + ".wardnews-tmp")
    count = 0
    try:
        with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            for path, data in _offline_copy(folder, manifest):
                entry = zipfile.ZipInfo(path, FIRST_DAY)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = UNIX
                entry.external_attr = FILE_MODE
                archive.writestr(entry, data)
                count += 1
        temporary.replace(target)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        reason = error.strerror or type(error).__name__
        raise OutputError("cannot-write", path=str(target), reason=reason) from error
    return count


def write_bag(root: Path, folder: Path, target: Path) -> int:
    """Write the published sources and the built site as a bag into a new folder.

    Returns how many payload files it holds. Raises `OutputError`, also where a source is no longer
    the one that was built, and `UsageError` for a target within the site.
    """
    check_target(folder, target)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise OutputError("foreign-output", path=str(target))
    manifest = load_built(folder)
    payload: list[tuple[str, str, int]] = []
    for path, data in _payload(root, folder, manifest):
        write_file(target, path, data, exists=False)
        payload.append((path, sha256(data).hexdigest(), len(data)))
    for path, data in render_tag_files(payload, manifest.base_url):
        write_file(target, path, data, exists=False)
    return len(payload)


def _offline_copy(folder: Path, manifest: Manifest) -> Iterator[tuple[str, bytes]]:
    def read(path: str) -> bytes:
        return read_file(folder / path)

    paths = sorted([*(each.path for each in manifest.outputs), MANIFEST_PATH])
    yield from ((path, read(path)) for path in paths)
    yield from offline_files(paths, read)


def _payload(root: Path, folder: Path, manifest: Manifest) -> Iterator[tuple[str, bytes]]:
    yield f"data/sources/{SETTINGS_PATH}", read_file(root / SETTINGS_PATH)
    on_disk = {nfc(path): path for path in (*source_paths(root), *asset_paths(root))}
    for source in manifest.sources:
        data = read_file(root / on_disk.get(source.path, source.path))
        if digest_bytes(data) != source.digest:
            raise OutputError("altered-output", path=str(root), file=source.path)
        yield f"data/sources/{source.path}", data
    for output in (*(each.path for each in manifest.outputs), MANIFEST_PATH):
        yield f"data/pages/{output}", read_file(folder / output)
    yield "data/metadata.csv", render_metadata(manifest)
