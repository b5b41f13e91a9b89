import html
import re
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sources import article_of, parse_bytes
from wardnews.body import render_body
from wardnews.draft import SLUG_LENGTH, build_draft, markdown_text, short_slug, yaml_text
from wardnews.text import nfc
from wardnews.yamltext import Scalar, parse_mapping

DAY = date(2020, 10, 16)
FIELDS = (("date", "16/10/2020 15:34"), ("category", "Công tác Đảng"))

MARKUP = [
    "&amp;",
    "&#33;",
    "&nbsp;",
    "<b>",
    "</b>",
    "<!--",
    "-->",
    "<?",
    "?>",
    "<![CDATA[",
    "http://a.vn",
    "<http://a.vn>",
    "a@b.vn",
    "<a@b.vn>",
    "**",
    "__",
    "a_b_c",
    "_a_",
    "[a](b)",
    "![a](b)",
    "[^1]",
    "[^1]:",
    "[1]:",
    "*[HTML]:",
    ":",
    "---",
    "===",
    "1.",
    "1)",
    "-",
    "+",
    "*",
    ">",
    "#",
    "###",
    "|",
    "a|b",
    "`x`",
    "``",
    "\\",
    "\\*",
    "\\|",
    "\\[",
    "{#id}",
    "{:",
    ".a}",
    "~~~",
    "```",
    "[TOC]",
    "2020.",
    "16/10",
    "Đảng",
    "ủy",
]
ANYTHING = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), max_size=30)
LINES = st.one_of(
    st.text("aăđ1 \\`*_{}[]()<>#+-.!|:;&~^=\"'/$%@,", max_size=30),
    st.lists(st.sampled_from(MARKUP), max_size=8).map(" ".join),
    ANYTHING,
).map(lambda line: " ".join(nfc(line).split()))
TITLES = st.one_of(
    st.text("aăđ10no~ \\`*{}[]<>#-.!|:&=\"'%@,?\ufeff\u200b\u00a0\u2028\n\t", max_size=15),
    ANYTHING,
)


@given(LINES.filter(bool))
@example("\\|")
@example("# Không phải đề mục")
@example("16. Không phải danh sách")
@example(": không phải định nghĩa")
@example("a < b & c &amp; <b>")
def test_a_line_of_plain_text_reads_the_same_as_markdown(line: str) -> None:
    body = render_body(markdown_text(line), "content/articles/a.md", 1).html
    assert re.fullmatch(r"<p>[^<]*</p>", body), body
    assert html.unescape(body[3:-4]) == line


@given(TITLES.filter(lambda title: bool(title.split())))
@example("Hội nghị: tổng kết")
@example("Bài #1")
@example("---")
@example('"')
@example("\\")
def test_an_article_has_the_title_that_it_was_drafted_with(title: str) -> None:
    draft = build_draft(" ".join(title.split()), DAY, FIELDS, ("Nội dung.",))
    article = article_of(parse_bytes(draft.source.encode()))
    assert article.front.title == " ".join(nfc(title).split())
    assert article.front.category == "Công tác Đảng"
    assert {warning.code for warning in article.warnings} <= {"legacy-d"}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Hội nghị tổng kết", "Hội nghị tổng kết"),
        ("16/10/2020 15:34", "16/10/2020 15:34"),
        ("no", "no"),
        ("12", "12"),
        ('Phong trào "Dân vận khéo"', 'Phong trào "Dân vận khéo"'),
        ("Hội nghị: tổng kết", '"Hội nghị: tổng kết"'),
        ("Bài #1", '"Bài #1"'),
        ('"Dân vận khéo"', '"\\"Dân vận khéo\\""'),
        ("- một", '"- một"'),
        ("[Ảnh] Hội nghị", '"[Ảnh] Hội nghị"'),
        ("C:\\x: y", '"C:\\\\x: y"'),
    ],
)
def test_a_value_stands_in_quotes_only_where_it_must(value: str, written: str) -> None:
    assert yaml_text(value) == written
    mapping, _ = parse_mapping(f"key: {written}")
    ((_, node),) = mapping.entries
    assert isinstance(node, Scalar)
    assert node.text == value


def test_a_draft_is_a_file_that_an_editor_could_have_typed() -> None:
    draft = build_draft("Gặp mặt: 90 năm", DAY, FIELDS, ("Một.", "Hai."))
    assert draft.file == "2020/2020-10-16-gap-mat-90-nam.md"
    assert draft.source == (
        '---\ntitle: "Gặp mặt: 90 năm"\ndate: 16/10/2020 15:34\ncategory: Công tác Đảng\n---\n\n'
        "Một.\n\nHai.\n"
    )


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Gặp mặt", "gap-mat"),
        ("x" * SLUG_LENGTH, "x" * SLUG_LENGTH),
        ("x" * (SLUG_LENGTH + 1), "x" * SLUG_LENGTH),
        ("abc " * 30, "-".join(["abc"] * 20)),
        ("…", "bai"),
        ("Con", "bai-con"),
        ("Com1", "bai-com1"),
        ("Con người", "con-nguoi"),
        ("Index", "bai-index"),
    ],
)
def test_a_title_has_a_short_slug_of_whole_words_that_builds(title: str, slug: str) -> None:
    assert short_slug(title) == slug
