"""An article that translates one and is translated itself lost a language when its text was mended."""

from __future__ import annotations

from datetime import timedelta

from builders import AS_OF, archive, article
from wardnews.ground import build_ground, needed_for
from wardnews.unchanged import Settled

SETTLED = Settled(since=AS_OF, until=AS_OF, articles=0, shown=0, files=0, problems=())


def test_all_languages_of_both_groups_are_needed() -> None:
    old = AS_OF - timedelta(days=400)
    news = [article(f"{n:02}.md", date=AS_OF - timedelta(days=n)) for n in range(1, 60)]
    first = article("vi.md", date=old)
    second = article("en.md", date=old - timedelta(days=70), lang="en", translation_of="vi.md")
    third = article("lo.md", date=old - timedelta(days=140), lang="lo", translation_of="en.md")
    between = [article(f"x{n}.md", date=old - timedelta(days=n)) for n in range(1, 200)]
    ground = build_ground("", SETTLED, archive(*news, first, second, third, *between), None)
    for changed in (first, second, third):
        needed = needed_for(ground, {changed.path})
        assert second.path in needed
    assert {first.path, third.path} <= needed_for(ground, {second.path})
