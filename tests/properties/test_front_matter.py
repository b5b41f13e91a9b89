"""Where front matter begins and ends; the short way of reading it gives what libyaml gives."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wardnews.parts import FENCE, Parts, split_source
from wardnews.yamltext import Mistake, everyday_mapping, read_mapping

KEYS = st.sampled_from(["title", "date", "views", "image_alt", "_", "Title", "tiêu đề", "-", "a b"])
PIECES = st.sampled_from(
    [
        "Đảng ủy",
        "16/10/2020",
        "07:30",
        "a:b",
        ": ",
        ":",
        " #",
        "#",
        "“khéo”",
        '"',
        "'",
        "''",
        "%",
        "&a",
        "*a",
        "!",
        "!!str",
        "- ",
        "-",
        "--- ",
        "...",
        "? ",
        "|",
        ">",
        "@",
        "`",
        "[a, b]",
        "{a: b}",
        ",",
        "\\n",
        "\\",
        "~",
        "null",
        "<<",
        "=",
        "  ",
        " ",
        "\t",
        "\u00a0",
        "\u3000",
        "\u0085",
        "\u2028",
        "\ufeff",
        "\u0301",
        "🙂",
        "\U000e0001",
    ]
)
VALUES = st.one_of(
    st.lists(PIECES, max_size=4).map("".join),
    st.lists(PIECES, max_size=4).map(lambda pieces: f'"{"".join(pieces)}"'),
    st.lists(PIECES, max_size=3).map(lambda pieces: f"Bài {' '.join(pieces)}"),
    st.text(max_size=8),
)
LINES = st.one_of(
    st.builds("{}: {}".format, KEYS, VALUES),
    st.builds("title_{}: Bài {}".format, st.sampled_from("abcdef"), VALUES),
    st.builds(str.__add__, st.sampled_from(["", "  ", "- ", "# ", "---", "..."]), VALUES),
)
TEXTS = st.lists(LINES, max_size=5).map("\n".join)


def assert_the_same(text: str) -> None:
    short = everyday_mapping(text, 2)
    if short is not None:
        assert (short, ()) == read_mapping(text, 2)


@given(TEXTS)
@example('title: "Đảng ủy: bài #1"\nviews: 162')
@example("title: a:b:\nviews: 1")
@example("title: Bài ")
def test_whatever_is_read_the_short_way_is_read_the_same(text: str) -> None:
    assert_the_same(text)


@given(st.text(max_size=3), st.characters(codec="utf-8"))
def test_no_character_changes_its_meaning(around: str, character: str) -> None:
    for value in (character + around, f"a{character}{around}", f"a{around}{character}"):
        assert_the_same(f"title: {value}\ndate: 1")
        assert_the_same(f'title: "{value}"\ndate: 1')


@pytest.mark.soak
def test_every_character_of_unicode() -> None:
    for code in range(0x110000):
        if not 0xD800 <= code <= 0xDFFF:
            assert_the_same(f"title: a{chr(code)}\ndate: {chr(code)}")
            assert_the_same(f'title: "{chr(code)}"\ndate: a{chr(code)}a')


@pytest.mark.parametrize(
    "text",
    [
        "title: Đảng ủy phường tổ chức hội nghị (lần 2), 07:30\nviews: 162",
        'title: "Chủ đề: “Dân vận khéo” #1"',
    ],
)
def test_everyday_front_matter_is_read_the_short_way(text: str) -> None:
    assert everyday_mapping(text, 2) is not None


@pytest.mark.parametrize(
    "text",
    ["", "title:", "title: a\ntitle: b", "tags: [a, b]", "title: a\n  b", "title: a #b", "a: b: c"],
)
def test_other_front_matter_is_left_to_libyaml(text: str) -> None:
    assert everyday_mapping(text, 2) is None


def test_a_text_that_libyaml_refuses_is_not_read_the_short_way() -> None:
    text = "title: a: b"
    with pytest.raises(Mistake):
        read_mapping(text, 2)
    assert everyday_mapping(text, 2) is None


def split_by_lines(source: str) -> Parts | tuple[str, int]:
    """Return the parts as the lines tell them one after the other, or the code and the line."""
    lines = source.split("\n")
    first = next((at for at, line in enumerate(lines) if line.strip()), None)
    if first is None or lines[first].rstrip() != FENCE:
        return "no-front-matter", 1 if first is None else first + 1
    for at in range(first + 1, len(lines)):
        if lines[at].rstrip() == FENCE:
            yaml, body = "\n".join(lines[first + 1 : at]), "\n".join(lines[at + 1 :])
            return Parts(yaml=yaml, yaml_line=first + 2, body=body, body_line=at + 2)
    return "front-matter-not-closed", first + 1


@given(
    st.lists(
        st.sampled_from(["---", "---", "--- ", "---\u3000", " ---", "----", "", " ", "a: b", "\r"]),
        max_size=8,
    ).map("\n".join)
)
def test_a_source_is_cut_where_its_lines_say(source: str) -> None:
    expected = split_by_lines(source)
    if isinstance(expected, Parts):
        assert split_source(source) == expected
        return
    with pytest.raises(Mistake) as caught:
        split_source(source)
    assert (caught.value.code, caught.value.line) == expected
