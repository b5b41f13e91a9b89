"""The publishing workflows: what they run works, with no more rights than it needs."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from conftest import MakeSite

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / ".github/workflows/publish.yml").read_text("utf-8")
WORKFLOW: dict[str, Any] = yaml.load(TEXT, Loader=yaml.BaseLoader)  # noqa: S506  # texts alone
GITLAB: dict[str, Any] = yaml.safe_load((ROOT / "docs/deploy/gitlab-ci.yml").read_text("utf-8"))
BUILD = WORKFLOW["jobs"]["build"]
RUNS = [step["run"] for step in BUILD["steps"] if "run" in step]
INSTALL = "python -m pip install ."
"""Not run here: it would go through a registry. The tests run on what it installs."""


def test_it_runs_on_each_push_and_once_a_day() -> None:
    assert WORKFLOW["on"]["push"] == {"branches": ["main"]}
    (daily,) = WORKFLOW["on"]["schedule"]
    assert re.fullmatch(r"\d{1,2} \d{1,2} \* \* \*", daily["cron"])
    assert set(WORKFLOW["on"]) == {"push", "schedule", "workflow_dispatch"}


def test_every_action_is_pinned_to_a_full_commit_id() -> None:
    used = [
        step["uses"] for job in WORKFLOW["jobs"].values() for step in job["steps"] if "uses" in step
    ]
    assert len(used) == TEXT.count("uses:") == 5
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", each) for each in used)


def test_only_the_publishing_job_may_publish() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert "permissions" not in BUILD
    assert WORKFLOW["jobs"]["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert WORKFLOW["jobs"]["publish"]["needs"] == "build"
    assert all("run" not in step for step in WORKFLOW["jobs"]["publish"]["steps"])


def test_no_text_of_others_becomes_a_command() -> None:
    assert not any("${{" in run for run in RUNS)
    checkout = next(
        step for step in BUILD["steps"] if step.get("uses", "").startswith("actions/checkout@")
    )
    assert checkout["with"]["persist-credentials"] == "false"


def test_the_cache_is_of_what_a_build_leaves_and_the_artifact_is_the_site() -> None:
    by_name = {step["uses"].partition("@")[0]: step for step in BUILD["steps"] if "uses" in step}
    cache = by_name["actions/cache"]["with"]
    assert cache["path"].split() == [path.rstrip("/") for path in GITLAB["pages"]["cache"]["paths"]]
    assert cache["key"].startswith(cache["restore-keys"])
    assert by_name["actions/upload-pages-artifact"]["with"]["path"] == "build"
    assert GITLAB["pages"]["artifacts"]["paths"] == ["public"]


def run_in(root: Path, line: str) -> subprocess.CompletedProcess[str]:
    """Run a line of a workflow by a shell, in the folder of a site, with our own `wardnews`."""
    shell = shutil.which("sh")
    assert shell is not None
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(  # noqa: S603  # our own lines
        [shell, "-ec", line],
        cwd=root,
        env={**os.environ, "PATH": path},
        check=False,
        capture_output=True,
        text=True,
    )


SCRIPTS = {"GitHub": RUNS, "GitLab": GITLAB["pages"]["script"]}


@pytest.mark.skipif(shutil.which("sh") is None, reason="the workflows run in a Unix shell")
@pytest.mark.parametrize("host", SCRIPTS)
def test_every_line_of_a_workflow_works(make_site: MakeSite, host: str) -> None:
    root = make_site()
    install, *lines = SCRIPTS[host]
    assert install == INSTALL
    assert (ROOT / "pyproject.toml").exists()
    for line in lines:
        done = run_in(root, line)
        assert done.returncode == 0, (line, done.stderr)
    published = root / ("build" if host == "GitHub" else "public")
    assert (published / "index.html").exists()
    assert run_in(root, f"wardnews verify {published.name}").returncode == 0


@pytest.mark.skipif(shutil.which("sh") is None, reason="the workflows run in a Unix shell")
@pytest.mark.parametrize("host", SCRIPTS)
def test_a_warning_stops_the_publishing(make_site: MakeSite, host: str) -> None:
    root = make_site(
        {"content/articles/b.md": "---\ntitle: B\ndate: 1/1/2090\ncategory: Dân vận\n---\n\nb\n"}
    )
    check = next(line for line in SCRIPTS[host] if line.startswith("wardnews check"))
    done = run_in(root, check)
    assert done.returncode == 1
    assert ("::error" in done.stdout) == (host == "GitHub")


def test_both_hosts_do_the_same_in_the_same_order() -> None:
    for lines in SCRIPTS.values():
        words = [shlex.split(line)[:2] for line in lines[1:4]]
        assert words == [["wardnews", "check"], ["wardnews", "build"], ["wardnews", "verify"]]
        assert all("--strict" in line for line in lines[1:3])
