from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from sources import (
    BODY,
    FRONT,
    article_of,
    body_of,
    good_article,
    page_of,
    parse_bytes,
    parse_parts,
    places,
    problems_of,
)
from wardnews.article import Mark, PageFrontMatter, SourceFile
from wardnews.parse import ParseOptions, parse_source, slug_of_file
from wardnews.problem import Problem

PAGE = "content/pages/gioi-thieu.md"


def problem_in(data: bytes, code: str) -> Problem:
    (problem,) = (each for each in problems_of(parse_bytes(data)) if each.code == code)
    return problem


def test_an_article_is_its_front_matter_and_its_body() -> None:
    outcome = parse_parts()
    article = article_of(outcome)
    assert article.slug == "hoi-nghi"
    assert article.url == "2020/10/16/hoi-nghi.html"
    assert article.front.title == "Hội nghị tổng kết"
    assert article.front.date == datetime(2020, 10, 16, 15, 34, tzinfo=timezone(timedelta(hours=7)))
    assert body_of(outcome) == f"<p>{BODY}</p>"
    assert article.summary == BODY
    assert article.warnings == ()


def test_what_the_editor_wrote_goes_before_what_is_derived() -> None:
    article = good_article(more="slug: khac\nsummary: Tóm tắt khác")
    assert (article.slug, article.summary) == ("khac", "Tóm tắt khác")


def test_later_stages_know_where_to_point() -> None:
    more = "aliases: [a.html, b.html]\nviews: 1"
    assert good_article(more=more).marks == (
        Mark(key="title", line=2, column=8),
        Mark(key="date", line=3, column=7),
        Mark(key="category", line=4, column=11),
        Mark(key="aliases", line=5, column=10),
        Mark(key="aliases.0", line=5, column=11),
        Mark(key="aliases.1", line=5, column=19),
    )


def test_a_file_in_the_folder_of_pages_is_a_standing_page() -> None:
    page = page_of(parse_bytes(b"---\ntitle: About\norder: 2\n---\nText", PAGE))
    assert page.front == PageFrontMatter(title="About", order=2)
    assert (page.slug, page.url, page.summary) == ("gioi-thieu", "gioi-thieu.html", "Text")


def test_a_standing_page_has_no_date_or_category() -> None:
    found = problems_of(parse_bytes(f"---\n{FRONT}\n---\nText".encode(), PAGE))
    assert places(found) == [("misspelt-key", 3, 1), ("unknown-key", 4, 1)]


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ('"Hội nghị: tổng kết"', "Hội nghị: tổng kết"),
        ("'Bài #1'", "Bài #1"),
        ('Phong trào "Dân vận khéo"', 'Phong trào "Dân vận khéo"'),
        ("no", "no"),
        ("12", "12"),
        ("15:34", "15:34"),
        ("90 năm:truyền thống", "90 năm:truyền thống"),
        ("|\n  Một\n  hai", "Một hai"),
        ("Một\n  hai", "Một hai"),
        ("Ho\u0323\u0302i nghi\u0323", "Hội nghị"),
    ],
)
def test_a_title_reads_as_it_was_typed(title: str, read: str) -> None:
    front = FRONT.replace("Hội nghị tổng kết", title)
    assert good_article(front).front.title == read


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"", "no-front-matter", 1),
        (b"Text alone.", "no-front-matter", 1),
        (b"---\ntitle: a\n", "front-matter-not-closed", 1),
        (b"---\n- a\n---\nb", "not-a-mapping", 2),
        (b"---\ntitle: a: b\n---\nb", "unquoted-colon", 2),
        (b"---\n\ttitle: a\n---\nb", "tab", 2),
        (b"---\ntitle: 'a\n---\nb", "unclosed-quote", 2),
        (b"---\ntitle: *a\n---\nb", "yaml-feature", 2),
        (b"---\n" + b"[" * 30_000 + b"\n---\nb", "too-deep", 2),
        (b"---\ntitle: " + b"a" * 70_000 + b"\n---\nb", "front-matter-too-large", 2),
        (b"---\ntitle: a\n---\n\nb\xff", "not-utf8", 5),
        (b"---\r\ntitle: a\r\n---\r\n\r\nb\x01", "control-character", 5),
    ],
)
def test_a_source_that_cannot_be_read_is_told_where(data: bytes, code: str, line: int) -> None:
    problem = problem_in(data, code)
    assert problem.place.line == line
    shown = data.decode("utf-8", "replace").splitlines() or [""]
    assert problem.place.excerpt == shown[line - 1]


def test_every_problem_of_a_file_is_told_in_its_order() -> None:
    front = "titel: a\ndate: 31/02/2020\ncategory: Đảng\nviews: -1\nviews: 2"
    found = problems_of(parse_parts(front, "![](a.jpg)\n\nÐảng"))
    assert places(found) == [
        ("misspelt-key", 2, 1),
        ("no-such-day", 3, 7),
        ("negative-views", 5, 8),
        ("duplicate-key", 6, 1),
        ("missing-alt", 9, 5),
        ("legacy-d", 11, 1),
    ]
    assert [each.place.excerpt for each in found[1:3]] == ["date: 31/02/2020", "views: -1"]


def test_a_warning_does_not_keep_an_article_back() -> None:
    article = good_article(body="![](a.jpg)")
    assert places(article.warnings) == [("missing-alt", 7, 5)]
    assert article.warnings[0].place.excerpt == "![](a.jpg)"


@pytest.mark.parametrize(
    "encoded",
    [
        f"---\n{FRONT}\n---\n\n{BODY}\n".encode("utf-8-sig"),
        f"---\n{FRONT}\n---\n\n{BODY}\n".encode("utf-16"),
        f"---\n{FRONT}\n---\n\n{BODY}\n".replace("\n", "\r\n").encode(),
    ],
)
def test_the_encoding_of_a_file_makes_no_difference(encoded: bytes) -> None:
    outcome = parse_bytes(encoded)
    assert body_of(outcome) == body_of(parse_parts())
    # The digest is that of the bytes as they were saved.
    assert replace(article_of(outcome), digest=good_article().digest) == good_article()


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("content/articles/2020/2020-10-16-gap-mat.md", "gap-mat"),
        ("content/articles/2020-1-6-gap-mat.md", "gap-mat"),
        ("content/articles/2020-10-16.md", "2020-10-16"),
        ("content/articles/2020-10-16-.md", "2020-10-16"),
        ("content/articles/Gặp mặt các ban Đảng.md", "gap-mat-cac-ban-dang"),
        ("content/articles/….md", ""),
    ],
)
def test_a_file_s_name_is_its_slug(path: str, slug: str) -> None:
    assert slug_of_file(path) == slug


def test_what_is_wrong_with_a_source_is_told_under_its_path() -> None:
    paths = ["content/articles/b.md", "content/articles/a.md", PAGE]
    sources = tuple(SourceFile(path=path, data=b"---\n---\n") for path in paths)
    parsed = [parse_source(source, ParseOptions(time_zone="UTC")) for source in sources]
    assert [problems_of(each)[0].place.path for each in parsed] == paths


def test_local_time_is_that_of_the_settings() -> None:
    source = SourceFile(path="content/articles/a.md", data=f"---\n{FRONT}\n---\nMột".encode())
    outcome = parse_source(source, ParseOptions(time_zone="Asia/Tokyo"))
    assert article_of(outcome).front.date.isoformat() == "2020-10-16T15:34:00+09:00"
