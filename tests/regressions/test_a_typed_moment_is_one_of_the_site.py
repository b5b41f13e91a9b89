"""`new` and `--as-of` took every moment for one of Hanoi, whatever `time_zone` the site has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import SETTINGS, article_text

if TYPE_CHECKING:
    from conftest import MakeSite, Run

PARIS = f"{SETTINGS}time_zone: Europe/Paris\n"
DUE = article_text(title="Hẹn giờ", date="16/10/2020", publish="17/10/2020 08:00")
PAGE = "build/2020/10/16/hen.html"


@pytest.mark.parametrize(("as_of", "is_shown"), [("07:59", False), ("08:00", True)])
def test_as_of(make_site: MakeSite, run: Run, *, as_of: str, is_shown: bool) -> None:
    root = make_site({"content/site.yml": PARIS, "content/articles/hen.md": DUE})
    assert run("build", "--source", root, "--as-of", f"17/10/2020 {as_of}").code == 0
    assert (root / PAGE).exists() == is_shown


def test_now(make_site: MakeSite, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_site({"content/site.yml": PARIS})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1602885600")  # 2020-10-16 22:00 UTC
    assert run("new", "Đêm ở Paris", "--source", root).code == 0
    made = (root / "content/articles/2020/2020-10-17-dem-o-paris.md").read_text("utf-8")
    assert "date: 17/10/2020 00:00\n" in made
