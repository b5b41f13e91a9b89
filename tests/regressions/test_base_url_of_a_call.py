"""`--base-url` was not looked at: some values ended in an unforeseen error, others in every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import MakeSite, Run


@pytest.mark.parametrize(
    "typed",
    ["https://[::1", "hanoi.gov.vn", "javascript:alert(1)", "/tin", "https://a.example/index.html"],
)
def test_what_is_no_address_is_a_wrong_call(make_site: MakeSite, run: Run, typed: str) -> None:
    root = make_site()
    called = run("build", "--source", root, "--base-url", typed)
    assert called.code == 2
    assert typed in called.err
    assert not (root / "build/index.html").exists()


def test_an_address_is_taken(make_site: MakeSite, run: Run) -> None:
    root = make_site()
    assert run("build", "--source", root, "--base-url", "https://khac.example/tin/").code == 0
    assert "https://khac.example/tin/" in (root / "build/index.html").read_text("utf-8")
