from __future__ import annotations

from typing import TYPE_CHECKING

from builders import article_text, build_site, read_tree
from wardnews import indexing
from wardnews.search.segment import FEWEST_FROZEN, NEVER_FROZEN

if TYPE_CHECKING:
    import pytest

    from conftest import MakeSite

NEWS = "content/articles/2020-10-17-moi.md"
OLD: dict[str, str | bytes] = {
    f"content/articles/2019-05-{day:02}-cu.md": article_text(title="Bài cũ", date=f"{day}/5/2019")
    for day in range(1, NEVER_FROZEN + FEWEST_FROZEN + 1)
}


def index_of(tree: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in tree.items() if path.startswith("tim-kiem/")}


def test_the_past_keeps_its_bytes_and_is_not_made_again_when_news_is_added(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_site(OLD)
    build_site(root, use_cache=True)
    before = index_of(read_tree(root / "build"))
    (root / NEWS).write_text(article_text(title="Bài mới", date="17/10/2020"), encoding="utf-8")
    monkeypatch.setattr(indexing, "plan_layout", None)  # each past begins with it
    report = build_site(root, use_cache=True).published
    assert report is not None
    after = index_of(read_tree(root / "build"))
    shown = [path for path in after if "/x" not in path]
    kept = {path for path in shown if before.get(path) == after[path]}
    (past,) = {path.split("/")[1] for path in kept}
    assert kept == {path for path in before if path.split("/")[1] == past}
    assert len(set(shown) - kept) == 1
    assert not [change for change in report.changes if change.path in kept]


def test_without_search_there_is_nothing_of_it(make_site: MakeSite) -> None:
    root = make_site()
    settings = root / "content/site.yml"
    settings.write_text(settings.read_text("utf-8") + "search: false\n", encoding="utf-8")
    build_site(root)
    tree = read_tree(root / "build")
    assert not [path for path in tree if "tim-kiem" in path or "search" in path]
    for path, data in tree.items():
        if path.endswith(".html"):
            assert b"tim-kiem" not in data, path
