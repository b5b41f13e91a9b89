"""The publishing workflow: actions pinned to full commit ids, no more rights than it needs."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / ".github/workflows/publish.yml").read_text("utf-8")
WORKFLOW = yaml.safe_load(TEXT)


def test_every_action_is_pinned_to_a_full_commit_id() -> None:
    used = re.findall(r"uses: (\S+)", TEXT)
    assert used
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", each) for each in used)


def test_only_the_publishing_job_may_publish() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert "permissions" not in WORKFLOW["jobs"]["build"]
    assert WORKFLOW["jobs"]["publish"]["permissions"] == {"pages": "write", "id-token": "write"}


def test_it_checks_builds_strictly_and_verifies_in_this_order() -> None:
    runs = [step["run"] for step in WORKFLOW["jobs"]["build"]["steps"] if "run" in step]
    assert runs[1:] == [
        "wardnews check --strict --format github",
        "wardnews build --strict",
        "wardnews verify",
    ]


def test_gitlab_runs_the_same() -> None:
    pages = yaml.safe_load((ROOT / "docs/deploy/gitlab-ci.yml").read_text("utf-8"))["pages"]
    assert pages["script"][1:4] == [
        "wardnews check --strict",
        "wardnews build --strict",
        "wardnews verify",
    ]
