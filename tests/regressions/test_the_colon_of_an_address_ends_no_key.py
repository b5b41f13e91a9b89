"""`views https://…` was mended to a key `views https`, and what was left was no address any more."""

from __future__ import annotations

from wardnews.recover import recover_mapping

KEYS = frozenset({"title", "views", "source_url"})


def test_the_key_before_an_address_gets_its_colon() -> None:
    recovered = recover_mapping("title: Bài\nviews https://a.example/\u00d0x", 1, KEYS)
    assert recovered.mended == "title: Bài\nviews: https://a.example/\u00d0x"
    assert [each.code for each in recovered.mistakes] == ["missing-colon"]


def test_a_missing_space_before_an_address_is_still_seen() -> None:
    recovered = recover_mapping("title: Bài\nsource_url:https://a.example/x", 1, KEYS)
    assert recovered.mended == "title: Bài\nsource_url: https://a.example/x"
