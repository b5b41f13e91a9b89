"""A size of `1e999` in a record, and a log of the first days there are, ended unexpectedly."""

from __future__ import annotations

import pytest

from wardnews.manifest import parse_manifest
from wardnews.visits import Visits, close_days


def test_a_record_with_such_a_size_is_none() -> None:
    files = b'{"a": {"sha256": "", "size": 1e999}}'
    record = b'{"base_url": "", "versions": {}, "outputs": %s, "sources": {}}' % files
    with pytest.raises(ValueError, match="not a manifest"):
        parse_manifest(record)


def test_days_of_the_first_year_are_kept_open() -> None:
    tokens = {"a.html": frozenset({"x"})}
    visits = Visits(counts={}, days={"0001-01-01": tokens, "0001-02-01": tokens})
    assert close_days(visits).days == {"0001-02-01": tokens}
