"""A yearbook took the place of the front page in `build`, or made `build` a folder of somebody's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import build_site, read_tree

if TYPE_CHECKING:
    from conftest import MakeSite, Run

CALLS = (("yearbook", "2020", "--output"), ("build", "--report"))
AS_OF = ("--as-of", "31/12/2021")


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("is_built", [True, False])
@pytest.mark.parametrize("file", ["build/index.html", "build/ky-yeu.html", "build/x/../a.html"])
def test_it_is_refused(
    make_site: MakeSite, run: Run, *, call: tuple[str, ...], is_built: bool, file: str
) -> None:
    root = make_site()
    if is_built:
        build_site(root)
    before = read_tree(root)
    called = run(*call, root / file, "--source", root, *AS_OF)
    assert called.code == 2
    assert "dành cho trang tin đã dựng" in called.err
    assert read_tree(root) == before
    assert run("build", "--source", root, *AS_OF).code == 0


@pytest.mark.parametrize("call", CALLS)
def test_nor_in_another_built_site(make_site: MakeSite, run: Run, call: tuple[str, ...]) -> None:
    root = make_site()
    build_site(root, root / "khac")
    assert run(*call, root / "khac/2020/a.html", "--source", root, *AS_OF).code == 2


def test_nor_in_the_output_that_is_to_be(make_site: MakeSite, run: Run) -> None:
    root = make_site()
    folder = root / "moi"
    call = ("build", "--output", folder, "--report", folder / "a.json")
    assert run(*call, "--source", root, *AS_OF).code == 2
    assert not folder.exists()
