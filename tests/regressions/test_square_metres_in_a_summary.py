"""The summary lost every superscript, not only the marks of footnotes: 100 m² became 100 m."""

from wardnews.body import render_body


def test_a_summary_keeps_superscripts_and_drops_marks_of_footnotes() -> None:
    body = render_body("Rộng 100 m<sup>2</sup>[^1].\n\n[^1]: Số đo năm 2020.", "a.md", 1)
    assert body.summary == "Rộng 100 m2."
