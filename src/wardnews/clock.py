"""The moment that counts as now."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from wardnews.config import TIME_ZONE
from wardnews.errors import UsageError
from wardnews.scalars import parse_moment
from wardnews.yamltext import Mistake, Scalar


def parse_as_of(typed: str | None) -> datetime:
    """Return the moment a build takes as now: as typed, or `SOURCE_DATE_EPOCH`, or the clock.

    This is the only place where the clock is read. Raises `UsageError`.
    """
    zone = ZoneInfo(TIME_ZONE)
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
