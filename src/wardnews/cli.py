"""The command line: words in, an exit code out. No traceback ever reaches an editor."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from importlib.metadata import version
from io import TextIOWrapper
from typing import cast

import click

from wardnews.errors import WardnewsError
from wardnews.session import Session, language_option

COMMANDS = ("build", "check", "import", "init", "new")
"""Each is the `command` of `wardnews.commands.<name>_command`, imported when it is called."""

HEADINGS = {"Options": "Tùy chọn", "Commands": "Lệnh", "Arguments": "Tham số"}


class VietnameseFormatter(click.HelpFormatter):
    """Writes help under Vietnamese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line."""
        super().write_usage(prog, args, prefix or "Cách dùng: ")

    def write_heading(self, heading: str) -> None:
        """Write a heading."""
        super().write_heading(HEADINGS.get(heading, heading))


class LazyGroup(click.Group):
    """Imports a command's module only when that command is called: start-up stays short."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"wardnews.commands.{cmd_name}_command")
        return cast("click.Command", module.command)


click.Context.formatter_class = VietnameseFormatter


@click.group(cls=LazyGroup, help="Dựng trang lưu trữ tin tức của phường từ các bài viết Markdown.")
@click.version_option(version("wardnews"), prog_name="wardnews", help="In số phiên bản.")
@click.help_option(help="In phần hướng dẫn này.")
@language_option
@click.pass_context
def cli(context: click.Context) -> None:
    """Prepare what all commands share."""
    context.ensure_object(Session)


def main(arguments: list[str] | None = None) -> int:
    """Run a call and return its exit code: 0 done, 1 problems in the content, 2 a wrong call."""
    _never_fail_to_print()
    session = Session()
    try:
        result = cli.main(arguments, prog_name="wardnews", obj=session, standalone_mode=False)
    except WardnewsError as error:
        click.echo(session.explain(error), err=True)
        return error.exit_code
    except click.ClickException as error:
        click.echo(_wrong_call(session, error), err=True)
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo(session.say("stopped"), err=True)
        return 130
    except Exception as error:
        if os.environ.get("WARDNEWS_DEBUG"):
            raise
        reason = f"{type(error).__name__}: {error}"
        click.echo(session.explain(WardnewsError("unexpected", reason=reason)), err=True)
        return 70
    return result if isinstance(result, int) else 0


def _never_fail_to_print() -> None:
    """Make a terminal that cannot show a letter show `?` in its place, rather than stop."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _wrong_call(session: Session, error: click.ClickException) -> str:
    """Return what is wrong with the call, and where to read on."""
    match error:
        case click.NoSuchOption():
            what = session.say("no-such-option", name=error.option_name)
        case click.MissingParameter():
            what = session.say("missing-argument", name=_name_of(error))
        case click.BadParameter():
            what = session.say("bad-argument", name=_name_of(error), reason=error.format_message())
        case _:
            what = session.say("wrong-call", reason=error.format_message())
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "wardnews"
    return f"{what}\n    " + session.say("see-help", command=f"{path} --help")


def _name_of(error: click.BadParameter) -> str:
    if error.param is None:
        return ""
    return (
        error.param.make_metavar(error.ctx or click.Context(cli))
        if isinstance(error.param, click.Argument)
        else "/".join(error.param.opts)
    )
