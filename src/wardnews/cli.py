"""The command line: words in, an exit code out. No traceback ever reaches an editor."""

from __future__ import annotations

import contextlib
import os
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import NoReturn, cast

import click

from wardnews import __version__
from wardnews.errors import OperationError, UsageError, WardnewsError, reason_of
from wardnews.session import Session, language_option

COMMANDS = (
    "build",
    "check",
    "deploy",
    "export",
    "import",
    "init",
    "new",
    "schema",
    "search",
    "serve",
    "verify",
    "views",
    "yearbook",
)
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

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the arguments begin with; raises `UsageError`."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from wardnews.text import nearest  # noqa: PLC0415  # only a wrong call needs it

            likely = nearest(name, COMMANDS) or "build"
            known = ", ".join(COMMANDS)
            raise UsageError("no-such-command", name=name, nearest=likely, known=known)
        return super().resolve_command(ctx, args)


click.Context.formatter_class = VietnameseFormatter


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    help="Dựng trang lưu trữ tin tức của phường từ các bài viết Markdown.",
)
@click.version_option(__version__, prog_name="wardnews", help="In số phiên bản.")
@click.help_option(help="In phần hướng dẫn này.")
@language_option
@click.pass_context
def cli(context: click.Context) -> None:
    """Prepare what all commands share; without a command, print what there is."""
    context.ensure_object(Session)
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


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
        from wardnews.wrong_call import explain_wrong_call  # noqa: PLC0415  # as above

        click.echo(explain_wrong_call(session, error), err=True)
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo(session.say("stopped"), err=True)
        return 130
    except Exception as error:
        refusal = _refusal(error, sys.argv[1:] if arguments is None else arguments)
        if refusal is not None:
            click.echo(session.explain(refusal), err=True)
            return refusal.exit_code
        if os.environ.get("WARDNEWS_DEBUG"):
            raise
        reason = f"{type(error).__name__}: {error}"
        click.echo(session.explain(WardnewsError("unexpected", reason=reason)), err=True)
        return 70
    return result if isinstance(result, int) else 0


def run() -> NoReturn:
    """Run the call of this process and end it: what a build made is not taken apart piece by piece.

    That would take a tenth of the time of a small change to a large archive.
    """
    code = main()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):  # nobody reads any more
            stream.flush()
    os._exit(code)


def _refusal(error: Exception, words: list[str]) -> WardnewsError | None:
    """Return what an error is where the system refuses a file or cannot read the call.

    No command has to ask of each path whether it may be looked at. `None` is a defect of ours.
    """
    if isinstance(error, OSError) and error.filename is not None:
        path = str(error.filename2 or error.filename)
        return OperationError("no-access", path=path, reason=reason_of(error))
    if isinstance(error, UnicodeEncodeError):
        for word in words:
            readable = word.encode("utf-8", "replace").decode()
            if readable != word:
                return UsageError("bad-letters", value=readable)
    return None


def _never_fail_to_print() -> None:
    """Make a terminal that cannot show a letter show `?` in its place, rather than stop.

    A call without a window (`pythonw`) has no streams at all: it is given some that lead nowhere.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123  # for good; no path of ours
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
