"""`views` took any file and said that nothing had been read in it, as if nobody had come."""

from __future__ import annotations

import bz2
import gzip
from typing import TYPE_CHECKING

import pytest

from builders import PAGE, build_site

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite, Run

AGENT = "Mozilla/5.0 (Linux; Android 9) AppleWebKit/537.36"
REQUEST = (
    f'203.0.113.7 - - [16/Oct/2020:15:34:12 +0700] "{{}} /{PAGE} HTTP/1.1" {{}} 5 "-" "{AGENT}"\n'
)
READ = REQUEST.format("GET", 200).encode()
STRANGE = {
    "json": b'{"remote_addr": "203.0.113.7", "request": "GET / HTTP/1.1"}\n',
    "vhost": b"hoasua.example:443 " + READ,
    "utf-16": READ.decode().encode("utf-16"),
    "bzip2": bz2.compress(READ),
    "error.log": b"2020/10/16 15:34:12 [error] 7#7: *1 open() failed\n",
}


@pytest.fixture
def site(make_site: MakeSite) -> Path:
    root = make_site()
    build_site(root)
    return root


@pytest.mark.parametrize("name", STRANGE)
def test_it_is_named_and_the_others_are_counted(site: Path, run: Run, name: str) -> None:
    (site / name).write_bytes(STRANGE[name])
    (site / "access.log").write_bytes(READ)
    alone = run("views", site / name, "--source", site)
    assert (alone.code, alone.err.partition(":")[0]) == (1, str(site / name))
    beside = run("views", site / "access.log", site / name, "--source", site)
    assert beside.code == 0
    assert "cộng thêm 1 lượt xem" in beside.out
    assert beside.err == alone.err


@pytest.mark.parametrize(
    "data",
    [
        b"",
        READ,
        gzip.compress(READ),
        REQUEST.format("POST", 200).encode(),
        b"rac\n" + REQUEST.format("GET", 404).encode(),
    ],
)
def test_a_log_without_readers_is_a_log(site: Path, run: Run, data: bytes) -> None:
    (site / "a.log").write_bytes(data)
    called = run("views", site / "a.log", "--source", site)
    assert (called.code, called.err) == (0, "")
