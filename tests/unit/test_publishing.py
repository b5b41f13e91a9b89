from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from builders import article_text, build_site, read_tree, write_files
from wardnews import making, turn
from wardnews.errors import OutputError
from wardnews.outcome import Change, Published, Reason
from wardnews.output import Effect, remove_files, write_file
from wardnews.publishing import files_to_remove, reason_to_make
from wardnews.traces import OutputTrace

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite

TRACE = OutputTrace(path="index.html", key="content:frame", stamp="1 2 3 4", sha256="")


@pytest.mark.parametrize(
    ("key", "trace", "stamp", "reason"),
    [
        ("content:frame", None, None, Reason.NEW),
        ("content:frame", None, "1 2 3 4", Reason.UNKNOWN),
        ("content:frame", TRACE, None, Reason.MISSING),
        ("other:frame", TRACE, None, Reason.MISSING),
        ("other:frame", TRACE, "1 2 3 4", Reason.CONTENT),
        ("other:other", TRACE, "1 2 3 4", Reason.CONTENT),
        ("other:frame", TRACE, "1 2 3 5", Reason.CONTENT),
        ("content:other", TRACE, "1 2 3 4", Reason.THEME),
        ("content:frame", TRACE, "1 2 3 5", Reason.ALTERED),
        ("content:frame", TRACE, "1 2 3 4", None),
    ],
)
def test_a_file_is_made_again_for_one_reason(
    key: str, trace: OutputTrace | None, stamp: str | None, reason: Reason | None
) -> None:
    assert reason_to_make(key, trace, stamp) is reason


def test_only_what_is_ours_and_not_planned_is_removed() -> None:
    standing = ["kept.html", "old.html", "CNAME", "index.html.7.wardnews-tmp", "a/old.html"]
    owned = {"kept.html", "old.html", "a/old.html", "gone.html"}
    removed = files_to_remove(standing, owned, {"kept.html"})
    assert removed == ("a/old.html", "index.html.7.wardnews-tmp", "old.html")


def test_files_are_counted_by_what_became_of_them() -> None:
    changes = (
        Change(path="a", reason=Reason.NEW, effect=Effect.NEW),
        Change(path="b", reason=Reason.ALTERED, effect=Effect.CHANGED),
        Change(path="c", reason=Reason.THEME, effect=Effect.UNCHANGED),
    )
    published = Published(changes=changes, removed=("d",), untouched=5, seconds=())
    assert {each: published.count(each) for each in Effect} == {
        Effect.NEW: 1,
        Effect.CHANGED: 1,
        Effect.UNCHANGED: 6,
    }


def test_readers_never_meet_a_link_to_what_is_not_there_yet(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_site({"content/articles/b.md": article_text("[Tệp](t.pdf)", title="Họp")})
    write_files(root, {"content/articles/t.pdf": b"%PDF"})
    build_site(root)
    (root / "content/articles/b.md").rename(root / "content/articles/c.md")
    write_files(root, {"content/articles/t.pdf": b"%PDF-2"})
    done: list[str] = []
    watch(monkeypatch, done)
    build_site(root)
    wrote = {name: at for at, name in enumerate(done)}
    media = next(name for name in done if name.startswith("+media/"))
    article = wrote["+2020/10/16/c.html"]
    lists = [wrote[f"+{each}"] for each in ("2020/10/16/index.html", "index.html")]
    machines = [wrote[f"+{each}"] for each in ("feed.xml", "sitemap-2020.xml")]
    removals = [at for at, name in enumerate(done) if name.startswith("-")]
    assert wrote[media] < article < min(lists)
    assert max(lists) < min(machines)
    assert max(machines) < wrote["+manifest.json"] < min(removals)
    assert "-2020/10/16/b.html" in done


def watch(monkeypatch: pytest.MonkeyPatch, done: list[str]) -> None:
    """Note every file that is written (`+path`) or removed (`-path`), in order."""

    def write(root: Path, path: str, data: bytes, **options: Any) -> Any:
        done.append(f"+{path}")
        return write_file(root, path, data, **options)

    def remove(root: Path, paths: tuple[str, ...]) -> None:
        done.extend(f"-{path}" for path in paths)
        remove_files(root, paths)

    monkeypatch.setattr(making, "write_file", write)
    monkeypatch.setattr(turn, "write_file", write)
    monkeypatch.setattr(turn, "remove_files", remove)


def test_a_full_disk_leaves_a_site_that_the_next_build_heals(
    make_site: MakeSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_site({"content/articles/b.md": article_text(title="Họp")})
    build_site(root, use_cache=True)
    (root / "content/articles/b.md").rename(root / "content/articles/c.md")

    def full(root: Path, path: str, data: bytes, **options: Any) -> Any:
        if path == "index.html":
            raise OutputError("cannot-write", path=path, reason="No space left on device")
        return write_file(root, path, data, **options)

    with monkeypatch.context() as broken:
        broken.setattr(making, "write_file", full)
        with pytest.raises(OutputError):
            build_site(root, use_cache=True)
    standing = read_tree(root / "build")
    assert {"2020/10/16/b.html", "2020/10/16/c.html"} <= standing.keys()
    build_site(root, use_cache=True)
    build_site(root, tmp_path / "khác")
    assert read_tree(root / "build") == read_tree(tmp_path / "khác")
