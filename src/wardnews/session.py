"""What every command shares: the language and the terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

import click

from wardnews.messages import LANGUAGES, explain, say
from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from wardnews.errors import WardnewsError

F = TypeVar("F", bound="Callable[..., object]")
T = TypeVar("T")


@dataclass(slots=True)
class Session:
    """The language of a call; mutable, because `--lang` may stand before or after the command."""

    language: str = "vi"

    def say(self, code: str, **args: object) -> str:
        """Return a sentence in the language of the call."""
        return say(code, self.language, **args)

    def explain(self, error: WardnewsError) -> str:
        """Return an error's two sentences, one a line."""
        return "\n    ".join(explain(error.code, error.args_, self.language))

    @property
    def can_ask(self) -> bool:
        """Whether a person sits at the terminal, to be asked for what was not given."""
        return sys.stdin.isatty()

    def track(self, stage: str, items: Iterable[T], total: int, *, least: int = 200) -> Iterable[T]:
        """Return the items, with a progress bar where there is a terminal and enough to do.

        `least` is how many items are enough.
        """
        if not sys.stderr.isatty() or total < least:
            return items
        return _with_progress_bar(self.say(stage), items, total)


def language_option(command: F) -> F:
    """Add `--lang` to a command."""

    def set_language(context: click.Context, _: click.Parameter, value: str | None) -> None:
        if value:
            context.ensure_object(Session).language = value

    option = click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        callback=set_language,
        expose_value=False,
        is_eager=True,
        help="Ngôn ngữ của các thông báo: vi hoặc en.",
    )
    return option(command)


def _with_progress_bar(label: str, items: Iterable[T], total: int) -> Iterator[T]:
    from rich.console import Console  # noqa: PLC0415  # costs 80 ms, and most calls show no bar
    from rich.progress import track  # noqa: PLC0415

    yield from track(items, description=label, total=total, console=Console(stderr=True))
