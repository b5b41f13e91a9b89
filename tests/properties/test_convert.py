"""The short ways give, byte for byte, what Python-Markdown and the sanitiser give alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wardnews.body import clean_html, sanitise
from wardnews.convert import converter

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / ".venv" / "markdown-fixtures"

WORDS = st.sampled_from(
    [
        "Đảng",
        "ủy",
        "phường",
        "15/10/2020",
        "38",
        "năm",
        "“khéo”",
        "(305)",
        "a_b",
        "__x__",
        "*nghiêng*",
        "**đậm**",
        "`mã`",
        "[bài](a.md)",
        "[bài][1]",
        "[1]",
        "![ảnh](a.jpg)",
        "<b>x</b>",
        "&amp;",
        "&",
        "<",
        ">",
        "\\*",
        "\\",
        "!",
        "|",
        "a|b",
        "1.",
        "2)",
        "-",
        "+",
        "#",
        "##",
        "===",
        "---",
        "***",
        "___",
        "[^1]",
        "MTTQ",
        "*[MTTQ]:",
        ":",
        ">",
        "\xa0",
        "\u2003",
        "http://a.vn",
        "<http://a.vn>",
        "wnplain0x",
        "đ́",
        "🙂",
        "{:",
        ".x",
        "}",
        "~~",
        "^",
    ]
)
LINES = st.builds(
    lambda indent, words, end: indent + " ".join(words) + end,
    st.sampled_from(["", "", "", "", " ", "  ", "    ", "\t", "> ", "- ", "1. ", "# ", ":   "]),
    st.lists(WORDS, min_size=1, max_size=6),
    st.sampled_from(["", "", "", " ", "  ", "\t"]),
)
STARTS = st.sampled_from(
    [
        "[1]: http://a.vn",
        "[^1]: ghi chú",
        "*[MTTQ]: Mặt trận",
        "a | b\n--|--\n1 | 2",
        "<div>",
        "</div>",
    ]
)
BLOCKS = st.one_of(st.lists(LINES, min_size=1, max_size=3).map("\n".join), STARTS)
GAPS = st.sampled_from(["\n\n", "\n\n", "\n\n", "\n\n\n", "\n \n", "\n\t\n", "\n"])
DOCUMENTS = st.lists(st.tuples(BLOCKS, GAPS), max_size=8).map(
    lambda pairs: "".join(block + gap for block, gap in pairs)
)


def slow_html(source: str) -> str:
    """Return what the whole text gives without any short way."""
    plain: str = converter(skip_plain_texts=False).reset().convert(source)
    return sanitise(plain)


@given(DOCUMENTS)
@example("Một\n\n- hai\n\nBa\n\n- bốn")
@example("Từ\n\n:   nghĩa")
@example("    mã\n\nĐoạn\n\n    mã")
def test_documents_of_a_markdown_grammar(source: str) -> None:
    assert clean_html(source) == slow_html(source)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"], include_characters="\n\t")))
def test_any_text(source: str) -> None:
    assert clean_html(source) == slow_html(source)


@pytest.mark.soak
@given(DOCUMENTS)
def test_very_many_documents(source: str) -> None:
    assert clean_html(source) == slow_html(source)


def test_every_text_of_python_markdowns_own_tests() -> None:
    texts = sorted(FIXTURES.rglob("*.txt")) if FIXTURES.is_dir() else []
    if not texts and not os.environ.get("CI"):
        pytest.skip("run `make fixtures` to fetch Python-Markdown's own test texts")
    assert len(texts) >= 100
    different = []
    for file in texts:
        source = file.read_text(encoding="utf-8").replace("\r\n", "\n")
        if clean_html(source) != slow_html(source):
            different.append(file.name)
    assert not different
