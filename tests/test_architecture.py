"""Who may know what: an import points down only, and effects stay at the edge."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from layers import LAYERS, words

ROOT = Path(__file__).parent.parent / "src" / "wardnews"


PURE = frozenset().union(*LAYERS[:3])

# What a pure module never imports: clock, chance, locale, environment, disk, network, processes.
IMPURE_MODULES = words(
    """
    asyncio concurrent fcntl fileinput getpass glob http io locale logging mmap multiprocessing os
    pathlib platform random secrets select shutil signal socket sqlite3 subprocess sys tempfile
    threading time urllib.request uuid
    """
)
PURE_PARTS = frozenset({"pathlib.PurePosixPath", "pathlib.PurePath"})
IMPURE_CALLS = frozenset({"open", "print", "input", "breakpoint", "eval", "exec", "__import__"})
CLOCK_METHODS = frozenset({"now", "utcnow", "today", "fromtimestamp", "utcfromtimestamp"})
DISK_METHODS = words(
    """
    read_text read_bytes write_text write_bytes unlink mkdir rmdir touch iterdir rglob is_file
    is_dir stat lstat resolve expanduser cwd home
    """
)

MODULE_LENGTH = 300
FUNCTION_LENGTH = 50
TABLES = frozenset({"messages.vi", "messages.en"})  # a sentence a code: no code to lose oneself in


def module_name(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    name = ".".join(part for part in parts if part != "__init__")
    return name or "wardnews"


FILES = {module_name(file): file for file in sorted(ROOT.rglob("*.py"))}
TREES = {name: ast.parse(file.read_text(encoding="utf-8")) for name, file in FILES.items()}
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}


def imported_names(tree: ast.Module) -> set[str]:
    """Return every dotted name that is imported, also inside functions and for types only."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def own_imports(name: str) -> set[str]:
    """Return the modules of wardnews that a module imports."""
    own = (each.removeprefix("wardnews.") for each in imported_names(TREES[name]))
    candidates = {part for each in own for part in (each, each.rpartition(".")[0])}
    return (candidates & FILES.keys()) - {name, ""}


def calls(tree: ast.Module) -> list[str]:
    """Return what is called: `open`, or `.now` for a method."""
    functions = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    plain = [each.id for each in functions if isinstance(each, ast.Name)]
    return plain + [f".{each.attr}" for each in functions if isinstance(each, ast.Attribute)]


def test_every_module_stands_in_exactly_one_layer() -> None:
    listed = [name for names in LAYERS for name in names]
    assert sorted(listed) == sorted(FILES)


@pytest.mark.parametrize("name", FILES)
def test_an_import_points_down_only(name: str) -> None:
    upwards = {other for other in own_imports(name) if LEVEL[other] > LEVEL[name]}
    assert not upwards


def test_no_imports_go_round_in_a_circle() -> None:
    try:
        TopologicalSorter({name: own_imports(name) for name in FILES}).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_only_the_entry_point_imports_the_command_line() -> None:
    assert [name for name in FILES if "cli" in own_imports(name)] == ["__main__"]


def test_no_import_is_relative_or_takes_everything() -> None:
    nodes = [node for tree in TREES.values() for node in ast.walk(tree)]
    froms = [node for node in nodes if isinstance(node, ast.ImportFrom)]
    assert not [node.module for node in froms if node.level]
    assert not [node.module for node in froms if any(alias.name == "*" for alias in node.names)]


@pytest.mark.parametrize("name", sorted(PURE & FILES.keys()))
def test_a_pure_module_imports_no_clock_chance_locale_environment_or_disk(name: str) -> None:
    names = imported_names(TREES[name]) - PURE_PARTS
    prefixes = {each: {each, each.partition(".")[0]} for each in names}
    assert not {each for each, parts in prefixes.items() if parts & IMPURE_MODULES}


@pytest.mark.parametrize("name", sorted(PURE & FILES.keys()))
def test_a_pure_module_calls_no_clock_and_no_disk(name: str) -> None:
    methods = {f".{each}" for each in CLOCK_METHODS | DISK_METHODS}
    # What `dataclasses` does for a class, `values` does: it writes an `__init__` and compiles it.
    allowed = {"exec"} if name == "values" else set()
    assert not set(calls(TREES[name])) & (IMPURE_CALLS | methods) - allowed


@pytest.mark.parametrize("name", sorted(FILES.keys() - TABLES))
def test_a_module_is_short(name: str) -> None:
    assert len(FILES[name].read_text(encoding="utf-8").splitlines()) <= MODULE_LENGTH


@pytest.mark.parametrize("name", FILES)
def test_a_function_is_short(name: str) -> None:
    nodes = ast.walk(TREES[name])
    functions = [n for n in nodes if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    lengths = {each.name: (each.end_lineno or 0) - each.lineno + 1 for each in functions}
    assert not {each: length for each, length in lengths.items() if length > FUNCTION_LENGTH}


def test_only_the_command_line_reads_the_environment() -> None:
    names = {
        name
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}
    }
    assert names <= {
        "clock",
        "cli",
    }
