"""A backslash before `|` was lost on import: the tables of Markdown make that an escape as well."""

from wardnews.body import first_paragraph, render_body
from wardnews.draft import markdown_text


def test_a_backslash_before_a_bar_stays() -> None:
    typed = "Tỉ lệ \\| 15:34 | \\x"
    assert first_paragraph(render_body(markdown_text(typed), "a.md", 1).html) == typed
