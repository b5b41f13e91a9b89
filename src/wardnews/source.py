"""Reads a site: its settings, its sources, its files, its theme. Everything comes sorted by path."""

from __future__ import annotations

import contextlib
import gzip
import os
import zlib
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from wardnews.article import ARTICLES, PAGES, Asset, SourceFile, is_markdown
from wardnews.config import SETTINGS_PATH
from wardnews.digest import digest_bytes
from wardnews.errors import SourceError, TemplateBroken, reason_of
from wardnews.text import nfc
from wardnews.theme import Template, Theme
from wardnews.visits import NO_VISITS, VISITS_PATH, Visits, parse_visits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Listed: TypeAlias = tuple[str, str]
"""A file of the content folder: its path below the site's root, its stamp, "" without one."""

RACY_NS = 2_500_000_000
"""How long a stamp proves nothing: the coarsest clock of a file system in use, FAT's, ticks every two
seconds, and the clock that files are stamped by lags behind the one that programs read."""

PASSED_OVER = frozenset({"desktop.ini", "thumbs.db"})
PASSED_OVER_ENDINGS = (".tmp", ".bak", ".lock", "~")


def read_settings(root: Path) -> SourceFile:
    """Return `content/site.yml`; raises `SourceError`, also where the folder holds no site."""
    file = root / SETTINGS_PATH
    try:
        is_there = file.is_file()
    except OSError as error:
        raise _cannot_read(file, error) from error
    if not is_there:
        raise SourceError("no-site", path=str(root), file=SETTINGS_PATH)
    return read_source(root, SETTINGS_PATH)


def read_source(root: Path, path: str) -> SourceFile:
    """Return the file at `path` below the site's root, its path in NFC; raises `SourceError`."""
    return SourceFile(path=nfc(path), data=read_file(root / path))


def read_listing(root: Path, *, now_ns: int) -> tuple[Listed, ...]:
    """Return every file of the content folder, sorted; raises `SourceError`.

    A file that is so young that it may be written again without its stamp changing has none.
    """
    found = (each for folder in (ARTICLES, PAGES) for each in _found(root, folder))
    stamps = ((path, stamp_of(status)) for path, status in found)
    return tuple((path, "" if is_racy(stamp, now_ns=now_ns) else stamp) for path, stamp in stamps)


def source_paths(root: Path) -> tuple[str, ...]:
    """Return the paths of all articles and standing pages."""
    return tuple(path for path, _ in read_listing(root, now_ns=0) if is_markdown(path))


def asset_paths(root: Path) -> tuple[str, ...]:
    """Return the paths of every other file of the content folder."""
    return tuple(path for path, _ in read_listing(root, now_ns=0) if not is_markdown(path))


def stamp_of(status: os.stat_result) -> str:
    """Return what tells a file from a later one without reading it.

    Size and times of writing and of any change, and the inode: a tool may set back the time of
    writing, but not that of the change. On Windows a folder's listing knows no inodes.
    """
    inode = 0 if os.name == "nt" else status.st_ino
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {inode}"


def is_racy(stamp: str, *, now_ns: int) -> bool:
    """Return whether a file may be written again without this stamp of it changing.

    The time of change tells, which every write sets to the moment; where a file system has none of
    its own, that of writing does. That may lie in the future, as that of a file from a ZIP of
    another time zone, and tells nothing then; but on Windows there is no other.
    """
    _, modified, changed, _ = stamp.split(" ")
    young, written = now_ns - RACY_NS, int(modified)
    return int(changed) > young or (written > young and (written <= now_ns or os.name == "nt"))


def read_log(file: Path) -> Iterator[bytes]:
    """Yield the lines of a web server's log, also of a compressed one; raises `SourceError`.

    A line is cut at 8 KiB, which no request of a reader needs.
    """
    try:
        with file.open("rb") as raw:
            packed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            stream = gzip.GzipFile(fileobj=raw) if packed else raw
            while line := stream.readline(8192):
                yield line
    except (OSError, EOFError, zlib.error) as error:
        reason = reason_of(error) if isinstance(error, OSError) else "BadGzipFile"
        raise SourceError("cannot-read", path=str(file), reason=reason) from error


def read_visits(root: Path) -> Visits:
    """Return the visits counted so far; raises `SourceError` where their file is damaged."""
    file = root / VISITS_PATH
    try:
        return parse_visits(file.read_bytes())
    except FileNotFoundError:
        return NO_VISITS
    except OSError as error:
        raise _cannot_read(file, error) from error
    except ValueError as error:
        raise SourceError("bad-visits", path=str(file)) from error


def size_in(stamp: str) -> int:
    """Return the size of the file that a stamp is of, in bytes."""
    return int(stamp.split(" ", 1)[0])


def build_asset(path: str, data: bytes) -> Asset:
    """Return the asset of a file that was read."""
    return Asset(path=path, digest=digest_bytes(data), size=len(data))


def read_theme(root: Path) -> Theme:
    """Return the default theme, each file replaced by the site's own of the same name."""
    templates = _theme_files(root, "templates")
    static = _theme_files(root, "static")
    return Theme(
        templates=tuple(
            Template(name=path.removeprefix("templates/"), text=_template_text(path, file))
            for path, file in templates.items()
        ),
        static=tuple(build_asset(path, read_file(file)) for path, file in static.items()),
    )


