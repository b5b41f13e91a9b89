from __future__ import annotations

import csv
import io
import zipfile
from typing import TYPE_CHECKING

import bagit  # type: ignore[import-untyped]  # it has no types

from builders import article_text, build_site, read_tree
from wardnews.bag import render_metadata, render_tag_files
from wardnews.cli import main
from wardnews.manifest import Manifest, SourceRecord

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite


def test_a_zip_holds_the_site_and_is_the_same_every_time(
    make_site: MakeSite, tmp_path: Path
) -> None:
    root = make_site()
    build_site(root)
    for name in ("a.zip", "b.zip"):
        assert main(["export", "zip", str(tmp_path / name), "--source", str(root)]) == 0
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.testzip() is None
        held = {name: archive.read(name) for name in archive.namelist()}
    built = read_tree(root / "build")
    scripts = {path for path in held if path.startswith("tim-kiem/") and path.endswith(".js")}
    assert scripts
    own = scripts | {"manifest.json"}
    assert {path: held[path] for path in held.keys() - own} == {
        path: built[path] for path in built if path[0] != "." and path not in own
    }


def test_a_bag_is_valid_and_the_same_every_time(make_site: MakeSite, tmp_path: Path) -> None:
    root = make_site(
        {
            "content/articles/10 điều.md": article_text(title="100% điều tra", date="1/2/2020"),
            "content/articles/nhap.md": article_text(title="Nháp", status="draft"),
        }
    )
    build_site(root)
    for name in ("mot", "hai"):
        assert main(["export", "bagit", str(tmp_path / name), "--source", str(root)]) == 0
    assert read_tree(tmp_path / "mot") == read_tree(tmp_path / "hai")
    bag = bagit.Bag(str(tmp_path / "mot"))
    bag.validate()
    assert "data/pages/index.html" in bag.entries
    assert "data/sources/content/site.yml" in bag.entries
    assert not any("nhap" in path for path in bag.entries)
    table = (tmp_path / "mot/data/metadata.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [(row["date"], row["title"]) for row in rows] == [
        ("2020-02-01", "100% điều tra"),
        ("2020-10-16", "Gặp mặt"),
    ]


def test_a_damaged_bag_is_noticed(make_site: MakeSite, tmp_path: Path) -> None:
    root = make_site()
    build_site(root)
    main(["export", "bagit", str(tmp_path / "bag"), "--source", str(root)])
    (tmp_path / "bag/data/pages/index.html").write_text("x")
    assert not bagit.Bag(str(tmp_path / "bag")).is_valid()


def test_a_bag_never_goes_into_a_folder_with_files(make_site: MakeSite) -> None:
    root = make_site()
    build_site(root)
    assert main(["export", "bagit", str(root), "--source", str(root)]) == 1


def test_a_path_is_written_as_the_standard_says() -> None:
    tags = dict(render_tag_files([("data/100%\n.md", "00", 1)], ""))
    assert tags["manifest-sha256.txt"] == b"00  data/100%25%0A.md\n"


def test_no_title_is_a_formula() -> None:
    source = SourceRecord(
        path="a.md", digest="", title='=cmd|"/c calc"!A1', url="2020/10/16/a.html"
    )
    table = render_metadata(Manifest(base_url="", versions=(), outputs=(), sources=(source,)))
    row = list(csv.reader(io.StringIO(table.decode("utf-8-sig"))))[1]
    assert row[2].startswith("'=")
