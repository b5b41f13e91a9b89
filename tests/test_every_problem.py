"""Each problem that an editor can meet, in a site of its own: where, what, and what to type."""

from __future__ import annotations

import json
import re
import struct
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from builders import AS_OF, SETTINGS, article_text
from wardnews.build import check
from wardnews.cli import main
from wardnews.executors import SerialExecutor
from wardnews.messages import LANGUAGES, explain
from wardnews.messages.vi import PROBLEMS
from wardnews.outcome import Project
from wardnews.problem import WARNINGS
from wardnews.report import FORMATS, format_text

if TYPE_CHECKING:
    from conftest import MakeSite
    from wardnews.problem import Problem

BAD = "content/articles/2020/2020-10-17-bai-loi.md"
FOLDER = "content/articles/2020/"
SITE = "content/site.yml"
GOOD = "content/articles/2020/2020-10-16-gap-mat.md"


def png(width: int, height: int) -> bytes:
    """Return a grey picture; for a large one the size alone is written, and no pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress((b"\0" + bytes(width)) * height) if width < 100 else b""
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", pixels), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


PICTURE = png(2, 2)

Files = dict[str, "str | bytes"]


def bad(more: str = "", body: str = "Nội dung.", **front: str) -> Files:
    """Return an article whose front matter ends with `more`, from line 5 on."""
    given = {"title": "Bài có lỗi", "date": "17/10/2020", "category": "Dân vận"} | front
    lines = [f"{key}: {value}" for key, value in given.items() if value]
    return {BAD: "\n".join(["---", *lines, *([more] if more else []), "---", "", body, ""])}


def settings(more: str) -> Files:
    return {SITE: SETTINGS + more}


CASES: list[tuple[str, Files, str, int, int]] = [
    ("no-front-matter", {BAD: "Chỉ có nội dung.\n"}, BAD, 1, 1),
    ("front-matter-not-closed", {BAD: "---\ntitle: A\n\nNội dung.\n"}, BAD, 1, 1),
    ("front-matter-too-large", bad("summary: " + "a" * 70_000), BAD, 2, 1),
    ("not-a-mapping", {BAD: "---\n- Bài có lỗi\n---\n\nNội dung.\n"}, BAD, 2, 1),
    ("too-deep", bad("tags: [[[[[[[a]]]]]]]"), BAD, 5, 12),
    ("yaml-feature", bad("author: &ban Tuyên giáo"), BAD, 5, 9),
    ("bad-yaml", bad("dòng lạc vào đây"), BAD, 5, 1),
    ("duplicate-key", bad("title: Lần nữa"), BAD, 5, 1),
    ("unclosed-quote", bad('author: "Ban Tuyên giáo'), BAD, 5, 9),
    ("tab", bad("\tauthor: Ban Tuyên giáo"), BAD, 5, 1),
    ("unquoted-colon", bad(title="Hội nghị: tổng kết"), BAD, 2, 16),
    ("special-start", bad(title="@phường"), BAD, 2, 8),
    ("text-after-quote", bad(title='"Hội nghị" tổng kết'), BAD, 2, 18),
    ("missing-colon", bad("author Ban Tuyên giáo"), BAD, 5, 7),
    ("missing-space", bad("author:Ban Tuyên giáo"), BAD, 5, 8),
    ("indented-key", bad("  author: Ban Tuyên giáo"), BAD, 5, 1),
    ("unclosed-bracket", bad("tags: [dân vận, kiểm tra"), BAD, 5, 7),
    ("text-after-bracket", bad(title="[Thông báo] Họp dân"), BAD, 2, 19),
    ("bad-escape", bad('author: "C:\\Ban"'), BAD, 5, 12),
    ("not-utf8", {BAD: b"---\ntitle: A\n\xff\xfe\xfd"}, BAD, 3, 1),
    ("legacy-encoding", {BAD: b"---\ntitle: \xa7\xb6ng \xf1y ph\xad\xeang\n"}, BAD, 2, 1),
    ("legacy-text", bad(body="§¶ng ñy ph\xadêng tæ chøc héi nghÞ"), BAD, 7, 1),
    ("control-character", bad(body="Nội\x07 dung"), BAD, 7, 4),
    ("unknown-key", bad("xyzzy: 1"), BAD, 5, 1),
    ("misspelt-key", bad("lượt xem: 162"), BAD, 5, 1),
    ("missing-title", bad(title=""), BAD, 2, 1),
    ("missing-date", bad(date=""), BAD, 2, 1),
    ("missing-category", bad(category=""), BAD, 2, 1),
    ("missing-key", bad("attachments: [{file: a.pdf}]"), BAD, 5, 15),
    ("not-a-text", bad("author: [a, b]"), BAD, 5, 9),
    ("not-a-list", bad("aliases: {a: b}"), BAD, 5, 10),
    ("not-an-item", bad("attachments: [a.pdf]"), BAD, 5, 15),
    ("bad-date", bad(date="hôm qua"), BAD, 3, 7),
    ("no-such-day", bad(date="31/02/2020"), BAD, 3, 7),
    ("no-such-time", bad(date="17/10/2020 25:00"), BAD, 3, 7),
    ("year-out-of-range", bad(date="17/10/1020"), BAD, 3, 7),
    ("bad-views", bad("views: nhiều"), BAD, 5, 8),
    ("negative-views", bad("views: -5"), BAD, 5, 8),
    ("absurd-views", bad("views: 999999999999"), BAD, 5, 8),
    ("bad-number", {SITE: SETTINGS.replace(": 5", ": hai mươi")}, SITE, 3, 12),
    ("bad-flag", bad("pinned: có lẽ"), BAD, 5, 9),
    ("bad-slug", bad("slug: Gặp mặt"), BAD, 5, 7),
    ("unknown-language", bad("lang: tiếng Anh"), BAD, 5, 7),
    ("bad-url", bad("source_url: hanoi.gov.vn"), BAD, 5, 13),
    ("page-for-site", {SITE: SETTINGS.replace(".example", ".example/index.html")}, SITE, 2, 11),
    ("bad-alias", bad("aliases: [../x.html]"), BAD, 5, 11),
    ("unknown-status", bad("status: nháp"), BAD, 5, 9),
    ("unknown-category", bad(category="Công tác Đảnh"), BAD, 4, 11),
    ("expires-before-date", bad("expires: 01/10/2020"), BAD, 5, 10),
    ("future-date", bad(date="17/10/2052"), BAD, 3, 7),
    ("bad-time-zone", settings("time_zone: Hà Nội\n"), SITE, 8, 12),
    ("bad-page-size", {SITE: SETTINGS.replace(": 5", ": 2")}, SITE, 3, 12),
    ("duplicate-category", {SITE: SETTINGS + "  - name: công tác đảng\n"}, SITE, 8, 5),
    ("empty-body", bad(body=""), BAD, 6, 1),
    ("too-large", bad(body="a" * (1024 * 1024)), BAD, 0, 0),
    ("too-complex", bad(body="- " * 2000 + "a"), BAD, 0, 0),
    ("cut-by-comment", bad(title="Tổ dân phố #3"), BAD, 2, 19),
    ("broken-picture", bad(body="![Tả](anh.png)") | {FOLDER + "anh.png": PICTURE[:20]}, BAD, 7, 7),
    (
        "picture-too-large",
        bad(body="![Tả](anh.png)") | {FOLDER + "anh.png": png(10_000, 9_000)},
        BAD,
        7,
        7,
    ),
    ("missing-file", bad("image: anh.jpg\nimage_alt: Ảnh"), BAD, 5, 8),
    ("article-as-file", bad(f"image: {GOOD[len(FOLDER) :]}\nimage_alt: Ảnh"), BAD, 5, 8),
    ("bad-portal-address", bad("legacy_url: http://[x/"), BAD, 5, 13),
    ("wrong-case", bad(body="![Tả](Anh.png)") | {FOLDER + "anh.png": PICTURE}, BAD, 7, 7),
    ("outside-file", bad(body="[Tệp](../../../a.pdf)"), BAD, 7, 7),
    (
        "hidden-link",
        bad(body="[Bài](nhap.md)") | {FOLDER + "nhap.md": article_text(title="N", status="draft")},
        BAD,
        7,
        7,
    ),
    ("lost-link", bad(body="[Cổng](https://hanoi .gov.vn)"), BAD, 7, 8),
    ("broken-link", bad(body="[Bài](khong-co.md)"), BAD, 7, 7),
    ("active-file", bad(body="[Tệp](a.html)") | {FOLDER + "a.html": b"<p>"}, BAD, 7, 7),
    ("external-picture", bad(body="![Tả](https://a.example/a.jpg)"), BAD, 7, 7),
    ("missing-alt", bad(body="![](anh.png)") | {FOLDER + "anh.png": PICTURE}, BAD, 7, 5),
    ("legacy-d", bad(title="Ðảng ủy"), BAD, 2, 8),
    ("personal-data", bad(body="Số căn cước: 001085012345."), BAD, 7, 14),
    ("no-slug", {"content/articles/---.md": article_text(date="1/1/2020")}, "", 0, 0),
    ("reserved-slug", bad("slug: con"), BAD, 5, 7),
    ("long-slug", bad(f"slug: {'a' * 201}"), BAD, 5, 7),
    ("duplicate-address", bad("slug: gap-mat", date="16/10/2020"), BAD, 0, 0),
    ("same-title-and-date", bad(title="Gặp mặt", date="16/10/2020"), BAD, 2, 8),
]
# docs/problems.md tells a problem of the content from an error that stops a command.
REFERENCE = (Path(__file__).parent.parent / "docs" / "problems.md").read_text(encoding="utf-8")
OF_THE_CONTENT = re.findall(
    r"^\| `([\w-]+)` \| (?:error|warning)\b(?!, of)", REFERENCE, re.MULTILINE
)


def problems_of(root: Path) -> tuple[Problem, ...]:
    return check(Project(root=root, as_of=AS_OF), executor=SerialExecutor()).problems


@pytest.mark.parametrize(
    ("code", "files", "path", "line", "column"), CASES, ids=[case[0] for case in CASES]
)
def test_a_problem_is_found_at_its_place(
    make_site: MakeSite, code: str, files: Files, path: str, line: int, column: int
) -> None:
    found = problems_of(make_site(files))
    places = {each.code: each.place for each in found}
    assert code in places, found
    place = places[code]
    assert place.path == (path or next(iter(files)))
    assert (place.line, place.column) == (line, column)
    if line and code != "front-matter-too-large":
        text = files[path]
        source = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
        assert place.excerpt == [*source.split("\n"), ""][line - 1]
    assert (dict.fromkeys(each.severity.value for each in found if each.code == code)) == {
        "warning" if code in WARNINGS else "error": None
    }
    for language in LANGUAGES:
        (problem,) = [each for each in found if each.code == code][:1]
        shown = format_text((problem,), language)
        what, mend = explain(code, problem.args, language)
        assert what in shown
        assert mend in shown


def test_every_problem_has_a_case() -> None:
    after_a_build = {"address-moved"}  # tests/unit/test_moves.py
    assert sorted(case[0] for case in CASES) == sorted({*OF_THE_CONTENT} - after_a_build)
    assert set(OF_THE_CONTENT) <= PROBLEMS.keys()


def test_a_broken_article_hides_no_problem_of_another(make_site: MakeSite) -> None:
    root = make_site(
        {
            BAD: '---\ntitle: A: B\ndate: 31/02/2020\ncategory "x\n---\n\nGọi 0912345678.\n',
            GOOD: article_text(category="Không có", views="-1"),
            "content/articles/khac.md": article_text("![](khong-co.jpg)", category="Dan van"),
        }
    )
    found = [(each.place.path, each.code) for each in problems_of(root)]
    assert found == [
        (GOOD, "negative-views"),
        (BAD, "unquoted-colon"),
        (BAD, "no-such-day"),
        (BAD, "missing-colon"),
        (BAD, "personal-data"),
        ("content/articles/khac.md", "missing-alt"),
        ("content/articles/khac.md", "missing-file"),
    ]


@pytest.mark.parametrize("code", sorted(WARNINGS & set(OF_THE_CONTENT)))
def test_a_warning_can_be_allowed_for_an_article_and_for_the_site(
    make_site: MakeSite, code: str
) -> None:
    (files,) = [dict(case[1]) for case in CASES if case[0] == code]
    text = files[BAD]
    assert isinstance(text, str)
    assert code in codes(problems_of(make_site(files)))
    files[BAD] = text.replace("\n---\n\n", f"\nallow: [{code}]\n---\n\n", 1)
    assert code not in codes(problems_of(make_site(files)))
    files |= {BAD: text, SITE: SETTINGS + f"allow: {code}\n"}
    assert code not in codes(problems_of(make_site(files)))


def test_an_error_cannot_be_allowed(make_site: MakeSite) -> None:
    files = bad("allow: [missing-file]\nimage: khong-co.jpg\nimage_alt: Ảnh")
    assert codes(problems_of(make_site(files))) == ["missing-file"]


def test_the_site_s_own_telephone_is_not_personal(make_site: MakeSite) -> None:
    files = bad(body="Gọi 0912 345 678 hoặc 0987654321.")
    files |= settings("contact:\n  phone: 0912.345.678\n")
    found = problems_of(make_site(files))
    assert [dict(each.args)["value"] for each in found] == ["0987654321"]


@pytest.mark.parametrize("name", sorted(FORMATS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_shows_the_same_in_every_form(
    make_site: MakeSite, capsys: pytest.CaptureFixture[str], name: str, language: str
) -> None:
    root = make_site(bad("lượt xem: 162", title="Hội nghị: tổng kết"))
    call = ["check", "--source", str(root), "--format", name, "--lang", language]
    assert main([*call, "--as-of", "31/12/2021"]) == 1
    printed = capsys.readouterr()
    shown = printed.err if name == "text" else printed.out
    assert [match in shown for match in ("unquoted-colon", "misspelt-key", BAD)] == [True] * 3
    if name == "json":
        records = json.loads(shown)
        assert [(each["line"], each["column"]) for each in records] == [(2, 16), (5, 1)]
    if name == "text":
        assert "    title: Hội nghị: tổng kết\n" + " " * 19 + "^\n" in shown
    if name == "github":
        assert shown.startswith(f"::error file={BAD},line=2,col=16,title=unquoted-colon::")


def codes(found: tuple[Problem, ...]) -> list[str]:
    return [each.code for each in found]
