"""Vietnamese messages gave the system's reason in English: "No space left on device"."""

from __future__ import annotations

import errno
import gzip
import os
import socket
import ssl
from typing import TYPE_CHECKING

import pytest

from builders import article_text, build_site
from wardnews.errors import reason_of
from wardnews.messages import en, vi

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite, Run

MET = (
    *("ENOSPC", "EACCES", "EPERM", "ENOENT", "EROFS", "ENAMETOOLONG", "EBUSY", "EISDIR", "ENOTDIR"),
    *("EEXIST", "ETXTBSY", "EIO", "EMFILE", "ECONNREFUSED", "ENETUNREACH"),
)


@pytest.mark.parametrize("name", MET)
def test_what_an_editor_may_meet_has_words(name: str) -> None:
    number = getattr(errno, name)
    assert reason_of(OSError(number, os.strerror(number))) == name
    assert vi.REASONS[name] != en.REASONS[name]


@pytest.mark.parametrize(
    "error",
    [
        gzip.BadGzipFile("Not a gzipped file"),
        socket.gaierror(-2, "Name or service not known"),
        ssl.SSLCertVerificationError(1, "certificate verify failed"),
        TimeoutError("timed out"),
    ],
)
def test_so_have_errors_that_are_not_the_system_s_own(error: OSError) -> None:
    assert reason_of(error) == type(error).__name__
    assert reason_of(error) in vi.REASONS


@pytest.mark.parametrize("number", [32, 33])
def test_a_file_that_is_open_in_word_is_told_as_such(number: int) -> None:
    error = PermissionError(errno.EACCES, "The process cannot access the file")
    vars(error)["winerror"] = number  # as on Windows
    assert reason_of(error) == "EBUSY"


def test_what_has_no_name_has_a_number() -> None:
    assert reason_of(OSError(9999, "Unknown error 9999")) == "9999"


@pytest.mark.parametrize(
    ("language", "words"), [("vi", "ổ đĩa đã hết chỗ trống"), ("en", "the disk is full")]
)
def test_a_full_disk(
    make_site: MakeSite,
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    language: str,
    words: str,
) -> None:
    root = make_site()
    build_site(root)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "a")

    monkeypatch.setattr(os, "replace", full)
    for call in (("build",), ("deploy", tmp_path / "www"), ("export", "zip", tmp_path / "a.zip")):
        called = run(*call, "--source", root, "--lang", language)
        assert called.code == 1
        assert f"{words}." in called.err.splitlines()[0]
        assert "No space" not in called.err


def test_a_link_to_nowhere(make_site: MakeSite, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    page = article_text("[Báo](https://bao.invalid/)")
    root = make_site({"content/articles/2020/2020-10-16-gap-mat.md": page})

    def nobody(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    called = run("check", "--links", "--external", "--source", root)
    assert "“https://bao.invalid/”: không tìm thấy máy chủ, hoặc không có mạng." in called.err
