"""`//[abc` as a link led nowhere, and only `check --links` told it, after a build of the whole site."""

from __future__ import annotations

import pytest

from sources import problems


@pytest.mark.parametrize(
    ("body", "column"),
    [
        ("Xem [Cổng](//[abc) nhé.", 12),
        ("Xem [Cổng](//hanoi .gov.vn/tin).", 12),
        ("Xem [Cổng](//hanoi.gov.vn:8o80/).", 12),
        ('Xem <a href="//[abc">Cổng</a>.', 14),
        ("[một](//hanoi.gov.vn) [hai](//)", 29),
    ],
)
def test_its_place_is_told(body: str, column: int) -> None:
    assert problems(body=body) == [("lost-link", 7, column)]


@pytest.mark.parametrize(
    "body",
    [
        "[Cổng](//hanoi.gov.vn) [tin](//hanoi.gov.vn:8080/tin?a=1#b) [IPv6](//[2001:db8::1]/)",
        "[Sở](//sở-y-tế.vn/)",
    ],
)
def test_what_a_browser_can_read_is_not(body: str) -> None:
    assert problems(body=body) == []
