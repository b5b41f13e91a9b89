from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from wardnews import cli

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite, Run


def run_module(
    *arguments: str | Path, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run `python -m wardnews` in a process of its own."""
    call = [sys.executable, "-m", "wardnews", *map(str, arguments)]
    variables = {**os.environ, **environment}
    return subprocess.run(  # noqa: S603  # the words are the tests' own
        call, cwd=cwd, env=variables, capture_output=True, check=False
    )


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_every_command_explains_itself_in_vietnamese(run: Run, command: str) -> None:
    called = run(command, "--help")
    assert (called.code, called.err) == (0, "")
    assert called.out.startswith(f"Cách dùng: wardnews {command}")
    assert "Tùy chọn:" in called.out
    assert "Show this message" not in called.out


def test_the_version_is_printed(run: Run) -> None:
    called = run("--version")
    assert called.code == 0
    assert called.out.startswith("wardnews")


LOADED = """
import sys
from wardnews.cli import main
for arguments in {calls!r}:
    assert main(arguments) == 0
print("loaded", *sorted({{name.partition(".")[0] for name in sys.modules}}))
"""


def loaded_by(*calls: list[str]) -> set[str]:
    """Return the packages that a process has loaded after these calls."""
    code = LOADED.format(calls=calls)
    done = subprocess.run(  # noqa: S603  # the words are the tests' own
        [sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8"
    )
    return set(done.stdout.splitlines()[-1].split())


def test_a_start_loads_little() -> None:
    loaded = loaded_by(["--version"])
    assert "click" in loaded
    others = {"yaml", "slugify", "zoneinfo", "importlib_metadata", "email", "sqlite3", "json"}
    assert not loaded & {*others, "jinja2", "markdown", "PIL", "watchdog", "rich", "concurrent"}


def test_a_build_without_a_change_loads_no_more_than_it_needs(make_site: MakeSite) -> None:
    build = ["build", "--source", str(make_site()), "--as-of", "2021-12-31", "--jobs", "1"]
    assert loaded_by(build) >= {"jinja2", "yaml"}
    loaded = loaded_by(build)
    assert not loaded & {
        "jinja2",
        "markdown",
        "PIL",
        "watchdog",
        "rich",
        "mammoth",
        "multiprocessing",
    }


def test_a_folder_without_a_site_is_named(run: Run, tmp_path: Path) -> None:
    called = run("build", "--source", tmp_path)
    assert called.code == 1
    assert f"Thư mục {tmp_path} không có tệp content/site.yml." in called.err


@pytest.mark.parametrize("call", [("--lang", "en", "check"), ("check", "--lang", "en")])
def test_the_language_may_stand_before_or_after_the_command(
    run: Run, make_site: MakeSite, call: tuple[str, ...]
) -> None:
    assert run(*call, "--source", make_site()).out == "No problems. Articles read: 1.\n"


def test_stopping_by_the_keyboard_is_no_traceback(
    run: Run, make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("wardnews.unchanged.read_settings", stop)
    called = run("check", "--source", make_site())
    assert (called.code, called.err.strip()) == (130, "Đã dừng theo yêu cầu.")


def test_an_unforeseen_error_is_one_sentence(
    run: Run, make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("wardnews.unchanged.read_settings", fail)
    monkeypatch.delenv("WARDNEWS_DEBUG")
    called = run("check", "--source", make_site())
    assert called.code == 70
    assert called.err.startswith(
        "Chương trình gặp lỗi chưa lường trước: ZeroDivisionError: by zero"
    )
    assert "Traceback" not in called.err


def test_the_module_runs_where_paths_have_spaces_and_marks(make_site: MakeSite) -> None:
    root = make_site()
    done = run_module("build", "--output", "kết quả dựng", "--as-of", "1/1/2021", cwd=root)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (root / "kết quả dựng" / "2020/10/16/gap-mat.html").is_file()


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437"])
@pytest.mark.parametrize(("call", "code"), [("check", 1), ("build", 1), ("--help", 0), ("bil", 2)])
def test_a_terminal_that_cannot_show_vietnamese_stops_nothing(
    make_site: MakeSite, call: str, code: int, encoding: str
) -> None:
    root = make_site({"content/articles/x.md": "không có khai báo"})
    done = run_module(call, cwd=root, PYTHONIOENCODING=encoding, PYTHONUTF8="0", LC_ALL="C")
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    assert b"wardnews" in done.stdout + done.stderr or b"no-front-matter" in done.stderr


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"FORCE_COLOR": "1"}, {"TERM": "dumb"}])
def test_nothing_is_coloured_that_is_not_a_terminal(
    make_site: MakeSite, environment: dict[str, str]
) -> None:
    root = make_site({"content/articles/x.md": "không có khai báo"})
    done = run_module("check", cwd=root, **environment)
    assert done.returncode == 1
    assert b"\x1b" not in done.stdout + done.stderr
