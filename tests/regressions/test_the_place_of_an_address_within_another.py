"""A missing `ke-hoach.pdf` was told where `15-ke-hoach.pdf` stands, which is there."""

from __future__ import annotations

from wardnews.body import render_body


def test_an_address_is_not_found_inside_a_longer_one() -> None:
    source = "[x](15-ke-hoach.pdf)\n\n[y](ke-hoach.pdf)\n\n![a](a.jpg.png) ![b](a.jpg)"
    body = render_body(source, "content/articles/a.md", 10)
    places = {each.written: (each.line, each.column) for each in body.references}
    assert places["15-ke-hoach.pdf"] == (10, 5)
    assert places["ke-hoach.pdf"] == (12, 5)
    assert [(each.written, each.line, each.column) for each in body.pictures] == [
        ("a.jpg.png", 14, 6),
        ("a.jpg", 14, 22),
    ]
