import subprocess
import sys

import pytest

from wardnews.yamltext import MAX_CHARACTERS, Mapping, Mistake, Scalar, Sequence, parse_mapping


def mistake_of(text: str) -> Mistake:
    with pytest.raises(Mistake) as caught:
        parse_mapping(text)
    return caught.value


@pytest.mark.parametrize(
    "value", ["0162", "1.656", "15:34", "no", "12", "~", "null", "2020-10-16", "0x1F", "1e3"]
)
def test_every_value_is_the_text_that_was_typed(value: str) -> None:
    mapping, repeated = parse_mapping(f"key: {value}")
    assert mapping == Mapping(
        ((Scalar("key", 1, 1, plain=True), Scalar(value, 1, 6, plain=True)),), 1, 1
    )
    assert repeated == ()


def test_lists_and_mappings_know_their_places() -> None:
    mapping, _ = parse_mapping("tags: [a, b]\nfiles:\n  - file: x\n    title: 'y'", first_line=2)
    (_, tags), (_, files) = mapping.entries
    assert tags == Sequence((Scalar("a", 2, 8, plain=True), Scalar("b", 2, 11, plain=True)), 2, 7)
    assert isinstance(files, Sequence)
    (item,) = files.items
    assert isinstance(item, Mapping)
    assert (item.line, item.column) == (4, 5)
    assert item.entries[1] == (
        Scalar("title", 5, 5, plain=True),
        Scalar("y", 5, 12, plain=False),
    )


@pytest.mark.parametrize("text", ["", "\n\n", "# chỉ có ghi chú", "---\n"])
def test_nothing_is_an_empty_mapping(text: str) -> None:
    mapping, repeated = parse_mapping(text)
    assert (mapping.entries, repeated) == ((), ())


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("chỉ là chữ", "not-a-mapping", 1, 1),
        ("- một\n- hai", "not-a-mapping", 1, 1),
        ("title:Hội nghị", "not-a-mapping", 1, 1),
        ("title: Hội nghị: tổng kết", "unquoted-colon", 1, 16),
        ("title: a\n date: b", "unquoted-colon", 2, 6),
        ("title: a\n\tdate: b", "tab", 2, 1),
        ("title: a\nmore:\n\t- b", "tab", 3, 1),
        ('title: a\nsummary: "mở', "unclosed-quote", 2, 10),
        ("title: 'mở", "unclosed-quote", 1, 8),
        ('title: "Hội nghị" lớn', "text-after-quote", 1, 19),
        ("title: @phường", "special-start", 1, 8),
        ("title: `phường", "special-start", 1, 8),
        ("title: %phường", "special-start", 1, 8),
        ("title: &neo phường", "yaml-feature", 1, 8),
        ("title: *neo", "yaml-feature", 1, 8),
        ("title: !!str phường", "yaml-feature", 1, 8),
        ("&neo title: phường", "yaml-feature", 1, 1),
        ("tags: [a, *b]", "yaml-feature", 1, 11),
        ("title: a\n...\nb: c", "bad-yaml", 3, 1),
        ("title: a\n---\nb: c", "bad-yaml", 2, 1),
        ("? [a]: b", "bad-yaml", 1, 3),
        ("tags: [a", "bad-yaml", 2, 1),
        (" title: a\ndate: b", "bad-yaml", 2, 1),
        ("a: [[[[[[b]]]]]]", "too-deep", 1, 9),
        ("[" * 900, "too-deep", 1, 7),
        ("a: " + "x" * MAX_CHARACTERS, "front-matter-too-large", 1, 1),
    ],
)
def test_a_text_that_cannot_be_read_is_one_mistake_with_its_place(
    text: str, code: str, line: int, column: int
) -> None:
    mistake = mistake_of(text)
    assert (mistake.code, mistake.line, mistake.column) == (code, line, column)


def test_what_libyaml_finds_too_deep_is_too_deep() -> None:
    """From 0.2.6 on, libyaml refuses what lies a thousand deep before we have seen the first."""
    assert mistake_of("[" * 30_000).code == "too-deep"


def test_the_first_of_a_repeated_key_counts_and_the_others_are_mistakes() -> None:
    mapping, repeated = parse_mapping("title: một\nviews: 1\ntitle: hai\ntitle: ba")
    assert [(key.text, getattr(node, "text", "")) for key, node in mapping.entries] == [
        ("title", "một"),
        ("views", "1"),
    ]
    assert [(each.code, each.line) for each in repeated] == [
        ("duplicate-key", 3),
        ("duplicate-key", 4),
    ]


def test_deep_nesting_does_not_kill_the_process() -> None:
    program = (
        "from wardnews.yamltext import Mistake, parse_mapping\n"
        "for opening in ('[', '{a: ', '- ', '? '):\n"
        "    try:\n"
        "        parse_mapping('a:\\n ' + opening * (30_000 // len(opening)))\n"
        "    except Mistake as mistake:\n"
        "        print(mistake.code)\n"
    )
    result = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.split() == ["too-deep"] * 4
