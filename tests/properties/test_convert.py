"""The short ways give, byte for byte, what Python-Markdown and the sanitiser give alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from markdown_documents import DOCUMENTS, NEAR_DOCUMENTS, OWN_DOCUMENTS
from wardnews.body import clean_html, sanitise
from wardnews.convert import converter

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / ".venv" / "markdown-fixtures"


def slow_html(source: str) -> str:
    """Return what the whole text gives without any short way."""
    plain: str = converter(skip_plain_texts=False).reset().convert(source)
    return sanitise(plain)


@given(DOCUMENTS)
@example("Một\n\n- hai\n\nBa\n\n- bốn")
@example("Từ\n\n:   nghĩa")
@example("\n  \n- một")
@example("Từ ///Footnotes Go Here///\n\nHai[^1]\n\n[^1]: ba")
@example("    mã\n\nĐoạn\n\n    mã")
def test_documents_of_a_markdown_grammar(source: str) -> None:
    assert clean_html(source) == slow_html(source)


@given(st.one_of(OWN_DOCUMENTS, NEAR_DOCUMENTS))
@example("- một\n\n- hai\n- ba\n\n- bốn")
@example("## Mục\n- một\n\n- hai")
@example("# Mục\n\n# Mục\n\n## Mục **đậm**\n\n## Mục đậm")
@example("> một\n>\n> hai\n\n> ba")
@example("- một\n\n1. hai\n\n- ba")
@example("3. ba\n\n10. mười")
def test_documents_of_what_is_written_directly(source: str) -> None:
    assert clean_html(source) == slow_html(source)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"], include_characters="\n\t")))
def test_any_text(source: str) -> None:
    assert clean_html(source) == slow_html(source)


@pytest.mark.soak
@settings(max_examples=20_000)
@given(st.one_of(DOCUMENTS, OWN_DOCUMENTS, NEAR_DOCUMENTS))
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
