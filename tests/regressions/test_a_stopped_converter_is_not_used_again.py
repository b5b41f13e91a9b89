"""After an article that nests too deep, the next ones lost their pictures."""

from __future__ import annotations

import pytest

from wardnews.convert import convert


def test_the_next_text_is_converted_as_ever() -> None:
    source = "Đoạn đầu.\n\n![Tả](a.jpg)\n\n- một\n- hai"
    before = convert(source)
    with pytest.raises(RecursionError):
        convert("- " * 3000 + "a")
    assert convert(source) == before
