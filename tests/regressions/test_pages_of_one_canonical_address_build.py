"""Pages of the old portal that share one canonical address became articles that stopped the build."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import article_text, build_site, read_tree, write_files

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Called, MakeSite, Run

PAGE = """<!-- saved from url=(0029){saved} -->
<html><head><meta charset="utf-8"><link rel="canonical" href="https://phuong.example/{at}"></head>
<body><div><h3>{title}</h3><p>Ngày đăng 18/04/2021 | 07:45</p>
<div><p>Sáng nay bà con tổ dân phố ra quân dọn vệ sinh.</p></div></div></body></html>"""
STANDING = "---\ntitle: Liên hệ\n---\n\nTrụ sở phường.\n"


def page(title: str, at: str, saved: str = "file") -> str:
    return PAGE.format(title=title, at=at, saved=saved)


def imported(run: Run, root: Path) -> Called:
    return run("import", root / "cũ", "--into", root / "content/articles", "--category", "Dân vận")


def addresses(root: Path) -> dict[str, str]:
    """Return the old address of each article that has one."""
    lines = {
        file.stem: [line for line in file.read_text("utf-8").split("\n") if "legacy_url" in line]
        for file in (root / "content/articles").rglob("*.md")
    }
    return {stem[11:]: line.partition(": ")[2] for stem, found in lines.items() for line in found}


def test_the_first_page_keeps_the_address_and_the_other_is_told(
    make_site: MakeSite, run: Run
) -> None:
    at = "tin?p_p_id=101&_101_assetEntryId=5"
    root = write_files(
        make_site(),
        {"cũ/a.html": page("Bài một", at), "cũ/b.html": page("Bài hai", "x?assetEntryId=5")},
    )
    called = imported(run, root)
    assert called.code == 0
    told = "Không ghi địa chỉ cũ, vì bài hay trang khác đã có địa chỉ này: https://phuong.example/x"
    assert called.out.count("Không ghi địa chỉ cũ") == 1
    assert told in called.out
    assert "2021-04-18-bai-mot.md)" in called.out
    assert addresses(root) == {"bai-mot": f"https://phuong.example/{at}"}
    assert build_site(root).shown == 3
    before = read_tree(root / "content")
    assert "không đổi" in imported(run, root).out
    assert read_tree(root / "content") == before


def test_a_page_that_tells_another_address_has_that(make_site: MakeSite, run: Run) -> None:
    second = page("Bài hai", "tin", "https://phuong.example/tin/2")
    root = write_files(make_site(), {"cũ/a.html": page("Bài một", "tin"), "cũ/b.html": second})
    imported(run, root)
    assert addresses(root)["bai-hai"] == "https://phuong.example/tin/2"
    assert build_site(root).shown == 3


@pytest.mark.parametrize(
    "at",
    [
        "cu/90-nam",
        "CU/90-Nam/index.html",
        "cu/90-nam/index.html/trang-2",
        "tin.html",
        "tin.html/trang-2",
        "index.html",
        "dan-van",
        "Dan-Van/index.html",
        "lien-he.html",
        "2020/10/16",
        "2020/10/16/gap-mat.html",
        "2021/04/18/bai-mot.html",
        "thong-ke.html",
    ],
)
def test_addresses_that_the_site_has_already(make_site: MakeSite, run: Run, at: str) -> None:
    aliased = "---\naliases: [cu/90-nam]\nlegacy_url: https://cu.example/tin.html"
    root = make_site(
        {
            "content/articles/a.md": article_text(title="Khác").replace("---", aliased, 1),
            "content/pages/lien-he.md": STANDING,
            "cũ/a.html": page("Bài một", at),
        }
    )
    assert "Không ghi địa chỉ cũ" in imported(run, root).out
    assert len(addresses(root)) == 0 or "bai-mot" not in addresses(root)
    assert build_site(root).shown == 3


def test_articles_elsewhere_in_the_site_count_too(make_site: MakeSite, run: Run) -> None:
    old = article_text(title="Khác").replace("---", "---\nlegacy_url: https://cu.example/tin", 1)
    root = make_site({"content/articles/cu/a.md": old, "cũ/a.html": page("Bài một", "tin")})
    into = root / "content/articles/moi"
    called = run("import", root / "cũ", "--into", into, "--category", "Dân vận")
    assert "Không ghi địa chỉ cũ" in called.out
    assert build_site(root).shown == 3
