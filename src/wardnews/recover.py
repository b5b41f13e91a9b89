"""Front matter that YAML refuses: what is wrong line by line, and what the lines should be.

libyaml stops at the first mistake and often points at the line after it. An editor wants to
hear of all of them at once, so the lines are looked at one by one, mended where a mistake has one
answer, left out where it has none, and read again.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from wardnews.values import dataclass
from wardnews.yamltext import Mapping, Mistake, parse_mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_ROUNDS = 12
MOST_MISTAKES = 40
HOPELESS = frozenset({"front-matter-too-large", "not-a-mapping", "too-deep"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """What could be read: `lost` are the keys of lines that were left out.

    `mended` is the text with each mended line in its place; lines without an answer stay in it.
    """

    mapping: Mapping
    mistakes: tuple[Mistake, ...]
    mended: str
    lost: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finding:
    """A mistake within one line; `mended` is "" where there is no one answer."""

    code: str
    at: int
    key: str = ""
    mended: str = ""


def recover_mapping(text: str, first_line: int, keys: frozenset[str]) -> Recovered:
    """Return the mapping that `text` holds or was meant to hold, and all that is wrong with it.

    `keys` are the keys that a line may begin with. Raises `Mistake` where there is nothing to
    read at all.
    """
    lines = text.split("\n")
    shown, found = list(lines), list[Mistake]()
    lost: set[str] = set()
    for _ in range(MOST_ROUNDS):
        try:
            mapping, repeated = parse_mapping("\n".join(shown), first_line)
        except Mistake as mistake:
            if mistake.code in HOPELESS:
                raise
            findings: dict[int, _Finding | None] = dict(_findings(shown, keys))
            if len(found) >= MOST_MISTAKES:
                break
            if not findings:
                findings = {mistake.line - first_line: None}
            for at, finding in islice(findings.items(), MOST_MISTAKES - len(found)):
                found.append(mistake if finding is None else _told(finding, at + first_line))
                lost |= _mend(shown, lines, at, finding)
            continue
        mistakes = (*found, *repeated[:MOST_MISTAKES])
        lost_keys = frozenset(lost)
        return Recovered(
            mapping=mapping, mistakes=mistakes, mended="\n".join(lines), lost=lost_keys
        )
    return Recovered(
        mapping=Mapping((), first_line, 1), mistakes=tuple(found), mended=text, lost=keys
    )


def quoted(value: str) -> str:
    """Return the value in quotes of the kind that leaves its own quotes as they are."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def _mend(shown: list[str], lines: list[str], at: int, finding: _Finding | None) -> set[str]:
    """Put the mended line in both texts, or leave the entry out of `shown`; return its keys."""
    if at >= len(shown):
        shown.append("")
        return set()
    if finding is not None and finding.mended:
        shown[at] = lines[at] = finding.mended
        return set()
    start = _entry_start(shown, at)
    entry = _ENTRY.match(shown[start])
    shown[start] = ""
    for below in range(start + 1, len(shown)):
        if not shown[below].startswith((" ", "\t", "-")):
            break
        shown[below] = ""
    return {entry["key"].strip()} if entry else set()


def _entry_start(lines: list[str], at: int) -> int:
    """Return the line on which the entry begins that the line at `at` belongs to."""
    while at > 0 and lines[at].startswith((" ", "\t", "-")):
        at -= 1
    return at


def _told(finding: _Finding, line: int) -> Mistake:
    args = {"key": finding.key, "quoted": finding.mended.strip()}
    return Mistake(finding.code, line, finding.at + 1, **args)


def _findings(lines: list[str], keys: frozenset[str]) -> Iterator[tuple[int, _Finding]]:
    written = [at for at, line in enumerate(lines) if line.strip() and line.lstrip()[0] != "#"]
    owner = ""  # the entry that an indented line belongs to, with those of its lines that were read
    # Nothing follows the last; of empty lines with a tab or two, none is written at all.
    for at, following in zip(written, [*written[1:], None], strict=False):
        line = lines[at]
        if _is_open(owner) and not _begins_entry(line, keys):
            owner += f" {line.strip()}"
            continue
        continued = following is not None and not _begins_entry(lines[following], keys)
        finding = (
            _indented(line, owner, keys)
            if line[0] in " \t"
            else _top_level(line, keys, continued=continued)
        )
        # The items of a list may stand at the margin, too.
        if line[0] not in " \t-" or (finding is not None and finding.key):
            owner = finding.mended.strip() if finding is not None else line
        if finding is not None:
            yield at, finding


def _begins_entry(line: str, keys: frozenset[str]) -> bool:
    """Return whether an entry begins at the left margin, its colon perhaps forgotten."""
    return line[0] not in " \t" and re.split(r"[\s:]", line, maxsplit=1)[0] in keys


def _is_open(owner: str) -> bool:
    """Return whether a quote or a bracket of the entry is not closed yet."""
    value = _value_of(owner)
    found = _value_mistake(value, continued=False) if value else None
    return found is not None and found[0] in ("unclosed-quote", "unclosed-bracket")


def _value_of(owner: str) -> str:
    entry = _ENTRY.match(owner)
    return entry["value"].strip() if entry else ""


