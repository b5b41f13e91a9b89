"""Knows again the state of a site in which a build found nothing to do.

A site is a function of its sources, its settings, its theme and a moment. Where all of these and
every file of the output are as they were when a build had nothing to write, this build has
nothing to write either, and need not plan to find that out. The state is the digest of all that
a build reads or looks at, so nothing is tracked here and nothing can be forgotten.
"""

from __future__ import annotations

import json
import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from wardnews.codec import decode_values, encode_value
from wardnews.digest import digest_bytes
from wardnews.keying import Keys
from wardnews.output import MARK, read_output, read_standing
from wardnews.source import (
    is_racy,
    read_listing,
    read_own_files,
    read_settings,
    read_theme,
    read_visits,
)
from wardnews.traces import CacheDamagedError
from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from wardnews.article import Article, Asset, SourceFile
    from wardnews.problem import Problem
    from wardnews.source import Listed
    from wardnews.theme import Theme
    from wardnews.visits import Visits


SETTLED, GROUND = "settled", "ground"
"""Under what the cache keeps what a build came to that found nothing to do, and `ground.Ground`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """All that a site is made of, read once a build; of its content, what there is and its stamps.

    So a template that is saved in the middle of a build, and perhaps taken back, is in all of it or
    in none, and what is kept of a build is kept as that of what it was made from. `now_ns` is when
    the listing began.
    """

    now_ns: int
    listing: tuple[Listed, ...]
    settings: SourceFile
    theme: Theme
    visits: Visits
    own: tuple[Asset, ...]
    """The files of the site itself, besides its content, that a theme and visits were read from."""

    def surroundings(self, options: tuple[str | bool, ...]) -> str:
        """Return the digest of all that a build depends on but its moment and the listing.

        `options` are those of its call.
        """
        return Keys().key((options, self.own, self.settings.data, self.theme))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What stands in the output before a build: stamps by path, and the digest of its mark."""

    standing: Mapping[str, str]
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What a build came to that found every file in its place, and while which moments it holds."""

    since: datetime
    until: datetime
    articles: int
    shown: int
    files: int
    problems: tuple[Problem, ...]

    def holds_at(self, moment: datetime) -> bool:
        """Return whether the same build would come to the same at that moment."""
        return self.since <= moment < self.until


def read_inputs(root: Path) -> Inputs:
    """Return what the site at `root` is made of; raises `SourceError`, `TemplateBroken`."""
    now_ns = time.time_ns()
    own = read_own_files(root)  # first, so that what is saved meanwhile asks for another build
    return Inputs(
        now_ns=now_ns,
        listing=read_listing(root, now_ns=now_ns),
        settings=read_settings(root),
        theme=read_theme(root),
        visits=read_visits(root),
        own=own,
    )


def read_scan(output: Path) -> Scan:
    """Return what stands in the output; raises `OutputError`."""
    return Scan(standing=read_standing(output), mark=digest_bytes(read_output(output, MARK)))


def state_of(inputs: Inputs, scan: Scan, surroundings: str) -> str:
    """Return the digest of all that a build depends on but its moment.

    It is "" while a file is so young that its stamp proves nothing.
    """
    if not all(stamp for _, stamp in inputs.listing):
        return ""
    if any(is_racy(stamp, now_ns=inputs.now_ns) for stamp in scan.standing.values()):
        return ""
    standing = tuple(sorted(scan.standing.items()))
    return Keys().key((surroundings, scan.mark, inputs.listing, standing))


def next_change(articles: Iterable[Article], as_of: datetime, time_zone: str) -> datetime:
    """Return the first moment after `as_of` at which the same sources may give another site.

    That is when an article appears or expires, and each midnight, on which another day of the
    year is looked back to.
    """
    own = as_of.astimezone(ZoneInfo(time_zone))
    midnights = (_midnight_after(as_of), _midnight_after(own))
    fronts = (article.front for article in articles)
    moments = (each for front in fronts for each in (front.publish, front.expires) if each)
    return min((*midnights, *(each for each in moments if each > as_of)))


def encode_settled(state: str, settled: Settled) -> str:
    """Return what the cache keeps of a build that found nothing to do in that state."""
    values = [state, settled.since.isoformat(), settled.until.isoformat()]
    counts = [settled.articles, settled.shown, settled.files]
    return json.dumps([*values, *counts, [encode_value(each) for each in settled.problems]])


def decode_settled(text: str, state: str) -> Settled | None:
    """Return the settled build, `None` for one in another state.

    Raises `CacheDamagedError` where the text is none.
    """
    try:
        of, since, until, articles, shown, files, problems = json.loads(text)
        settled = Settled(
            since=datetime.fromisoformat(since),
            until=datetime.fromisoformat(until),
            articles=articles,
            shown=shown,
            files=files,
            problems=tuple(decode_values(problems)),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise CacheDamagedError("a settled build does not decode") from error
    return settled if of == state else None


def _midnight_after(moment: datetime) -> datetime:
    tomorrow = moment + timedelta(days=1)
    return tomorrow.replace(hour=0, minute=0, second=0, microsecond=0)
