"""What is wrong with a call, in our own sentences: those of click are English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from wardnews.session import Session


def explain_wrong_call(session: Session, error: click.ClickException) -> str:
    """Return what is wrong with the call, and where to read on, a sentence a line."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "wardnews"
    what = _what_is_wrong(session, error)
    return f"{what}\n    " + session.say("see-help", command=f"{path} --help")


def _what_is_wrong(session: Session, error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            return session.say("no-such-option", name=error.option_name)
        case click.BadOptionUsage():
            return session.say("bad-option", name=error.option_name)
        case click.MissingParameter():
            return session.say("missing-argument", name=_name_of(error))
        case click.BadParameter():
            return _bad_value(session, error)
    extra = _EXTRA.search(error.format_message())
    if extra:
        return session.say("extra-argument", typed=extra["typed"])
    return session.say("wrong-call", reason=error.format_message())


# Click has no exception of its own for this one.
_EXTRA = re.compile(r"unexpected extra arguments? \((?P<typed>.*)\)", re.DOTALL)


def _bad_value(session: Session, error: click.BadParameter) -> str:
    name = _name_of(error)
    match getattr(error.param, "type", None):
        case click.Choice() as choice:
            return session.say("not-a-choice", name=name, known=", ".join(map(str, choice.choices)))
        case click.Path(file_okay=False):
            return session.say("not-a-folder", name=name)
        case click.Path(dir_okay=False):
            return session.say("not-a-file", name=name)
        case click.IntRange(min=least, max=None):
            return session.say("too-small", name=name, least=least)
        case click.IntRange(min=least, max=most):
            return session.say("not-in-range", name=name, least=least, most=most)
    return session.say("bad-argument", name=name, reason=error.format_message())


def _name_of(error: click.BadParameter) -> str:
    if isinstance(error.param, click.Argument):
        return error.param.metavar or str(error.param.name).upper()
    return "/".join(error.param.opts) if error.param else ""
