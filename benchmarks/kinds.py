"""How many pages of each kind a site holds: what makes a race between two of them fair."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.corpus import CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Mapping

_MONTH = r"\d{4}/\d{2}"
KINDS = {
    "articles": (rf"{_MONTH}/\d{{2}}/(?!index)[^/]+\.html", rf"{_MONTH}/\d{{2}}/[^/]+/index\.html"),
    "pages of categories": (
        rf"({'|'.join(slug for _, slug in CATEGORIES)})/(index|trang-\d+)\.html",
        r"categories/[^/]+/(page/\d+/)?index\.html",
    ),
    "years": (r"\d{4}/index\.html",) * 2,
    "months": (rf"{_MONTH}/index\.html",) * 2,
    "days": (rf"{_MONTH}/\d{{2}}/index\.html",) * 2,
    "home": (r"index\.html",) * 2,
    "feeds": (r"(.+/)?(rss|feed)\.xml", r"(.+/)?index\.xml"),
    "sitemap": (r"sitemap\.xml",) * 2,
}
"""What the paths of each kind of page look like: wardnews' and Hugo's."""


def count_kinds(site: Path, *, of_hugo: bool) -> Counter[str]:
    """Return how many pages of each kind a site holds."""
    counts = Counter(dict.fromkeys(KINDS, 0))
    for folder, _, names in os.walk(site):
        for name in names:
            path = Path(folder, name).relative_to(site).as_posix()
            for kind, patterns in KINDS.items():
                counts[kind] += re.fullmatch(patterns[of_hugo], path) is not None
    return counts


def is_fair(mine: Mapping[str, int], theirs: Mapping[str, int]) -> bool:
    """Return whether both sites hold the same pages.

    Pages of categories may differ by two a category: wardnews' newest page holds up to 39
    entries, and both have one page that only leads on. Of feeds, wardnews may have more.
    """
    return all(
        abs(mine[kind] - theirs[kind]) <= 2 * len(CATEGORIES)
        if kind == "pages of categories"
        else mine[kind] >= theirs[kind]
        if kind == "feeds"
        else mine[kind] == theirs[kind]
        for kind in KINDS
    )
