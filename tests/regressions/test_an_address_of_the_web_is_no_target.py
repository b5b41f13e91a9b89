"""`deploy https://phuong.example` looked for a host called `https`, and said that there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import build_site

if TYPE_CHECKING:
    from conftest import MakeSite, Run


@pytest.mark.parametrize(
    "target", ["https://phuong.example", "ftp://phuong.example/www", "SFTP://a@may/www", "-e:x"]
)
def test_it_is_told(make_site: MakeSite, run: Run, target: str) -> None:
    root = make_site()
    build_site(root)
    called = run("deploy", "--source", root, "--", target)
    assert called.code == 2
    assert f"“{target}” không phải là nơi nhận trang tin" in called.err
