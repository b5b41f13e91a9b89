"""A deploy wrote through a folder that is a link, and never removed what was withdrawn behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import article_text, build_site, read_tree

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite, Run

EXTRA = "content/articles/hai.md"


@pytest.fixture
def deployed(make_site: MakeSite, run: Run, tmp_path: Path) -> Path:
    """Return the folder of a site of which `www` holds what was built."""
    root = make_site({EXTRA: article_text(title="Hai", date="1/2/2019")})
    build_site(root)
    assert run("deploy", tmp_path / "www", "--source", root).code == 0
    return root


@pytest.mark.parametrize("folder", ["2019", "2019/02", "assets"])
@pytest.mark.parametrize("is_withdrawn", [True, False])
@pytest.mark.parametrize("options", [(), ("--dry-run",)])
def test_a_link_in_place_of_a_folder_is_told_before_anything_is_done(
    deployed: Path,
    run: Run,
    tmp_path: Path,
    *,
    folder: str,
    is_withdrawn: bool,
    options: tuple[str, ...],
) -> None:
    target, outside = tmp_path / "www", tmp_path / "outside"
    (target / folder).rename(outside)
    (target / folder).symlink_to(outside)
    if is_withdrawn:
        (deployed / EXTRA).unlink()
    build_site(deployed)
    before = read_tree(tmp_path)
    called = run("deploy", target, "--source", deployed, *options)
    assert called.code == 1
    assert f"{target / folder}: ở đó có một liên kết" in called.err
    assert read_tree(tmp_path) == before


def test_links_that_are_nobody_of_ours_stay(deployed: Path, run: Run, tmp_path: Path) -> None:
    target, outside = tmp_path / "www", tmp_path / "outside"
    outside.mkdir()
    (target / "anh-cu").symlink_to(outside)
    (deployed / EXTRA).unlink()
    build_site(deployed)
    assert run("deploy", target, "--source", deployed).code == 0
    assert (target / "anh-cu").is_symlink()
    assert not (target / "2019").exists()


def test_the_target_itself_may_be_a_link(deployed: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "web").symlink_to(tmp_path / "www")
    (deployed / EXTRA).unlink()
    build_site(deployed)
    assert run("deploy", tmp_path / "web", "--source", deployed).code == 0
    assert not (tmp_path / "www/2019").exists()
