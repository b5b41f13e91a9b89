"""The moment that counts as now."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from wardnews.config import TIME_ZONE, Config
from wardnews.errors import UsageError
from wardnews.scalars import parse_moment
from wardnews.settings import parse_config
from wardnews.source import read_settings
from wardnews.yamltext import Mistake, Scalar

if TYPE_CHECKING:
    from pathlib import Path


def zone_of(root: Path) -> ZoneInfo:
    """Return the time zone of the site, the usual one where its settings have mistakes.

    Raises `SourceError` where the folder holds no site.
    """
    config = parse_config(read_settings(root))
    return ZoneInfo(config.time_zone if isinstance(config, Config) else TIME_ZONE)


def moment_of(root: Path, typed: str | None) -> datetime:
    """Return the moment that counts as now for a site, in whose zone it was typed; raises as above."""
    return parse_as_of(typed, zone_of(root)) if typed else parse_as_of(None)


def parse_as_of(typed: str | None, zone: ZoneInfo | None = None) -> datetime:
    """Return the moment a build takes as now: as typed, or `SOURCE_DATE_EPOCH`, or the clock.

    This is the only place where the clock is read. Raises `UsageError`.
    """
    zone = zone or ZoneInfo(TIME_ZONE)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if typed:
        try:
            return parse_moment(Scalar(typed, 1, 1, plain=True), zone)
        except Mistake as mistake:
            raise UsageError("bad-moment", value=typed) from mistake
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), tz=UTC).astimezone(zone)
        except (ValueError, OverflowError, OSError) as error:
            raise UsageError("bad-epoch", value=epoch) from error
    return datetime.now(tz=zone)
