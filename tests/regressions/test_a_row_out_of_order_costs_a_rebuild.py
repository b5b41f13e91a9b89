"""A damaged table held two rows for one path, and every build wrote that page again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wardnews.traces import CacheDamagedError, OutputTrace, by_path

if TYPE_CHECKING:
    from collections.abc import Sequence

A, B, B2 = (OutputTrace(path, "k:", "1 2 3 4", "s") for path in ("a.html", "b.html", "b.html"))


def test_rows_in_order_are_taken() -> None:
    assert by_path([A, B]) == {"a.html": A, "b.html": B}


@pytest.mark.parametrize("rows", [[B, A], [A, B, B2], [A, B, A]])
def test_rows_out_of_order_are_damage(rows: Sequence[OutputTrace]) -> None:
    with pytest.raises(CacheDamagedError):
        by_path(list(rows))
