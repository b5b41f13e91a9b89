"""An output that was moved or deleted during its build came back with a few files and no mark.

The build said that all was well, and the next one refused the folder as somebody else's.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from builders import SETTINGS, build_site, read_tree, write_files
from wardnews import output
from wardnews.errors import OutputError
from wardnews.output import LOCK

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite


@pytest.mark.parametrize("after", [0, 1, 9])
@pytest.mark.parametrize("use_cache", [True, False])
def test_the_build_says_so_and_the_next_one_is_whole(
    make_site: MakeSite,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    after: int,
    *,
    use_cache: bool,
) -> None:
    root = make_site()
    build_site(root, use_cache=use_cache)
    write_files(root, {"content/site.yml": f"{SETTINGS}footer: Chân trang\n"})
    numbers, write_file = count(), output.write_file

    def meanwhile(*args: Any, **options: Any) -> Any:
        if next(numbers) == after:
            (root / "build").rename(tmp_path / "đi")
        return write_file(*args, **options)

    with monkeypatch.context() as patch:
        patch.setattr("wardnews.making.write_file", meanwhile)
        with pytest.raises(OutputError) as raised:
            build_site(root, use_cache=use_cache)
    assert raised.value.code == "cannot-write"
    assert not (root / "build").exists()
    build_site(root, use_cache=use_cache)
    build_site(root, root / "clean")
    built, clean = (read_tree(root / each) for each in ("build", "clean"))
    for tree in (built, clean):
        tree.pop(LOCK, None)
    assert built == clean
