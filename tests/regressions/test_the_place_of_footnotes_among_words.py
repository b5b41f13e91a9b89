"""Words around the sign for the place of footnotes kept it, and the footnotes stood elsewhere."""

from wardnews.body import clean_html


def test_footnotes_stand_at_their_place() -> None:
    html = clean_html("Một[^1].\n\nHai ///Footnotes Go Here///\n\nBa.\n\n[^1]: Bốn.")
    assert "///" not in html
    assert html.index("Bốn.") < html.index("Ba.")
