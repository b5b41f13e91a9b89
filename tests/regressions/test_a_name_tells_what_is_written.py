"""`export zip bao-cao.docx` put a ZIP in the place of a document; `ky-yeu.pdf` was no PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import build_site, read_tree

if TYPE_CHECKING:
    from conftest import MakeSite, Run

ZIP, YEARBOOK = ("export", "zip"), ("yearbook", "2020", "--output")


@pytest.mark.parametrize("is_there", [True, False])
@pytest.mark.parametrize(
    ("call", "name", "told"),
    [
        (ZIP, "bao-cao.docx", "không phải là tên của một tệp ZIP"),
        (ZIP, "usb", "không phải là tên của một tệp ZIP"),
        (YEARBOOK, "ky-yeu.pdf", "--output ky-yeu-2020.html"),
        (YEARBOOK, "ky-yeu", "--output ky-yeu-2020.html"),
    ],
)
def test_another_kind_of_file_is_refused(
    make_site: MakeSite, run: Run, *, call: tuple[str, ...], name: str, told: str, is_there: bool
) -> None:
    root = make_site({name: "quan trọng"} if is_there else {})
    build_site(root)
    before = read_tree(root)
    called = run(*call, root / name, "--source", root)
    assert called.code == 2
    assert told in called.err
    assert read_tree(root) == before


@pytest.mark.parametrize(
    ("call", "name"), [(ZIP, "A.ZIP"), (YEARBOOK, "a.HTML"), (YEARBOOK, "a.htm")]
)
def test_what_was_written_before_is_written_again(
    make_site: MakeSite, run: Run, *, call: tuple[str, ...], name: str
) -> None:
    root = make_site({name: "cũ"})
    build_site(root)
    assert run(*call, root / name, "--source", root).code == 0
    assert (root / name).read_bytes() != "cũ".encode()
