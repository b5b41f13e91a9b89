"""The errors that stop a command; each becomes one sentence of `wardnews.messages`.

    WardnewsError
    ├── UsageError          the call asks for something that makes no sense      exit code 2
    └── OperationError      the work cannot be done                              exit code 1
        ├── SourceError     a file of the site cannot be read
        ├── OutputError     the output folder cannot be written, or is not ours
        ├── TemplateBroken  a template of the theme cannot be rendered
        └── ImportRefused   a file cannot become an article

A mistake in the content is not an error but a `Problem`: all of them are collected and shown.
"""

from __future__ import annotations

from errno import errorcode

_HELD = (32, 33)
"""What Windows says of a file that another program has open (sharing and lock violation)."""


class WardnewsError(Exception):
    """A command stops: `code` names the sentence, `args_` fill its gaps."""

    exit_code = 1

    def __init__(self, code: str, **args: str) -> None:
        super().__init__(code)
        self.code = code
        self.args_ = tuple(sorted(args.items()))


class UsageError(WardnewsError):
    """The call itself is wrong."""

    exit_code = 2


class OperationError(WardnewsError):
    """The work cannot be done."""


class SourceError(OperationError):
    """A file of the site cannot be read."""


class OutputError(OperationError):
    """The output cannot be written, or the folder belongs to somebody else."""


class TemplateBroken(OperationError):
    """A template of the theme cannot be rendered."""


class ImportRefused(OperationError):
    """A file cannot become an article."""


def reason_of(error: OSError) -> str:
    """Return the name of why the system refuses something, such as `ENOSPC`.

    `messages` has words for those that an editor may meet. An error that is not of the system
    itself is named by its class, one without a name by its number.
    """
    if getattr(error, "winerror", None) in _HELD:
        return "EBUSY"
    if type(error).__module__ != "builtins" or error.errno is None:
        return type(error).__name__
    return errorcode.get(error.errno, str(error.errno)).removeprefix("WSA")  # as Windows says it
