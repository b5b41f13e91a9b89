"""Puts a built site where a web server reads it: a folder, or a place that rsync reaches."""

from __future__ import annotations

import re
import shutil
import subprocess  # rsync has no library of its own
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from wardnews.errors import OperationError, OutputError, UsageError
from wardnews.exporting import check_target, holding
from wardnews.manifest import MANIFEST_PATH, render_manifest
from wardnews.output import (
    is_temporary,
    make_folder,
    read_manifest,
    read_records,
    remove_files,
    write_file,
)
from wardnews.source import read_file
from wardnews.transfer import Action, Step, interim_record, paths_in_the_way, plan_transfer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wardnews.manifest import Manifest, OutputRecord

_REMOTE = re.compile(r"(?:rsync://|[^/\\]{2,}:)")
"""`rsync://…` or `host:…`; one letter before the colon is a drive of Windows."""

_OF_THE_WEB = re.compile(r"(?!rsync:)[a-z][a-z0-9+.-]*://", re.IGNORECASE)

_LISTED = re.compile(r"^[-a-z]\S{9,} +[\d.,]+ \d{4}/\d\d/\d\d \d\d:\d\d:\d\d (.+)$", re.MULTILINE)
"""A line of what `rsync --list-only` prints: kind and mode, size, day, time, name."""

SHARED = ("--recursive", "--checksum", "--delay-updates", "--exclude=.*", "--itemize-changes")
CLAIM = (f"--include=/{MANIFEST_PATH}", "--exclude=*")
"""The record before all else, so that a first deploy that is cut short can go on."""

WHOLE = ("--force", "--delete-after")
PASSES: tuple[tuple[str, ...], ...] = (
    ("--existing", "--force", "--include=*/", "--exclude=*"),
    ("--ignore-existing", "--exclude=/index.html", f"--exclude={MANIFEST_PATH}"),
    ("--force", "--exclude=/index.html", f"--exclude={MANIFEST_PATH}"),
    WHOLE,
)
"""Folders where there is a file; new files, to which no page leads yet; what leads to them, or
stands where there is a folder; then home and deletions."""


def is_remote(target: str) -> bool:
    """Return whether the target is a place that rsync reaches."""
    return bool(_REMOTE.match(target))


def deploy_to_folder(folder: Path, target: Path, *, dry_run: bool) -> tuple[Step, ...]:
    """Bring the target folder in line with the built one; returns the steps in their order.

    Raises `UsageError` for a target within the built folder, `OutputError` for a build that is not
    as recorded, a target that holds files of somebody else's and no record, a folder of it that is
    a link, somebody else's file in the way of one of the site, and a file that cannot be written.
    """
    check_target(folder, target)
    with holding(folder) as built:
        return _transferred(built, folder, target, dry_run=dry_run)


def _transferred(built: Manifest, folder: Path, target: Path, *, dry_run: bool) -> tuple[Step, ...]:
    published = read_manifest(target)
    interim = interim_record(built, published)
    found = tuple(read_records(target)) if target.is_dir() else ()
    rests = _rests(found, interim)
    standing = tuple(each for each in found if each.path not in rests)
    if published is None and standing:
        raise OutputError("foreign-output", path=str(target))
    _check_links(target, standing, interim)
    _check_room(target, standing, interim, built)
    steps = plan_transfer(built, published, standing)
    if not dry_run:
        remove_files(target, rests)
    if steps and not dry_run:
        record = render_manifest(interim)
        make_folder(target)
        write_file(target, MANIFEST_PATH, record, exists=published is not None)
        for step in steps:
            if step.action is Action.REMOVED:
                remove_files(target, [step.path])
            else:
                data = read_file(folder / step.path)
                write_file(target, step.path, data, exists=step.action is Action.CHANGED)
    return steps


def _rests(standing: Iterable[OutputRecord], ours: Manifest) -> tuple[str, ...]:
    """Return what a deploy that was killed left half written."""
    own = {each.path for each in ours.outputs}
    return tuple(each.path for each in standing if is_temporary(each.path) and each.path not in own)


def _check_links(target: Path, standing: Iterable[OutputRecord], ours: Manifest) -> None:
    """Raise `OutputError` for a link in place of a folder of ours.

    What lies behind it is not of the target: nothing is written there, and nothing removed.
    """
    links = {each.path for each in standing if not each.sha256}
    folders = {str(folder) for each in ours.outputs for folder in PurePosixPath(each.path).parents}
    for path in sorted(links & folders):
        raise OutputError("in-the-way", path=str(target / path))


def _check_room(
    target: Path, standing: Iterable[OutputRecord], ours: Manifest, built: Manifest
) -> None:
    """Raise `OutputError` for somebody else's file that stands where a file of the site needs room."""
    own = {each.path for each in ours.outputs}
    others = sorted(each.path for each in standing if each.path not in own)
    for path in paths_in_the_way(others, {each.path for each in built.outputs}):
        raise OutputError("in-the-way", path=str(target / path))


def deploy_by_rsync(folder: Path, target: str, *, dry_run: bool) -> None:
    """Bring the target in line by rsync, in several passes.

    What rsync and ssh say goes to the terminal as it is: which line of it tells why, only they know.
    Files at the target that are not of the site are removed: the folder is the site's alone. Raises
    `OutputError` for one that holds files and no record, `UsageError` for an address that is none
    of rsync's (to it `https://…` is a folder on a host called https), and `OperationError`.
    """
    if target.startswith("-") or _OF_THE_WEB.match(target):
        raise UsageError("bad-target", value=target)
    with holding(folder):
        _rsync(folder, target, dry_run=dry_run)


def _rsync(folder: Path, target: str, *, dry_run: bool) -> None:
    rsync = shutil.which("rsync")
    if rsync is None:
        raise OperationError("no-rsync")
    is_ours = _check_owner(rsync, target)
    # A pass that does nothing leaves the next one the same work: it would be told time and again.
    passes = [("--dry-run", *WHOLE)] if dry_run else PASSES if is_ours else [CLAIM, *PASSES]
    for options in passes:
        # From within the folder: rsync takes the name of one that holds a colon for that of a host.
        call = [rsync, *SHARED, *options, "--", "./", target]
        done = subprocess.run(call, cwd=folder, check=False)  # noqa: S603  # no shell, fixed program, the target after `--`
        if done.returncode:
            raise OperationError("rsync-failed", target=target, number=str(done.returncode))


def _check_owner(rsync: str, target: str) -> bool:
    """Return whether the record of a site stands at the target, `False` for an empty one.

    One slip in its name, and all that is somewhere else would be removed: raises `OutputError`
    for a target that holds files and no record. One that cannot be looked at is left to the passes,
    which tell why.
    """
    place = target if target.endswith(("/", ":")) else f"{target}/"
    listing = [rsync, "--list-only", "--exclude=.*", "--", place]
    listed = subprocess.run(listing, check=False, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # noqa: S603  # as above
    names = set(_LISTED.findall(listed.stdout.decode("utf-8", "replace"))) - {"."}
    if not names:
        return False
    with TemporaryDirectory(prefix="wardnews-") as copy:
        fetching = [rsync, "--", f"{place}{MANIFEST_PATH}", "./"]
        subprocess.run(fetching, cwd=copy, check=False, stderr=subprocess.DEVNULL)  # noqa: S603  # as above
        if read_manifest(Path(copy)) is None:
            raise OutputError("foreign-output", path=target)
    return True
