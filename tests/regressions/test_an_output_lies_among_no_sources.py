"""An output below `content` or `templates` became a source of the next build; a link led out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import build_site, read_tree
from wardnews.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite, Run


@pytest.mark.parametrize(
    "output",
    ["content", "content/ra", "content/articles/ra", "templates", "static/x", ".wardnews"],
)
def test_no_site_is_written_among_its_sources(make_site: MakeSite, run: Run, output: str) -> None:
    root = make_site()
    before = read_tree(root)
    called = run("build", "--source", root, "--output", root / output)
    assert called.code == 2
    assert "nằm trong phần nguồn" in called.err
    assert read_tree(root) == before


@pytest.mark.parametrize("output", [".", ".."])
def test_nor_over_them(make_site: MakeSite, run: Run, output: str) -> None:
    root = make_site()
    before = read_tree(root)
    assert run("build", "--source", root, "--output", root / output).code == 1
    assert read_tree(root) == before


def test_a_linked_folder_of_the_output_leads_nowhere(make_site: MakeSite, tmp_path: Path) -> None:
    root = make_site()
    build_site(root)
    outside = tmp_path / "ngoai"
    (root / "build/2020").rename(outside)
    before = read_tree(outside)
    (root / "build/2020").symlink_to(outside)
    (root / "content/site.yml").write_text(
        (root / "content/site.yml").read_text("utf-8") + "footer: Chân trang\n", "utf-8"
    )
    with pytest.raises(OutputError) as caught:
        build_site(root)
    assert caught.value.code == "in-the-way"
    assert dict(caught.value.args_)["path"] == f"{root}/build/2020"
    assert read_tree(outside) == before


def test_a_foreign_file_in_place_of_a_folder_stays(make_site: MakeSite) -> None:
    root = make_site()
    build_site(root)
    (root / "build/tin-khac").write_text("của người khác")
    (root / "content/articles/b.md").write_text(
        "---\ntitle: B\ndate: 1/2/2020\ncategory: Dân vận\naliases: [tin-khac/a.html]\n---\n\nb\n",
        "utf-8",
    )
    with pytest.raises(OutputError) as caught:
        build_site(root)
    assert caught.value.code == "in-the-way"
    assert (root / "build/tin-khac").read_text() == "của người khác"
