from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from builders import AS_OF, SETTINGS, article_text, build_site, read_tree, write_files
from wardnews.build import build, cache_file, check
from wardnews.errors import SourceError
from wardnews.executors import SerialExecutor
from wardnews.outcome import Project
from wardnews.output import Effect

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite

FOLDER = "content/articles/2020/"


def codes(root: Path) -> list[tuple[str, int, str]]:
    report = build_site(root)
    return [(each.place.path, each.place.line, each.code) for each in report.problems]


def test_a_report_counts_articles_and_those_shown(make_site: MakeSite) -> None:
    root = make_site({FOLDER + "n.md": article_text(title="Nháp", status="draft")})
    report = build_site(root)
    assert (report.articles, report.shown, report.problems) == (2, 1, ())
    assert report.published is not None
    assert report.published.count(Effect.NEW) == len(report.published.changes) > 20


def test_every_problem_of_every_file_is_reported_at_once_in_file_order(make_site: MakeSite) -> None:
    root = make_site(
        {
            FOLDER + "c.md": article_text(title="C", category="Xyz"),
            FOLDER + "b.md": "không có khai báo",
            FOLDER + "a.md": article_text("Ðảng", title="", date="31/02/2020"),
            "content/pages/p.md": "---\norder: một\n---\n\nTrang.\n",
        }
    )
    assert codes(root) == [
        (FOLDER + "a.md", 2, "missing-title"),
        (FOLDER + "a.md", 2, "no-such-day"),
        (FOLDER + "a.md", 6, "legacy-d"),
        (FOLDER + "b.md", 1, "no-front-matter"),
        (FOLDER + "c.md", 4, "unknown-category"),
        ("content/pages/p.md", 2, "missing-title"),
        ("content/pages/p.md", 2, "bad-number"),
    ]


def test_two_sources_of_one_address_publish_nothing(make_site: MakeSite) -> None:
    root = make_site({"content/articles/khac/2020-10-16-gap-mat.md": article_text(title="Khác")})
    report = build_site(root)
    assert report.published is None
    (problem,) = report.problems
    assert (problem.code, problem.place.path) == (
        "duplicate-address",
        "content/articles/khac/2020-10-16-gap-mat.md",
    )
    assert dict(problem.args)["other"] == FOLDER + "2020-10-16-gap-mat.md"


def test_wrong_settings_come_before_everything_else(make_site: MakeSite) -> None:
    root = make_site({"content/site.yml": "title: Phường\n", FOLDER + "b.md": "hỏng"})
    assert {path for path, _, _ in codes(root)} == {"content/site.yml"}


def test_a_strict_build_takes_a_warning_for_an_error(make_site: MakeSite) -> None:
    root = make_site({FOLDER + "b.md": article_text("Ðảng ủy họp.", title="B")})
    assert build_site(root).published is not None
    assert build_site(root, strict=True).published is None


def test_what_is_no_longer_there_goes_out_of_the_output(make_site: MakeSite) -> None:
    root = make_site({FOLDER + "b.md": article_text(title="B", date="1/2/2019")})
    build_site(root)
    assert (root / "build/2019/02/01/b.html").is_file()
    (root / FOLDER / "b.md").unlink()
    build_site(root)
    assert not (root / "build/2019").exists()


def test_a_withdrawn_article_keeps_its_address(make_site: MakeSite) -> None:
    root = make_site({FOLDER + "b.md": article_text("Bí mật.", title="B", status="withdrawn")})
    build_site(root)
    notice = (root / "build/2020/10/16/b.html").read_text("utf-8")
    assert "Bí mật." not in notice
    pages = {
        path for path, data in read_tree(root / "build").items() if b"2020/10/16/b.html" in data
    }
    assert {path for path in pages if path.endswith((".html", ".xml"))} <= {"2020/10/16/b.html"}


def test_an_article_expires_at_its_moment(make_site: MakeSite) -> None:
    root = make_site({FOLDER + "b.md": article_text(title="B", expires="31/12/2021 08:00")})
    assert build_site(root, as_of=AS_OF.replace(hour=7)).shown == 2
    assert build_site(root, as_of=AS_OF).shown == 1


def test_checking_makes_the_same_plan_and_writes_nothing(make_site: MakeSite) -> None:
    root = make_site()
    before = read_tree(root)
    prepared = check(Project(root=root, as_of=AS_OF), executor=SerialExecutor())
    assert read_tree(root) == before
    build_site(root)
    assert prepared.ready is not None
    assert prepared.ready.plan.paths <= read_tree(root / "build").keys()


def test_another_executor_builds_the_same_site(make_site: MakeSite, tmp_path: Path) -> None:
    root = make_site()
    build_site(root, tmp_path / "a")
    with ThreadPoolExecutor(2) as executor:
        build(Project(root=root, as_of=AS_OF), tmp_path / "b", executor=executor, use_cache=False)
    assert read_tree(tmp_path / "a") == read_tree(tmp_path / "b")


def test_a_site_without_an_article_is_published(tmp_path: Path) -> None:
    root = write_files(tmp_path / "site", {"content/site.yml": SETTINGS})
    report = build_site(root)
    assert (report.articles, report.problems) == (0, ())
    assert (root / "build" / "index.html").is_file()


def test_a_folder_without_a_site_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        build_site(tmp_path)


def test_every_output_folder_has_a_cache_of_its_own(tmp_path: Path) -> None:
    one, other = (cache_file(tmp_path, tmp_path / name) for name in ("build", "xem-truoc"))
    assert one != other
    assert one.parent == other.parent == tmp_path / ".wardnews"
