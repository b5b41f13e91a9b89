from __future__ import annotations

from typing import TYPE_CHECKING

from builders import article_text, build_site, read_tree
from wardnews.cache import Cache

if TYPE_CHECKING:
    import pytest

    from conftest import MakeSite

PAST = "content/articles/2019-05-01-cu.md"
read = Cache.terms
NEWS = "content/articles/2020-10-17-moi.md"


def index_of(tree: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in tree.items() if path.startswith("tim-kiem/")}


def test_the_past_keeps_its_bytes_and_is_not_read_when_news_is_added(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_site({PAST: article_text(title="Bài cũ", date="1/5/2019")})
    build_site(root, use_cache=True)
    before = index_of(read_tree(root / "build"))
    (root / NEWS).write_text(article_text(title="Bài mới", date="17/10/2020"), encoding="utf-8")
    asked: list[str] = []

    def terms(cache: Cache, digest: str) -> bytes:
        asked.append(digest)
        return read(cache, digest)

    monkeypatch.setattr(Cache, "terms", terms)
    report = build_site(root, use_cache=True).published
    assert report is not None
    after = index_of(read_tree(root / "build"))
    kept = {path for path, data in after.items() if before.get(path) == data}
    folders = {path.split("/")[1] for path in kept}
    assert len(folders) == 1
    assert len({path.split("/")[1] for path in after}) == 2
    assert not [change for change in report.changes if change.path in kept]
    assert len(set(asked)) == 2  # those of 2020: of the past nothing was read


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
