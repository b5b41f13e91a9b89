from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from builders import article_text, build_site, read_tree
from wardnews.manifest import (
    Manifest,
    OutputRecord,
    SourceRecord,
    build_record,
    compare_outputs,
    parse_manifest,
    render_manifest,
)
from wardnews.output import read_manifest, read_records

MANIFEST = Manifest(
    base_url="https://hoasua.example",
    versions=(("nh3", "1"), ("python", "3.11")),
    outputs=(build_record("a.html", b"a"), build_record("b/c.html", b"")),
    sources=(
        SourceRecord(path="content/articles/a.md", digest="00", title='Gặp "mặt"', url="a.html"),
        SourceRecord(path="content/articles/a.pdf", digest="11"),
    ),
)

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite


def test_a_record_is_read_as_it_was_written() -> None:
    assert parse_manifest(render_manifest(MANIFEST)) == MANIFEST


def test_a_record_of_nothing() -> None:
    nothing = Manifest(base_url="", versions=(), outputs=(), sources=())
    assert parse_manifest(render_manifest(nothing)) == nothing


def test_one_line_a_file() -> None:
    assert render_manifest(MANIFEST).decode().splitlines()[4].startswith('"a.html": {"sha256":')


@pytest.mark.parametrize(
    "data",
    [
        b"", b"[]", b"1", b"null", b"\xff", b"{}", b"[" * 100_000, b'{"base_url": 1}',
        b'{"base_url": "", "versions": [], "outputs": {}, "sources": {}}',
        b'{"base_url": "", "versions": {}, "outputs": {"a": 1}, "sources": {}}',
        b'{"base_url": "", "versions": {}, "outputs": {"a": {"sha256": 1, "size": 1}}, "sources": {}}',
    ],
)  # fmt: skip
def test_what_is_no_record_is_refused(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_bytes(data)
    assert read_manifest(tmp_path) is None


def test_every_difference_is_named() -> None:
    found = [
        OutputRecord(path="b/c.html", sha256="0", size=0),
        build_record("d.html", b""),
        build_record("manifest.json", b"x"),
    ]
    difference = compare_outputs(MANIFEST, found)
    assert difference.missing == ("a.html",)
    assert difference.altered == ("b/c.html",)
    assert difference.foreign == ("d.html",)


def test_a_build_records_every_file_and_nothing_private(make_site: MakeSite) -> None:
    root = make_site(
        {
            "content/articles/nhap-bi-mat.md": article_text(title="Chưa đăng", status="draft"),
            "content/articles/hen.md": article_text(title="Hẹn", publish="01/01/2099"),
            "content/articles/go.md": article_text(title="Đã gỡ", status="withdrawn"),
        }
    )
    build_site(root)
    output = root / "build"
    manifest = parse_manifest((output / "manifest.json").read_bytes())
    ours = {"manifest.json", ".wardnews", ".wardnews-lock"}
    files = read_tree(output).keys() - ours
    assert {each.path for each in manifest.outputs} == files
    assert not compare_outputs(manifest, read_records(output))
    recorded = json.dumps([each.path for each in manifest.sources])
    assert "bi-mat" not in recorded
    assert "hen.md" not in recorded
    assert [each.url for each in manifest.sources if each.url] == [
        "2020/10/16/gap-mat.html",
        "2020/10/16/go.html",
    ]


def test_a_preview_of_drafts_does_not_make_them_public(make_site: MakeSite) -> None:
    root = make_site({"content/articles/nhap.md": article_text(title="Nháp", status="draft")})
    build_site(root, drafts=True)
    manifest = parse_manifest((root / "build/manifest.json").read_bytes())
    assert [each.url for each in manifest.sources if each.url] == ["2020/10/16/gap-mat.html"]


def test_a_link_in_the_output_is_foreign(make_site: MakeSite, tmp_path: Path) -> None:
    root = make_site()
    build_site(root)
    output = root / "build"
    (output / "ra-ngoai").symlink_to(tmp_path)
    page = output / "index.html"
    data = page.read_bytes()
    page.unlink()
    (tmp_path / "elsewhere").write_bytes(data)
    page.symlink_to(tmp_path / "elsewhere")
    manifest = parse_manifest((output / "manifest.json").read_bytes())
    difference = compare_outputs(manifest, read_records(output))
    assert difference.foreign == ("ra-ngoai",)
    assert difference.altered == ("index.html",)
