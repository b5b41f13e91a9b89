"""Whatever stands in a file, parsing it returns a value, and every problem has a place and words."""

import os
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources import BODY, FRONT, PATH, parse_bytes, problems_of
from wardnews.messages import LANGUAGES, explain
from wardnews.parse import Outcome

MUTANTS, PART = 5_000, 500
SOAK_MUTANTS, SOAK_PART = 1_000_000, 10_000
EXAMPLES = 300
SOAK_EXAMPLES = 5_000
PAGE = "content/pages/gioi-thieu.md"

FULL = """\
views: 1.656 lượt
summary: "Tóm tắt: một #2"
image: ảnh.jpg
tags: [dân vận, 'kiểm tra']
attachments:
  - {file: kh.pdf, title: Kế hoạch, date: 10/10/2020}
  - file: bc.pdf
    title: Báo cáo
corrections:
  - {date: 20/10/2020, note: Sửa số đại biểu}
status: draft
expires: 2020-12-31T08:00:00+07:00
aliases: [tin/1.html]"""
LONG_BODY = """\
## Kết quả

Hội nghị[^1] có *162* đại biểu, **90** năm, [bài](khac.md) và ![ảnh](a.jpg "Ảnh").

| Tổ | Hộ |
|----|---:|
| 1  | 20 |

- một
    1. hai

> Lời dặn <b>đậm</b> &amp; `mã`

[^1]: Lần thứ ba.
*[UBND]: Ủy ban nhân dân
"""
SOURCES = [
    f"---\n{FRONT}\n---\n\n{BODY}\n",
    f"---\n{FRONT}\n{FULL}\n---\n\n{LONG_BODY}",
    f"---\ntitle: Giới thiệu\norder: 1\n---\n{LONG_BODY}",
]
PIECES = [
    *[
        ":",
        "-",
        "#",
        "[",
        "]",
        "{",
        "}",
        "'",
        '"',
        "&",
        "*",
        "!",
        "|",
        ">",
        "%",
        "@",
        "`",
        ",",
        "?",
        "\t",
        "\n",
        "\r",
        "\\",
        "~",
        "<",
        "(",
        ")",
        "_",
        "=",
        "+",
        "^",
    ],
    *("---\n", "...\n", "\n\n", "  ", "\x00", "\ufeff", "\u00a0", "\u2028", "\u0301", "Ð", "📷"),
    *(
        "<<: ",
        "!!map ",
        "&a ",
        "*a ",
        "? ",
        "- - - ",
        "[[[",
        "{{{",
        "|\n",
        ">-\n",
        "title: ",
        "x: ",
    ),
    *("31/02/2020", "9" * 30, "-1", "2020-10-16T25:61", "<script>", "</p>", "![](", "](", "[^1]"),
    *("<!--", "javascript:", "&#0;", "<a href=", "\n    ", "\n> ", "\n# ", "***", "```\n", "|-|"),
]
PATHS = st.sampled_from([PATH, PAGE])


def check(parsed: Outcome) -> None:
    for problem in problems_of(parsed):
        assert problem.place.path in (PATH, PAGE)
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        for language in LANGUAGES:
            assert all(explain(problem.code, problem.args, language))


def mutated(seed: int) -> bytes:
    """Return a realistic source after some slips of the hand, the same for each seed."""
    chance = random.Random(seed)  # noqa: S311 - reproducible on purpose
    text = chance.choice(SOURCES)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(text) + 1)
        end = min(len(text), at + chance.choice((0, 0, 1, 1, 5, 40)))
        new = chance.choice((chance.choice(PIECES), "", text[at:end] * 2, text[end : end + 30]))
        text = text[:at] + new + text[end:]
    data = bytearray(text.encode(chance.choice(("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16"))))
    for _ in range(chance.choice((0, 0, 0, 1, 3)) if data else 0):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


# A part is a test of its own, so that every processor has some.
@pytest.mark.parametrize("part", range(MUTANTS // PART))
def test_mutated_sources_are_parsed_to_a_value(part: int) -> None:
    for seed in range(part * PART, (part + 1) * PART):
        check(parse_bytes(mutated(seed), PATH if seed % 2 else PAGE))


@pytest.mark.soak
@pytest.mark.parametrize("part", range(SOAK_MUTANTS // SOAK_PART))
def test_a_million_mutated_sources_are_parsed_to_a_value(part: int) -> None:
    first = int(os.environ.get("WARDNEWS_SEED", "1000000")) + part * SOAK_PART
    for seed in range(first, first + SOAK_PART):
        check(parse_bytes(mutated(seed), PATH if seed % 2 else PAGE))


FRONTS = st.lists(st.sampled_from([*PIECES, *FULL.split("\n"), *FRONT.split("\n")])).map("".join)
BODIES = st.lists(st.sampled_from([*PIECES, *LONG_BODY.split()]), max_size=40).map(" ".join)


@settings(max_examples=EXAMPLES)
@given(st.one_of(FRONTS, st.text()), st.one_of(BODIES, st.text()), PATHS)
def test_random_sources_are_parsed_to_a_value(front: str, body: str, path: str) -> None:
    data = f"---\n{front}\n---\n{body}".encode("utf-8", "replace")
    check(parse_bytes(data, path))


@pytest.mark.soak
@settings(max_examples=SOAK_EXAMPLES)
@given(st.one_of(FRONTS, st.text()), st.one_of(BODIES, st.text()), PATHS)
def test_many_random_sources_are_parsed_to_a_value(front: str, body: str, path: str) -> None:
    data = f"---\n{front}\n---\n{body}".encode("utf-8", "replace")
    check(parse_bytes(data, path))


@settings(max_examples=EXAMPLES)
@given(st.binary(), PATHS)
def test_random_bytes_are_parsed_to_a_value(data: bytes, path: str) -> None:
    check(parse_bytes(data, path))
    check(parse_bytes(b"---\n" + data, path))
