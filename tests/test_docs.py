"""Documentation that cannot lie: whatever an editor can type or be told stands in the guide."""

from __future__ import annotations

import json
import re
import tomllib
from importlib import import_module
from pathlib import Path

import click
import pytest

from wardnews import cli, frontmatter, settings
from wardnews.messages import en, vi
from wardnews.problem import WARNINGS

ROOT = Path(__file__).parent.parent
GUIDE, PROBLEMS, DEPENDENCIES, README = (
    (ROOT / name).read_text(encoding="utf-8")
    for name in ("docs/huong-dan.md", "docs/problems.md", "docs/dependencies.md", "README.md")
)

KEYS = {
    "front matter": frontmatter.ARTICLE_FIELDS,
    "attachments": frontmatter.ATTACHMENT_FIELDS,
    "corrections": frontmatter.CORRECTION_FIELDS,
    "standing pages": frontmatter.PAGE_FIELDS,
    "site.yml": settings.SITE_FIELDS,
    "categories": settings.CATEGORY_FIELDS,
    "contact": settings.CONTACT_FIELDS,
    "links": settings.LINK_FIELDS,
}


def command(name: str) -> click.Command:
    made = import_module(f"wardnews.commands.{name}_command").command
    assert isinstance(made, click.Command)
    return made


def options(made: click.Command) -> set[str]:
    """Return the long options of a command, without `--help`."""
    found = [param for param in made.params if isinstance(param, click.Option)]
    return {name for each in found for name in (*each.opts, *each.secondary_opts)} - {"--help"}


ALL_OPTIONS = sorted({each for name in cli.COMMANDS for each in options(command(name))})


def in_backticks(text: str) -> str:
    """Return everything that stands between backticks or in a block of code."""
    blocks = re.findall(r"^ *```.*?\n(.*?)^ *```", text, flags=re.DOTALL | re.MULTILINE)
    without = re.sub(r"^ *```.*?\n.*?^ *```", "", text, flags=re.DOTALL | re.MULTILINE)
    return "\n".join([*blocks, *re.findall(r"`([^`\n]+)`", without)])


def names_in_backticks(text: str) -> set[str]:
    return set(re.findall(r"[\w-]+", in_backticks(text)))


@pytest.mark.parametrize("name", cli.COMMANDS)
@pytest.mark.parametrize("text", [GUIDE, README], ids=["huong-dan.md", "README.md"])
def test_every_command_is_documented(text: str, name: str) -> None:
    assert f"wardnews {name}" in in_backticks(text)


@pytest.mark.parametrize("text", [GUIDE, README], ids=["huong-dan.md", "README.md"])
def test_no_documented_command_is_made_up(text: str) -> None:
    named = re.findall(r"\bwardnews ([a-z]+)", in_backticks(text))
    assert set(named) <= set(cli.COMMANDS)


@pytest.mark.parametrize("option", ALL_OPTIONS)
def test_every_option_is_documented(option: str) -> None:
    assert re.search(rf"{option}(?![\w-])", in_backticks(GUIDE))


def test_no_documented_option_is_made_up() -> None:
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", in_backticks(GUIDE)))
    assert named <= {*ALL_OPTIONS, "--help", "--version"}


@pytest.mark.parametrize(
    ("place", "key"), [(place, field.key) for place, table in KEYS.items() for field in table]
)
def test_every_key_is_documented(place: str, key: str) -> None:
    assert key in names_in_backticks(GUIDE), f"{key} ({place})"


@pytest.mark.parametrize("code", vi.PROBLEMS)
def test_every_problem_is_documented(code: str) -> None:
    chapter = GUIDE.partition("## Khi báo lỗi")[2]
    assert f"| `{code}` |" in PROBLEMS
    assert f"`{code}`" in chapter


def test_no_documented_problem_is_made_up() -> None:
    rows = set(re.findall(r"^\| `([a-z0-9-]+)` \|", PROBLEMS, flags=re.MULTILINE))
    assert rows <= vi.PROBLEMS.keys()


def test_warnings_are_documented_as_warnings() -> None:
    rows = re.findall(r"^\| `([a-z0-9-]+)` \| ([a-z]+)", PROBLEMS, flags=re.MULTILINE)
    assert {code for code, severity in rows if severity == "warning"} == WARNINGS


def test_both_languages_have_the_same_sentences() -> None:
    assert vi.PROBLEMS.keys() == en.PROBLEMS.keys()
    assert vi.SENTENCES.keys() == en.SENTENCES.keys()


def dependencies() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    given = [*project["dependencies"], *(each for extra in extras for each in extra)]
    return [re.split(r"[<>=!~;\[ ]", each, maxsplit=1)[0] for each in given]


def from_npm() -> list[str]:
    """Return what tests and benchmarks bring from npm; nothing that is published needs any."""
    files = (ROOT / folder / "package.json" for folder in ("benchmarks", "tests/browser"))
    return [name for file in files for name in json.loads(file.read_bytes())["dependencies"]]


@pytest.mark.parametrize("name", [*dependencies(), *from_npm()])
def test_every_dependency_says_why(name: str) -> None:
    assert re.search(rf"^\|.*`{re.escape(name)}`.*\|", DEPENDENCIES, flags=re.MULTILINE)


def test_no_named_dependency_is_made_up() -> None:
    rows = re.findall(r"^\| (`.*?) \|", DEPENDENCIES, flags=re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`([^`]+)`", row)}
    assert named <= {*dependencies(), *from_npm()}
