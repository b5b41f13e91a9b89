"""An export that failed left half a bag, which the next one took for somebody else's files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from builders import BAI, SETTINGS, build_site, read_tree
from wardnews import exporting, output
from wardnews.errors import OutputError, SourceError

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite, Run

AFTER = (0, 1, 5, 40)


def full_disk(patch: pytest.MonkeyPatch, error: BaseException, *, after: int) -> None:
    """Have the disk take so many files and no more."""
    calls, write = iter(range(after)), output.write_file

    def written(*given: Any, **more: Any) -> object:
        if next(calls, None) is None:
            raise error
        return write(*given, **more)

    patch.setattr(exporting, "write_file", written)


@pytest.mark.parametrize("after", AFTER)
@pytest.mark.parametrize("was_there", [True, False])
def test_a_bag_that_cannot_be_finished_leaves_nothing(
    make_site: MakeSite, run: Run, tmp_path: Path, *, after: int, was_there: bool
) -> None:
    root, bag = make_site(), tmp_path / "túi"
    build_site(root)
    if was_there:
        bag.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        full_disk(patch, OutputError("cannot-write", path="x", reason="y"), after=after)
        assert run("export", "bagit", bag, "--source", root).code == 1
    assert bag.exists() == was_there
    assert not was_there or not any(bag.iterdir())
    assert run("export", "bagit", bag, "--source", root).code == 0


def test_nor_does_one_that_is_interrupted(make_site: MakeSite, run: Run, tmp_path: Path) -> None:
    root = make_site()
    build_site(root)
    with pytest.MonkeyPatch.context() as patch:
        full_disk(patch, KeyboardInterrupt(), after=9)
        assert run("export", "bagit", tmp_path / "túi", "--source", root).code == 130
    assert not (tmp_path / "túi").exists()


@pytest.mark.parametrize(
    ("changed", "text"),
    [(BAI, "khác"), ("content/site.yml", SETTINGS.replace("Hoa Sữa", "Hoa Lư"))],
)
def test_a_bag_of_other_sources_than_were_built_is_none(
    make_site: MakeSite, run: Run, changed: str, text: str
) -> None:
    root = make_site()
    build_site(root)
    (root / changed).write_text(text, "utf-8")
    called = run("export", "bagit", root / "túi", "--source", root)
    assert called.code == 1
    assert changed in called.err
    assert not (root / "túi").exists()


def test_a_zip_that_cannot_be_finished_leaves_nothing(
    make_site: MakeSite, run: Run, tmp_path: Path
) -> None:
    root = make_site()
    build_site(root)
    (tmp_path / "ra").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exporting, "offline_files", unreadable)
        assert run("export", "zip", tmp_path / "ra/a.zip", "--source", root).code == 1
    assert read_tree(tmp_path / "ra") == {}


def unreadable(*_: object) -> NoReturn:
    raise SourceError("cannot-read", path="x", reason="y")
