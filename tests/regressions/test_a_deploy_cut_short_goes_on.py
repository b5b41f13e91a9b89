"""A deploy that was cut short left files that the next one took for somebody else's.

The first deploy into a folder was refused for ever after; later ones left files there for good.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import article_text, build_site, read_tree
from wardnews import deploying
from wardnews.deploying import deploy_to_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import MakeSite


def cut_short(patch: pytest.MonkeyPatch, *, after: int) -> None:
    """Have a deploy end as by Ctrl-C after so many files were put in place or removed."""
    calls = iter(range(after))

    def counted(original: Callable[..., object]) -> Callable[..., object]:
        def call(*given: object, **more: object) -> object:
            if next(calls, None) is None:
                raise KeyboardInterrupt
            return original(*given, **more)

        return call

    for name in ("write_file", "remove_files"):
        patch.setattr(deploying, name, counted(getattr(deploying, name)))


def test_after_any_number_of_steps(make_site: MakeSite, tmp_path: Path) -> None:
    root, target = make_site(), tmp_path / "www"
    build, extra = root / "build", root / "content/articles/hai.md"
    for after in range(1, 200):
        is_cut = False
        for text in (article_text(title="Hai", date="1/2/2020"), ""):
            if text:
                extra.write_text(text, "utf-8")
            else:
                extra.unlink()
            build_site(root, use_cache=True)
            with pytest.MonkeyPatch.context() as patch:
                cut_short(patch, after=after)
                try:
                    deploy_to_folder(build, target, dry_run=False)
                except KeyboardInterrupt:
                    is_cut = True
        deploy_to_folder(build, target, dry_run=False)
        built = read_tree(build)
        assert read_tree(target) == {path: built[path] for path in built if path[0] != "."}
        if not is_cut:
            return
    pytest.fail("a deploy never ends")


def test_a_second_deploy_does_nothing(make_site: MakeSite, tmp_path: Path) -> None:
    root = make_site()
    build_site(root)
    assert deploy_to_folder(root / "build", tmp_path / "www", dry_run=False)
    assert deploy_to_folder(root / "build", tmp_path / "www", dry_run=False) == ()
