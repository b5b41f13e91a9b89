"""Exports and deploys into the site itself, of other sources than were built, over a file."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import bagit  # type: ignore[import-untyped]  # it has no types
import pytest

from builders import article_text, build_site, read_tree

if TYPE_CHECKING:
    from conftest import MakeSite, Run

INTO = (("deploy",), ("export", "zip"), ("export", "bagit"))


@pytest.mark.parametrize("words", INTO, ids=" ".join)
@pytest.mark.parametrize("target", ["build", "build/ra"])
def test_nothing_goes_into_the_built_folder(
    make_site: MakeSite, run: Run, words: tuple[str, ...], target: str
) -> None:
    root = make_site()
    build_site(root)
    before = read_tree(root)
    assert run(*words, root / target, "--source", root).code == 2
    assert read_tree(root) == before


@pytest.mark.parametrize("words", [("deploy",), ("export", "bagit")], ids=" ".join)
def test_nothing_goes_over_a_file(make_site: MakeSite, run: Run, words: tuple[str, ...]) -> None:
    root = make_site({"tep": "x"})
    build_site(root)
    called = run(*words, root / "tep", "--source", root)
    assert called.code == 1
    assert len(called.err.splitlines()) == 2
    assert (root / "tep").read_text() == "x"


def test_a_bag_holds_the_sources_that_were_built(make_site: MakeSite, run: Run) -> None:
    root = make_site()
    build_site(root)
    (root / "content/articles/2020/2020-10-16-gap-mat.md").write_text(
        article_text("Khác."), "utf-8"
    )
    called = run("export", "bagit", root / "tui", "--source", root)
    assert called.code == 1
    assert "2020-10-16-gap-mat.md" in called.err


def test_a_source_of_a_decomposed_name_goes_into_a_bag(make_site: MakeSite, run: Run) -> None:
    name = "content/articles/hội-nghị.md"
    decomposed = unicodedata.normalize("NFD", name)
    root = make_site({decomposed: article_text(title="Hội nghị", date="1/2/2020")})
    build_site(root)
    assert run("export", "bagit", root / "tui", "--source", root).code == 0
    bag = bagit.Bag(str(root / "tui"))
    bag.validate()
    assert f"data/sources/{name}" in bag.entries