def read_own_files(root: Path) -> tuple[Asset, ...]:
    """Return the files that are a site's own besides its content, by their paths in NFC."""
    return tuple(build_asset(nfc(path), read_file(root / path)) for path in own_paths(root))


def own_paths(root: Path) -> tuple[str, ...]:
    """Return the paths of a site's own theme, and of what readers were counted."""
    theme = (path for folder in ("static", "templates") for path, _ in _found(root, folder))
    return (*([VISITS_PATH] if (root / VISITS_PATH).is_file() else []), *theme)


def read_asset(root: Path, asset: Asset) -> bytes:
    """Return the bytes of a file that is published as it is; raises `SourceError`.

    Also where they are no longer those that it was measured by: their digest is in its address.
    """
    of_theme = _theme_files(root, "static") if asset.path.startswith("static/") else {}
    data = read_file(of_theme.get(asset.path, root / asset.path))
    if digest_bytes(data) != asset.digest:
        raise SourceError("changed-meanwhile", path=asset.path)
    return data


def read_texts(root: Path, paths: Iterable[str]) -> dict[str, str]:
    """Return the texts of sources, to show the lines that problems point at."""
    wanted = frozenset(paths)
    if not wanted:
        return {}  # a large site is not walked through for nothing
    files = {nfc(path): root / path for path in (SETTINGS_PATH, *source_paths(root))}
    return {path: _readable(read_file(files[path])) for path in sorted(wanted & files.keys())}


def read_file(file: Path | str) -> bytes:
    """Return the bytes of a file; raises `SourceError`."""
    try:
        with open(file, "rb", buffering=0) as stream:  # noqa: PTH123  # for a `str` no `Path` is made
            return stream.read()
    except OSError as error:
        raise _cannot_read(file, error) from error


def real_path(path: Path) -> Path:
    """Return where a path leads; one into a circle of links stays as it is.

    `Path.resolve` raises a `RuntimeError` for that before Python 3.13.
    """
    return Path(os.path.realpath(path))


def is_passed_over(name: str) -> bool:
    """Return whether a file or folder of that name is none of an editor's: a lock file, hidden."""
    folded = name.casefold()
    return (
        folded.startswith((".", "~$"))
        or folded.endswith(PASSED_OVER_ENDINGS)
        or folded in PASSED_OVER
    )


def default_theme() -> Path:
    """Return the folder that holds the default theme: in the package, or in a checkout."""
    package = Path(__file__).parent
    installed = package / "theme"
    return installed if installed.is_dir() else package.parent.parent


def _theme_files(root: Path, folder: str) -> dict[str, Path]:
    """Return the theme's files of one kind by path, sorted; a site's own hide the default's."""
    bases = (default_theme(), root)
    found = {path: base / path for base in bases for path, _ in _found(base, folder)}
    return dict(sorted(found.items()))


def _template_text(path: str, file: Path) -> str:
    try:
        return read_file(file).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TemplateBroken("bad-template", file=path, reason=str(error)) from error


def _found(root: Path, folder: str) -> list[tuple[str, os.stat_result]]:
    """Return the files below a folder by their paths, sorted; raises `SourceError`."""
    base = f"{root}/{folder}".rstrip("/")
    try:
        found = sorted(_walk(base, folder.rstrip("/")), key=itemgetter(0))
    except OSError as error:
        raise _cannot_read(Path(base), error) from error
    _check_names(path for path, _ in found)
    return found


def _walk(base: str, name: str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the files below a folder that an editor means: no lock files, nothing hidden.

    Symbolic links are passed over: what they point at may lie outside the site. So are pipes and
    devices, which never come to an end. A folder or file that vanishes is not there; a folder
    that cannot be listed raises `OSError`: its articles are not gone.
    """
    folders = [(base, name)]
    while folders:
        folder, path = folders.pop()
        try:
            with os.scandir(folder) as entries:
                listed = [entry for entry in entries if not is_passed_over(entry.name)]
        except FileNotFoundError:
            continue
        for entry in listed:
            if entry.is_dir(follow_symlinks=False):
                folders.append((entry.path, f"{path}/{entry.name}"))
            elif entry.is_file(follow_symlinks=False):
                with contextlib.suppress(FileNotFoundError):
                    yield f"{path}/{entry.name}", entry.stat(follow_symlinks=False)


def _check_names(paths: Iterable[str]) -> None:
    """Raise `SourceError` for a name that is no text, and for two that only look the same.

    Macs used to spell `ộ` in three characters; beside a file in the usual spelling, one of the
    two would take the other's place without a word.
    """
    composed: set[str] = set()
    for path in paths:
        if path.isascii():
            continue
        if not path.isprintable() and any("\ud800" <= letter <= "\udfff" for letter in path):
            raise SourceError("bad-file-name", path=path.encode("utf-8", "replace").decode())
        name = nfc(path)
        if name in composed:
            raise SourceError("twin-names", path=name)
        composed.add(name)


def _readable(data: bytes) -> str:
    from wardnews.decode import decode_source  # noqa: PLC0415  # loads PyYAML: for a mistake alone
    from wardnews.yamltext import Mistake  # noqa: PLC0415

    try:
        return decode_source(data)
    except Mistake:
        return data.decode("utf-8-sig", "replace")


def _cannot_read(file: Path | str, error: OSError) -> SourceError:
    return SourceError("cannot-read", path=str(error.filename or file), reason=reason_of(error))
