"""libyaml 0.2.6 stops at a depth of its own, which was told as a line that cannot be read."""

from __future__ import annotations

import pytest

from wardnews.yamltext import MAX_DEPTH, Mistake, parse_mapping


@pytest.mark.parametrize("opened", ["[" * (MAX_DEPTH + 1), "[" * 1_001, "{" * 30_000, "- " * 9_000])
def test_too_deep_is_told_as_such(opened: str) -> None:
    with pytest.raises(Mistake) as caught:
        parse_mapping(f"a: {opened}" if opened[0] != "-" else opened)
    assert caught.value.code == "too-deep"
