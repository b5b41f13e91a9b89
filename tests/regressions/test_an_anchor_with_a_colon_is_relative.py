"""A link to a footnote of another article (`b.md#fn:1`) was taken for an address with a scheme: dead, untold."""

from __future__ import annotations

import pytest

from wardnews.body import is_relative, render_body


@pytest.mark.parametrize("url", ["b.md#fn:1", "b.md?x=a:b", "b.md#a/b:c"])
def test_the_scheme_ends_before_query_and_anchor(url: str) -> None:
    assert is_relative(url)
    (reference,) = render_body(f"Xem [chú]({url}).", "content/articles/a.md", 1).references
    assert (reference.written, reference.path) == (url, "content/articles/b.md")


@pytest.mark.parametrize("url", ["mailto:a@b.vn?subject=x", "tel:1#2", "#fn:1", "?a:b"])
def test_what_has_one_is_not(url: str) -> None:
    assert not is_relative(url)