def _indented(line: str, owner: str, keys: frozenset[str]) -> _Finding | None:
    """Return what is wrong with a line that does not begin at the left margin.

    It begins an entry of its own where the one above has its whole value on its line.
    """
    entry = _ENTRY.match(line.lstrip())
    begins_here = not owner or _value_of(owner)[:1] not in ("", "|", ">", "#")
    margin = line[: len(line) - len(line.lstrip())]
    if entry and entry["key"].strip() in keys and entry["gap"] and begins_here:
        code = "tab" if "\t" in margin else "indented-key"
        return _Finding(code=code, at=0, key=entry["key"].strip(), mended=line.strip())
    if "\t" in margin:
        return _Finding(code="tab", at=line.index("\t"), mended="  " + line.strip())
    return None


def _top_level(line: str, keys: frozenset[str], *, continued: bool) -> _Finding | None:
    """Return what is wrong with a line that begins at the left margin."""
    entry = _ENTRY.match(line)
    if entry is None:
        return _without_colon(line, keys)
    key, value = entry["key"].strip(), entry["value"].strip()
    at = entry.start("value")
    if not value:
        return None
    if not entry["gap"]:
        return _Finding(code="missing-space", at=at, key=key, mended=f"{key}: {_mended(value)}")
    found = _value_mistake(value, continued=continued)
    if found is None:
        return None
    code, offset, mended_value = found
    return _Finding(code=code, at=at + offset, key=key, mended=f"{key}: {mended_value}")


def _without_colon(line: str, keys: frozenset[str]) -> _Finding | None:
    """Return what is wrong with a line that is no `key: value`; lists may begin at the margin."""
    if line.startswith(("- ", "]", "}")) or line.rstrip() in ("-", "..."):
        return None
    word, _, rest = line.partition(" ")
    if word in keys and rest.strip():
        mended = f"{word}: {_mended(rest.strip())}"
        return _Finding(code="missing-colon", at=len(word), key=word, mended=mended)
    return _Finding(code="bad-yaml", at=0)


def _value_mistake(value: str, *, continued: bool) -> tuple[str, int, str] | None:
    """Return the code, the offset within the value, and the value as it should be."""
    if value[0] in "\"'":
        return _quote_mistake(value, continued=continued)
    if value[0] in _BRACKETS:
        return _bracket_mistake(value, _BRACKETS[value[0]], continued=continued)
    meant = _without_comment(value)
    in_quotes = quoted(meant) + value[len(meant) :]
    if value[0] in "&*!@`%]}," or value.startswith(("- ", "? ")):
        return "yaml-feature" if value[0] in "&*!" else "special-start", 0, in_quotes
    colon = _COLON.search(meant)
    if colon and value[0] not in "|>":
        return "unquoted-colon", colon.start(), in_quotes
    return None


def _without_comment(value: str) -> str:
    """Return the value without the remark beside it; `#3` may be meant as a part of it."""
    return _COMMENT.split(value, maxsplit=1)[0]


def _bracket_mistake(value: str, closing: str, *, continued: bool) -> tuple[str, int, str] | None:
    inside, bracket, after = value.rpartition(closing)
    if not bracket:
        return None if continued else ("unclosed-bracket", 0, value + closing)
    if after.strip() and not after.lstrip().startswith("#"):
        meant = inside + bracket + _without_comment(after)
        return "text-after-bracket", len(inside) + 1, quoted(meant) + value[len(meant) :]
    return None


def _quote_mistake(value: str, *, continued: bool) -> tuple[str, int, str] | None:
    string = (_DOUBLE_QUOTED if value[0] == '"' else _SINGLE_QUOTED).match(value)
    if string is None:
        if continued:
            return None
        return "unclosed-quote", 0, quoted(value[1:].rstrip(value[0]).strip())
    if value[0] == '"' and (escape := _BAD_ESCAPE.search(string[0])):
        return "bad-escape", escape.start("sign"), quoted(string[0][1:-1])
    after = value[string.end() :]
    if after.strip() and not after.lstrip().startswith("#"):
        meant = string[0] + _without_comment(after)
        return "text-after-quote", string.end(), quoted(meant) + value[len(meant) :]
    return None


def _mended(value: str) -> str:
    found = _value_mistake(value, continued=False)
    return found[2] if found else value


# The colon of an address is none after a key.
_ENTRY = re.compile(
    r"(?P<key>[^\s:#\"'\[\]{}&*!|>%@`,?-][^:]*):(?!//)(?P<gap>[ \t]+|$)?(?P<value>.*)"
)
_COLON = re.compile(r":(?= |$)")
_COMMENT = re.compile(r"\s+#(?=\s)")
_DOUBLE_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_BAD_ESCAPE = re.compile(
    r"""(?:[^\\]|\\.)*?(?P<sign>\\(?:[^0abt\tnvfre "/\\N_LPxuU]"""
    r"""|x(?![0-9A-Fa-f]{2})|u(?![0-9A-Fa-f]{4})|U(?![0-9A-Fa-f]{8})))"""
)
_SINGLE_QUOTED = re.compile(r"'(?:[^']|'')*'")
_BRACKETS = {"[": "]", "{": "}"}
