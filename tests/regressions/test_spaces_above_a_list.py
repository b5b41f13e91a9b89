"""A body that began with an empty line of spaces lost the list below it to a paragraph."""

import pytest

from wardnews.body import clean_html


@pytest.mark.parametrize("above", ["\n  \n", "\n\n \n\n"])
def test_a_list_below_spaces_is_a_list(above: str) -> None:
    assert "<li>một</li>" in clean_html(f"{above}- một\n- hai\n\nBa[^1].\n\n[^1]: Bốn.")
