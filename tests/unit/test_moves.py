from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import article_text, build_site
from wardnews.cli import main
from wardnews.frontmatter import ARTICLE_FIELDS
from wardnews.manifest import SourceRecord
from wardnews.moves import check_moves, with_alias

OLD = "2020/10/16/gap-mat.html"
NEW = "2020/10/17/gap-mat.html"
ARTICLE = "content/articles/2020/2020-10-16-gap-mat.md"

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite


def source(path: str, url: str, digest: str = "0", title: str = "Gặp mặt") -> SourceRecord:
    return SourceRecord(path=path, digest=digest, title=title, url=url)


def moved(last: SourceRecord, *now: SourceRecord, paths: tuple[str, ...] = ()) -> list[str]:
    planned = frozenset([*paths, *(each.url for each in now)])
    return [each.place.path for each in check_moves((last,), now, planned)]


def test_a_changed_address_is_noticed() -> None:
    assert moved(source("a", OLD), source("a", NEW, digest="1")) == ["a"]


def test_a_renamed_file_is_known_by_its_bytes() -> None:
    assert moved(source("a", OLD), source("b", NEW, title="Khác")) == ["b"]


def test_a_renamed_and_edited_file_is_known_by_title_and_day() -> None:
    assert moved(source("a", OLD), source("b", "2020/10/16/b.html", digest="1")) == ["b"]


def test_a_file_renamed_and_edited_for_its_day_is_known_by_title_and_slug() -> None:
    assert moved(source("a", OLD), source("b", NEW, digest="1")) == ["b"]
    assert moved(source("a", OLD), source("b", "2020/10/17/khac.html", digest="1")) == []


def test_an_alias_keeps_the_address() -> None:
    assert moved(source("a", OLD), source("a", NEW), paths=(OLD,)) == []


def test_a_deleted_article_has_not_moved() -> None:
    assert moved(source("a", OLD), source("b", NEW, digest="1", title="Khác")) == []


def test_a_copy_that_stood_there_before_is_not_the_article() -> None:
    last = (source("a", OLD), source("b", NEW))
    assert list(check_moves(last, (source("b", NEW),), frozenset({NEW}))) == []


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("title: A\n", "title: A\naliases:\n  - 2020/10/16/x.html\n"),
        (
            "aliases: [cu/a.html]\ntitle: A\n",
            "aliases:\n  - cu/a.html\n  - 2020/10/16/x.html\ntitle: A\n",
        ),
        (
            "title: A\naliases:\n- cu/a.html\n- b c\n",
            "title: A\naliases:\n  - cu/a.html\n  - 'b c'\n  - 2020/10/16/x.html\n",
        ),
        ("aliases: cu\ntitle: A\n", "aliases:\n  - cu\n  - 2020/10/16/x.html\ntitle: A\n"),
        ("aliases:\ntitle: A\n", "aliases:\n  - 2020/10/16/x.html\ntitle: A\n"),
        (
            "aliases: [\n  a,\n  'it''s' ]\ntitle: A\n",
            "aliases:\n  - a\n  - 'it''s'\n  - 2020/10/16/x.html\ntitle: A\n",
        ),
    ],
)
def test_an_alias_is_added_and_all_else_stays(front: str, expected: str) -> None:
    body = "\nĐoạn một.\n\n---\n\naliases: không phải khai báo\n"
    changed = with_alias(f"---\n{front}---\n{body}", "2020/10/16/x.html")
    assert changed == f"---\n{expected}---\n{body}"


@pytest.mark.parametrize(
    "front", ["{title: A, date: 1}\n", "  title: A\n", "aliases: [\na\n]\ntitle: A\n"]
)
def test_a_form_without_room_is_left_alone(front: str) -> None:
    with pytest.raises(ValueError, match=r"aliases|bad-yaml"):
        with_alias(f"---\n{front}---\nBài.\n", "2020/10/16/x.html")


def test_the_key_is_one_that_articles_know() -> None:
    assert "aliases" in {field.key for field in ARTICLE_FIELDS}


def test_a_build_refuses_a_move_until_it_is_accepted(
    make_site: MakeSite, capsys: pytest.CaptureFixture[str]
) -> None:
    root: Path = make_site()
    build_site(root)
    article = root / ARTICLE
    article.write_text(article_text(date="17/10/2020"), "utf-8")
    build = ["build", "--source", str(root), "--as-of", "31/12/2021"]
    assert main(build) == 1
    assert "address-moved" in capsys.readouterr().err
    assert (root / "build" / OLD).exists()
    assert main(["check", "--source", str(root)]) == 1
    assert main([*build, "--accept-moves"]) == 0
    assert "aliases:\n  - 2020/10/16/gap-mat.html\n" in article.read_text("utf-8")
    assert "2020/10/17/gap-mat.html" in (root / "build" / OLD).read_text("utf-8")
    assert main(build) == 0


def test_a_renamed_file_keeps_its_old_address(make_site: MakeSite) -> None:
    root: Path = make_site()
    build_site(root)
    (root / ARTICLE).rename(root / "content/articles/2020/2020-10-16-cac-ban-dang.md")
    assert [each.code for each in build_site(root, keep_addresses=True).problems] == [
        "address-moved"
    ]
