"""A time in the hour that clocks repeat came back from the cache with another digest."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from sources import typed
from wardnews.article import Article, FrontMatter
from wardnews.codec import decode_values, encode_value
from wardnews.digest import digest
from wardnews.scalars import parse_moment


@pytest.mark.parametrize("clock", ["2020-10-25T02:30+02:00", "2020-10-25T02:30+01:00"])
def test_a_repeated_hour_comes_back_as_it_was(clock: str) -> None:
    moment = parse_moment(typed(clock), ZoneInfo("Europe/Berlin"))
    front = FrontMatter(title="Họp", date=moment, category="Tin")
    article = Article(path="a.md", slug="a", front=front, body="", summary="")
    assert digest(decode_values([encode_value(article)])[0]) == digest(article)
