"""Every sentence that wardnews says, in Vietnamese and in English, and nowhere else.

A problem or an error is a code and its arguments; `vi.py` and `en.py` hold, for every code, one
sentence that says what is wrong and one that says what to do. For the reasons of the system, which
it tells in a language of its own, they hold the words within such a sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import wardnews.messages.en as english
import wardnews.messages.vi as vietnamese

if TYPE_CHECKING:
    from collections.abc import Iterable

LANGUAGES = ("vi", "en")

_PROBLEMS = {"vi": vietnamese.PROBLEMS, "en": english.PROBLEMS}
_REASONS = {"vi": vietnamese.REASONS, "en": english.REASONS}
_SENTENCES = {"vi": vietnamese.SENTENCES, "en": english.SENTENCES}


def explain(code: str, args: Iterable[tuple[str, str]], language: str) -> tuple[str, str]:
    """Return what is wrong and what to do about it, in one sentence each.

    An argument `reason` that names a reason of the system's is told in words.
    """
    what, mend = _PROBLEMS[language][code]
    filled = dict(args)
    if "reason" in filled:
        filled["reason"] = _REASONS[language].get(filled["reason"], filled["reason"])
    return what.format_map(filled), mend.format_map(filled)


def say(code: str, language: str, **args: object) -> str:
    """Return a sentence of the command line's own."""
    return _SENTENCES[language][code].format(**args)
