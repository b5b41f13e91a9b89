"""The one composition: from a site's folder to its published pages, stage by stage."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from wardnews.cache import with_cache
from wardnews.claim import LOCK_SECONDS, lock_output, prepare_output
from wardnews.digest import digest_bytes
from wardnews.executors import collector_paused
from wardnews.outcome import Published
from wardnews.progress import track_nothing
from wardnews.source import read_settings
from wardnews.stopwatch import Stopwatch
from wardnews.toolchain import load_toolchain
from wardnews.unchanged import (
    GROUND,
    SETTLED,
    Settled,
    decode_settled,
    encode_settled,
    next_change,
    read_inputs,
    read_scan,
    state_of,
)
from wardnews.values import dataclass

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from datetime import datetime
    from pathlib import Path

    from wardnews.basis import LastGood
    from wardnews.cache import Cache
    from wardnews.outcome import Project
    from wardnews.preparing import Prepared
    from wardnews.problem import Problem
    from wardnews.progress import Tracker
    from wardnews.publishing import Ready
    from wardnews.retouch import Retouched
    from wardnews.stopwatch import Laps

CACHE_FOLDER = ".wardnews"


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did; `published` is `None` where errors kept it from writing anything.

    `ready` is what was planned; `last_good` is for the next build of the same output, if that is a
    preview too.
    """

    problems: tuple[Problem, ...]
    articles: int
    parsed: int
    shown: int
    published: Published | None
    seconds: Laps
    ready: Ready | None = None
    last_good: LastGood | None = None


def build(
    project: Project,
    output: Path,
    *,
    executor: Executor,
    use_cache: bool = True,
    last_good: LastGood | None = None,
    track: Tracker = track_nothing,
) -> BuildReport:
    """Build the site into the folder `output`, or report what keeps it from being published.

    What is published is the same with the cache and without, and for every executor. With
    `last_good`, from the report of the build before, a source with an error keeps nothing from
    being published: its last good version stands in. Raises `OperationError` where the site
    cannot be read or the output not be written.
    """

    def work(cache: Cache) -> BuildReport:
        return _build(project, output, cache, executor, track, last_good)

    read_settings(project.root)  # nothing is made in a folder that holds no site
    file = cache_file(project.root, output) if use_cache else None
    prepare_output(output, sources=project.root)
    with lock_output(output, wait=LOCK_SECONDS), collector_paused():
        return with_cache(file, load_toolchain(), work)


def check(
    project: Project,
    *,
    output: Path | None = None,
    executor: Executor,
    track: Tracker = track_nothing,
) -> Prepared:
    """Read, parse, check and plan the site that `output` is to hold; nothing is written."""

    def work(cache: Cache) -> Prepared:
        from wardnews.preparing import prepare  # noqa: PLC0415  # as in `_build`

        return prepare(project, read_inputs(project.root), output, cache, executor, track)

    with collector_paused():
        return with_cache(None, load_toolchain(), work)


def cache_file(root: Path, output: Path) -> Path:
    """Return the cache of this output: below the site, named after the way from it to there."""
    try:
        way = os.path.relpath(output.absolute(), root.absolute()).replace(os.sep, "/")
    except ValueError:  # on Windows there is no way from one drive to another
        way = output.absolute().as_posix()
    return root / CACHE_FOLDER / f"{digest_bytes(way.encode())[:16]}.sqlite"


def _build(
    project: Project,
    output: Path,
    cache: Cache,
    executor: Executor,
    track: Tracker,
    last_good: LastGood | None,
) -> BuildReport:
    watch = Stopwatch()
    inputs, scan = read_inputs(project.root), read_scan(output)
    surroundings = inputs.surroundings(project.options) if last_good is None else ""
    state = state_of(inputs, scan, surroundings) if surroundings else ""
    settled = _settled(cache.kept(SETTLED), state, project.as_of) if state else None
    watch.lap("comparing")
    if settled is not None:
        return _report_of(settled, watch.laps)
    ground = cache.kept(GROUND) if surroundings else None
    if ground is not None:
        from wardnews.retouch import retouch  # noqa: PLC0415  # each way loads what it needs

        touched = retouch(project, inputs, output, scan, ground, cache, track)
        if touched is not None:
            _keep(touched.published, state, touched.settled, touched.ground, cache)
            return _report_of_retouch(touched)
    from wardnews.preparing import prepare  # noqa: PLC0415  # what follows loads all that builds
    from wardnews.publishing import publish  # noqa: PLC0415

    cache.drop(GROUND)  # it is over with the first source that is kept anew
    prepared = prepare(project, inputs, output, cache, executor, track, last_good)
    published = None
    if prepared.ready is not None:
        ready, stands = prepared.ready, scan.standing
        published = publish(project.root, ready, output, stands, cache, executor, track)
        if surroundings:
            settled = _settled_by(project, prepared, published)
            _keep(published, state, settled, _ground_of(prepared, surroundings, settled), cache)
    return BuildReport(
        problems=prepared.problems,
        articles=prepared.articles,
        parsed=prepared.parsed,
        shown=prepared.shown,
        published=published,
        seconds=prepared.seconds + (published.seconds if published else ()),
        ready=prepared.ready,
        last_good=_next_good(prepared, last_good),
    )


def _keep(published: Published, state: str, settled: Settled, ground: str, cache: Cache) -> None:
    """Keep what the next build may find again: this very state, and the ground of the plan."""
    if state and not published.changes and not published.removed:
        cache.keep(SETTLED, encode_settled(state, settled))
    cache.keep(GROUND, ground)


def _ground_of(prepared: Prepared, surroundings: str, settled: Settled) -> str:
    from wardnews.ground import build_ground, encode_ground  # noqa: PLC0415  # as above

    ready, archive = prepared.ready, prepared.archive
    assert ready is not None  # noqa: S101  # what is published has both
    assert archive is not None  # noqa: S101
    return encode_ground(build_ground(surroundings, settled, archive, ready.plan.corpus))


def _next_good(prepared: Prepared, last_good: LastGood | None) -> LastGood | None:
    if prepared.basis is None:
        return last_good
    from wardnews.basis import LastGood  # noqa: PLC0415  # as above

    return LastGood(basis=prepared.basis, decoded=prepared.decoded)


def _settled(kept: str | None, state: str, moment: datetime) -> Settled | None:
    """Return what is kept of a build that found nothing to do, if it holds now."""
    settled = decode_settled(kept, state) if kept is not None else None
    return settled if settled is not None and settled.holds_at(moment) else None


def _settled_by(project: Project, prepared: Prepared, published: Published) -> Settled:
    assert prepared.basis is not None  # noqa: S101  # what is published has one
    time_zone = prepared.basis.config.time_zone
    return Settled(
        since=project.as_of,
        until=next_change(prepared.basis.articles, project.as_of, time_zone),
        articles=prepared.articles,
        shown=prepared.shown,
        files=published.untouched + len(published.changes),
        problems=prepared.problems,
    )


def _report_of(settled: Settled, seconds: Laps) -> BuildReport:
    published = Published(changes=(), removed=(), untouched=settled.files, seconds=seconds)
    return BuildReport(
        problems=settled.problems,
        articles=settled.articles,
        parsed=0,
        shown=settled.shown,
        published=published,
        seconds=seconds,
    )


def _report_of_retouch(touched: Retouched) -> BuildReport:
    whole = _report_of(touched.settled, ())
    published = touched.published
    return replace(whole, parsed=touched.parsed, published=published, seconds=published.seconds)
