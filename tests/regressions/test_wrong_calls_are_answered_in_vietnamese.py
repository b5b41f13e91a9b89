"""A wrong call was answered in the English of the library that reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import MakeSite, Run

WRONG: dict[str, tuple[str, str]] = {
    "buid": ("Không có lệnh nào tên là “buid”.", 'There is no command named "buid".'),
    "build --nope": ("Lệnh không có tùy chọn --nope.", "The command has no option --nope."),
    "build --output": ("Tùy chọn --output dùng chưa đúng", "The option --output is misused"),
    "build --strict=1": ("Tùy chọn --strict dùng chưa đúng", "The option --strict is misused"),
    "build x": ("Lệnh có phần thừa: x.", "The command has too many words: x."),
    "new Hội nghị": ("Lệnh có phần thừa: nghị.", "The command has too many words: nghị."),
    "new": ("Lệnh còn thiếu TITLE.", "The command still needs TITLE."),
    "import": ("Lệnh còn thiếu FILE….", "The command still needs FILE…."),
    "check --format x": ("phải là một trong: github, json, text.", "must be one of: github, json"),
    "check --as-of mai": ("Không đọc được ngày “mai”.", 'The date "mai" cannot be read.'),
    "yearbook 1900 --output a.html": (
        "YEAR phải là một số nguyên từ 1945 đến 2100.",
        "YEAR must be a whole number from 1945 to 2100.",
    ),
    "yearbook nay --output a.html": ("số nguyên từ 1945", "a whole number from 1945"),
    "serve --port 99999": (
        "--port phải là một số nguyên từ 0 đến 65535.",
        "--port must be a whole number from 0 to 65535.",
    ),
    "build --jobs 0": ("một số nguyên từ 1 đến 64.", "a whole number from 1 to 64."),
    "search a --limit 0": ("một số nguyên từ 1 trở lên.", "a whole number of 1 or more."),
    "yearbook 2020 --output /": (
        "--output phải là một tệp, không phải một thư mục.",
        "--output must be a file, not a folder.",
    ),
    "build --report /": ("--report phải là một tệp", "--report must be a file"),
}
LIBRARY = (
    "No such",
    "Got unexpected",
    "Invalid value",
    "requires an argument",
    "Usage",
    "Error:",
    "is a dir",
)


@pytest.mark.parametrize("call", WRONG)
def test_the_answer_is_vietnamese(run: Run, call: str) -> None:
    called = run(*call.split())
    assert (called.code, called.out) == (2, "")
    assert WRONG[call][0] in called.err
    assert not any(words in called.err for words in LIBRARY)
    assert len(called.err.splitlines()) == 2


@pytest.mark.parametrize("call", WRONG)
def test_the_answer_is_english_when_asked_for(run: Run, call: str) -> None:
    called = run("--lang", "en", *call.split())
    assert called.code == 2
    assert WRONG[call][1] in called.err


def test_a_file_given_for_a_folder_is_named_by_its_option(run: Run) -> None:
    assert "Giá trị của --source phải là một thư mục" in run("check", "--source", __file__).err


def test_no_command_prints_the_commands(run: Run) -> None:
    called = run()
    assert called.code == 0
    assert called.out.startswith("Cách dùng: wardnews")
    assert "check" in called.out


def test_a_misspelt_category_is_answered_with_the_nearest(run: Run, make_site: MakeSite) -> None:
    called = run("new", "Bài", "--category", "Dâng vận", "--source", make_site())
    assert called.code == 2
    assert "“Dân vận”? Các chuyên mục hiện có: Công tác Đảng, Dân vận" in called.err
