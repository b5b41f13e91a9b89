"""`deploy --dry-run` to a server said that it had copied."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest import mock

import pytest

if TYPE_CHECKING:
    from conftest import MakeSite, Run


@pytest.mark.parametrize(
    ("options", "said"), [(("--dry-run",), "chưa chép gì"), ((), "Đã chép xong")]
)
def test_it_says_what_was_done(
    make_site: MakeSite, run: Run, options: tuple[str, ...], said: str
) -> None:
    with mock.patch("wardnews.commands.deploy_command.deploy_by_rsync") as deploy:
        called = run("deploy", "may:www", *options, "--source", make_site())
    assert deploy.call_args.kwargs == {"dry_run": bool(options)}
    assert called.code == 0
    assert said in called.out
    assert "may:www" in called.out
