"""Whole sites, compared byte for byte; `pytest tests/golden --update-golden` writes them anew.

Each case brings its own templates, so that a change of the default theme is no change here. A file
of the default theme that a case does not bring may come and go: only its address is not compared.
Of pictures only the addresses are: another Pillow may write other bytes.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builders import build_site, read_tree

HERE = Path(__file__).parent
# Another version of the encoder may write other bytes under the same name.
ENCODED = (".jpg", ".webp", ".bin")
CASES = sorted(folder.name for folder in HERE.iterdir() if (folder / "project").is_dir())


def tree_without_default_theme(root: Path, project: Path) -> dict[str, bytes]:
    """Return the files of a site but for what the default theme alone brings, and our records."""
    own = {file.name for file in (project / "static").rglob("*")}
    return {
        path: b"" if path.endswith(ENCODED) else data
        for path, data in read_tree(root).items()
        if not path.startswith((".", "assets/", "manifest.json")) or _name_in_theme(path) in own
    }


def _name_in_theme(path: str) -> str:
    """Return `wardnews.css` for `assets/wardnews.0123.css`."""
    name, _, rest = Path(path).name.partition(".")
    return f"{name}.{rest.rpartition('.')[2]}"


@pytest.mark.parametrize("case", CASES)
def test_the_site_is_what_it_was(case: str, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    project, expected = HERE / case / "project", HERE / case / "expected"
    report = build_site(project, tmp_path / "build")
    assert report.problems == ()
    built = tree_without_default_theme(tmp_path / "build", project)
    if pytestconfig.getoption("--update-golden"):
        shutil.rmtree(expected, ignore_errors=True)
        for path, data in built.items():
            (expected / path).parent.mkdir(parents=True, exist_ok=True)
            (expected / path).write_bytes(data)
    wanted = read_tree(expected)
    assert sorted(built) == sorted(wanted)
    different = {
        path for path, data in built.items() if data != wanted[path] and not path.endswith(ENCODED)
    }
    assert {path: built[path].decode() for path in different} == {
        path: wanted[path].decode() for path in different
    }
