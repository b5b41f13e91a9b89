"""After `build --drafts` the next deploy or export published the drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import article_text
from wardnews.output import read_manifest

if TYPE_CHECKING:
    from conftest import MakeSite, Run

AS_OF = ("--as-of", "31/12/2021")
WAYS = (("deploy", "www"), ("export", "zip", "a.zip"), ("export", "bagit", "tui"))
HIDDEN = (
    article_text(title="Hai", date="1/2/2020", status="draft"),
    article_text(title="Hai", date="1/2/2020", publish="1/1/2050"),
)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("text", HIDDEN)
def test_what_is_not_public_stays_at_home(
    make_site: MakeSite, run: Run, *, way: tuple[str, ...], text: str
) -> None:
    root = make_site({"content/articles/hai.md": text})
    *call, name = way
    assert run("build", "--drafts", "--source", root, *AS_OF).code == 0
    called = run(*call, root / name, "--source", root)
    assert called.code == 1
    assert "là bản xem trước" in called.err
    assert not (root / name).exists()
    assert run("verify", root / "build").code == 0
    assert run("build", "--source", root, *AS_OF).code == 0
    assert run(*call, root / name, "--source", root).code == 0


def test_a_text_that_changes_makes_a_preview_no_public_site(make_site: MakeSite, run: Run) -> None:
    root = make_site({"content/articles/hai.md": HIDDEN[0]})
    for body in ("Một.", "Hai."):
        path = root / "content/articles/2020/2020-10-16-gap-mat.md"
        path.write_text(article_text(body), "utf-8")
        assert run("build", "--drafts", "--source", root, *AS_OF).code == 0
        manifest = read_manifest(root / "build")
        assert manifest is not None
        assert manifest.has_drafts


def test_without_any_draft_a_preview_is_the_public_site(make_site: MakeSite, run: Run) -> None:
    root = make_site()
    assert run("build", "--source", root, *AS_OF).code == 0
    record = (root / "build/manifest.json").read_bytes()
    assert run("build", "--drafts", "--source", root, *AS_OF).code == 0
    assert (root / "build/manifest.json").read_bytes() == record
    assert run("deploy", root / "www", "--source", root).code == 0
