"""`wardnews check --links`: builds the site into a folder of its own and follows every link."""

from __future__ import annotations

import tempfile
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from http.client import HTTPException
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wardnews.build import build
from wardnews.config import Config
from wardnews.errors import reason_of
from wardnews.executors import SerialExecutor
from wardnews.links import check_links, external_links, parse_links
from wardnews.output import MARK
from wardnews.preparing import config_of
from wardnews.problem import Problem, build_problem
from wardnews.source import read_file, read_settings

if TYPE_CHECKING:
    from wardnews.outcome import Project
    from wardnews.session import Session

SECONDS = 10
AT_ONCE = 4


def linked_problems(session: Session, project: Project, *, external: bool) -> tuple[Problem, ...]:
    """Return what is wrong with the links of the built pages; list those to other sites.

    Nothing is fetched unless `external` says so. A site with errors has no pages yet.
    """
    config = config_of(project, read_settings(project.root))
    if not isinstance(config, Config):
        return ()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        bare = replace(project, keep_addresses=False)
        report = build(bare, root, executor=SerialExecutor(), use_cache=False, track=session.track)
        if report.published is None:
            return ()
        files = {path.relative_to(root).as_posix(): path for path in _files(root)}
        pages = [
            parse_links(path, read_file(file).decode("utf-8", "replace"))
            for path, file in sorted(files.items())
            if path.endswith(".html")
        ]
    outside = external_links(pages, config.base_url)
    click.echo(
        session.say("links-followed", links=sum(len(page.links) for page in pages)), err=True
    )
    for url, path in outside.items():
        click.echo("    " + session.say("external-link", url=url, path=path), err=True)
    return (
        *check_links(pages, files, config.base_url),
        *(_dead_externals(outside) if external else ()),
    )


def _files(root: Path) -> list[Path]:
    return [file for file in sorted(root.rglob("*")) if file.is_file() and file.name != MARK]


def _dead_externals(outside: dict[str, str]) -> list[Problem]:
    urls = list(outside)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(_reason_of, urls))
    return [
        build_problem("dead-external-link", outside[url], target=url, reason=reason)
        for url, reason in zip(urls, answers, strict=True)
        if reason
    ]


def _reason_of(url: str) -> str:
    """Return why an address of the web cannot be had; "" when it can."""
    address = f"https:{url}" if url.startswith("//") else url
    # Only addresses of the web come here (see `external_links`), never `file:`.
    try:
        request = urllib.request.Request(address, headers={"User-Agent": "wardnews"})  # noqa: S310  # see above
        with urllib.request.urlopen(request, timeout=SECONDS):  # noqa: S310  # see above
            return ""
    except urllib.error.HTTPError as error:
        return str(error.code)
    # An address with a slip is refused as either of the last two, before anybody is asked.
    except (OSError, ValueError, HTTPException) as error:
        cause = getattr(error, "reason", error)
        return (
            reason_of(cause) if isinstance(cause, OSError) else str(cause) or type(error).__name__
        )
