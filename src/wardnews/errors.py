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
