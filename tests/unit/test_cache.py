from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from wardnews.cache import with_cache
from wardnews.digest import digest_bytes
from wardnews.errors import OutputError
from wardnews.traces import CacheDamagedError, OutputTrace, SourceTrace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from wardnews.cache import Cache

HTML = "<p>Nội dung.</p>"
BODY = digest_bytes(HTML.encode())
SOURCE = SourceTrace(
    path="content/articles/a.md", stamp="1 2 3 4", data="d", size=9, options="o", body=BODY
)
OUTPUT = OutputTrace(path="index.html", key="k:f", stamp="1 2 3 4", sha256="s")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "đệm" / "a.sqlite"


def fill(cache: Cache) -> None:
    cache.put_sources([SOURCE])
    cache.put_bodies([(BODY, HTML.encode())])
    cache.put_outputs([OUTPUT])


def contents(cache: Cache) -> tuple[dict[str, SourceTrace], dict[str, OutputTrace]]:
    return cache.sources(), cache.outputs()


def alter(file: Path, statement: str) -> None:
    connection = sqlite3.connect(file)
    connection.execute(statement)
    connection.commit()
    connection.close()


FULL = ({SOURCE.path: SOURCE}, {OUTPUT.path: OUTPUT})
EMPTY: tuple[dict[str, SourceTrace], dict[str, OutputTrace]] = ({}, {})


def test_what_is_put_in_is_there_the_next_time(file: Path) -> None:
    with_cache(file, "v1", fill)
    assert with_cache(file, "v1", contents) == FULL
    assert with_cache(file, "v1", lambda cache: cache.reader.bodies([BODY])) == {BODY: HTML}


def test_a_later_trace_stands_in_place_of_the_earlier(file: Path) -> None:
    with_cache(file, "v1", fill)
    with_cache(file, "v1", lambda cache: cache.put_sources([replace(SOURCE, stamp="5")]))
    assert with_cache(file, "v1", lambda cache: cache.sources()[SOURCE.path].stamp) == "5"


def test_without_a_file_nothing_is_kept() -> None:
    with_cache(None, "v1", fill)
    assert with_cache(None, "v1", contents) == EMPTY


def test_no_place_for_a_cache_is_one_clear_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "không có"))
    with pytest.raises(OutputError, match="cannot-write"):
        with_cache(None, "v1", fill)


def test_a_cache_for_this_once_that_fails_is_one_clear_error() -> None:
    def work(_: Cache) -> None:
        raise CacheDamagedError("database or disk is full")

    with pytest.raises(OutputError) as caught:
        with_cache(None, "v1", work)
    assert dict(caught.value.args_)["reason"] == "database or disk is full"


def test_another_toolchain_finds_nothing(file: Path) -> None:
    with_cache(file, "v1", fill)
    assert with_cache(file, "v2", contents) == EMPTY
    assert with_cache(file, "v1", contents) == EMPTY


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_work_that_does_not_end_well_leaves_what_was(
    file: Path, error: type[BaseException]
) -> None:
    with_cache(file, "v1", fill)

    def work(cache: Cache) -> None:
        cache.forget_outputs([OUTPUT.path])
        cache.put_sources([replace(SOURCE, stamp="5")])
        raise error

    with pytest.raises(error):
        with_cache(file, "v1", work)
    assert with_cache(file, "v1", contents) == FULL


def test_what_is_gone_is_forgotten_with_bodies_that_none_shows(file: Path) -> None:
    def work(cache: Cache) -> None:
        fill(cache)
        cache.put_sources([replace(SOURCE, path="content/articles/b.md")])
        cache.forget_sources([SOURCE.path])
        cache.forget_bodies()
        cache.commit()
        assert cache.has_body(BODY)
        assert cache.reader.bodies([BODY]) == {BODY: HTML}  # the other article has the same
        cache.forget_sources(["content/articles/b.md"])
        cache.forget_bodies()
        cache.commit()
        assert not cache.has_body(BODY)
        cache.forget_outputs([OUTPUT.path])
        assert contents(cache) == EMPTY
        with pytest.raises(CacheDamagedError):
            cache.reader.bodies([BODY])

    with_cache(file, "v1", work)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sources SET value = 'x'",
        "UPDATE sources SET stamp = NULL",
        "UPDATE sources SET stamp = x'31'",
        "UPDATE sources SET size = '9x'",
        "UPDATE sources SET size = 9.5",
        "UPDATE sources SET seal = NULL",
        "UPDATE sources SET path = x'61'",
    ],
)
def test_an_altered_source_is_as_if_it_were_not_there(file: Path, statement: str) -> None:
    with_cache(file, "v1", fill)
    alter(file, statement)
    assert with_cache(file, "v1", contents) == ({}, FULL[1])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE outputs SET key = 'x'",
        "UPDATE outputs SET key = x'31'",
        "UPDATE outputs SET stamp = NULL",
        "UPDATE outputs SET path = 'other.html'",
    ],
)
def test_an_altered_output_is_as_if_it_were_not_there(file: Path, statement: str) -> None:
    with_cache(file, "v1", fill)
    alter(file, statement)
    assert with_cache(file, "v1", contents) == (FULL[0], {})


@pytest.mark.parametrize(
    "statement",
    ["UPDATE bodies SET html = 'x'", "UPDATE bodies SET html = x'31'", "DELETE FROM bodies"],
)
def test_an_altered_body_ends_the_cache_and_the_work_begins_again(
    file: Path, statement: str
) -> None:
    with_cache(file, "v1", fill)
    alter(file, statement)
    seen: list[int] = []

    def work(cache: Cache) -> str:
        seen.append(len(cache.sources()))
        return "".join(cache.reader.bodies([BODY] * len(cache.sources())))

    assert with_cache(file, "v1", work) == ""
    assert seen == [1, 0]


def test_portions_are_kept_as_long_as_they_are_named_and_whole(file: Path) -> None:
    with_cache(file, "v1", lambda cache: cache.put_portions("ab", {"a": b"1", "b": b"2"}))
    with_cache(file, "v1", lambda cache: cache.put_portions("bc", {"c": b"3"}))
    assert with_cache(file, "v1", portions) == [None, b"2", b"3"]
    alter(file, "UPDATE portions SET data = x'31' WHERE key = 'b'")
    alter(file, "UPDATE portions SET data = 'x' WHERE key = 'c'")
    assert with_cache(file, "v1", portions) == [None, None, None]


def portions(cache: Cache) -> list[bytes | None]:
    return [cache.reader.portion(key) for key in "abc"]


def garbage(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"khong phai SQLite" * 99)


def folder(file: Path) -> None:
    (file / "a").mkdir(parents=True)


def file_for_folder(file: Path) -> None:
    file.parent.write_bytes(b"")


@pytest.mark.parametrize("obstacle", [garbage, folder, file_for_folder])
def test_a_cache_that_cannot_be_is_an_empty_one(
    file: Path, obstacle: Callable[[Path], None]
) -> None:
    obstacle(file)
    assert with_cache(file, "v1", contents) == EMPTY

    def work(cache: Cache) -> tuple[dict[str, SourceTrace], dict[str, OutputTrace]]:
        fill(cache)
        return contents(cache)

    assert with_cache(file, "v1", work) == FULL
