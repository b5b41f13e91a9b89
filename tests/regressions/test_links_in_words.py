"""Words like href="x" in a paragraph passed for links; links with a title first for internal ones."""

from wardnews.body import render_body, resolve_links

PATH = "content/articles/a.md"


def test_words_that_look_like_attributes_are_not_references() -> None:
    body = render_body('Viết href="a.md" rồi `src="b.jpg"`.', PATH, 1)
    assert body.references == ()
    assert resolve_links(body.html, {"a.md": "a.html"}, "../") == body.html


def test_an_external_link_is_marked_whatever_attribute_comes_first() -> None:
    body = render_body('<a title="Sở" href="HTTPS://so.example/">Sở</a>', PATH, 1)
    assert '<a rel="external noopener" title="Sở" href="HTTPS://so.example/">' in body.html
