import pytest

from wardnews.recover import quoted, recover_mapping
from wardnews.yamltext import Mistake, Scalar

KEYS = frozenset({"title", "date", "category", "tags", "summary"})


def recovered(text: str) -> tuple[list[tuple[str, int, int]], dict[str, str], str]:
    result = recover_mapping(text, 2, KEYS)
    mistakes = [(each.code, each.line, each.column) for each in result.mistakes]
    values = {
        key.text: node.text if isinstance(node, Scalar) else "…"
        for key, node in result.mapping.entries
    }
    return mistakes, values, result.mended


@pytest.mark.parametrize(
    ("line", "code", "column", "mended"),
    [
        ("title: Hội nghị: tổng kết", "unquoted-colon", 16, 'title: "Hội nghị: tổng kết"'),
        ("title Hội nghị", "missing-colon", 6, "title: Hội nghị"),
        ("title:Hội nghị", "missing-space", 7, "title: Hội nghị"),
        ('title: "Hội nghị', "unclosed-quote", 8, 'title: "Hội nghị"'),
        ("title: 'Hội nghị", "unclosed-quote", 8, 'title: "Hội nghị"'),
        ('title: "Hội" nghị', "text-after-quote", 13, "title: '\"Hội\" nghị'"),
        ("title: @phường", "special-start", 8, 'title: "@phường"'),
        ("title: - một", "special-start", 8, 'title: "- một"'),
        ("title: &neo", "yaml-feature", 8, 'title: "&neo"'),
        ("title: !thẻ x", "yaml-feature", 8, 'title: "!thẻ x"'),
        ("  title: Hội nghị", "indented-key", 1, "title: Hội nghị"),
        ("\ttitle: Hội nghị", "tab", 1, "title: Hội nghị"),
        ("title: [một, hai", "unclosed-bracket", 8, "title: [một, hai]"),
        ('title: "C:\\xã"', "bad-escape", 11, "title: 'C:\\xã'"),
    ],
)
def test_one_line_and_what_it_should_be(line: str, code: str, column: int, mended: str) -> None:
    mistakes, values, text = recovered(f"date: 16/10/2020\n{line}\ncategory: Đảng")
    assert mistakes == [(code, 3, column)]
    assert text == f"date: 16/10/2020\n{mended}\ncategory: Đảng"
    assert values.keys() == {"title", "date", "category"}


def test_all_mistakes_are_told_at_once() -> None:
    mistakes, values, _ = recovered('title: A: B\ndate "1\ncategory: "Đảng\ntags: [a, b\nsummary:x')
    assert [each[:2] for each in mistakes] == [
        ("unquoted-colon", 2),
        ("missing-colon", 3),
        ("unclosed-quote", 4),
        ("unclosed-bracket", 5),
        ("missing-space", 6),
    ]
    assert values.keys() == KEYS


def test_a_quote_that_is_not_closed_is_found_on_its_own_line() -> None:
    mistakes, values, _ = recovered('title: "Hội nghị\ndate: 16/10/2020\ncategory: "Đảng"')
    assert mistakes == [("unclosed-quote", 2, 8)]
    assert values["category"] == "Đảng"


def test_a_line_without_an_answer_is_left_out_and_said() -> None:
    result = recover_mapping("title: A\ncâu lạc vào đây\ndate: 16/10/2020", 2, KEYS)
    assert [(each.code, each.line) for each in result.mistakes] == [("bad-yaml", 3)]
    assert [key.text for key, _ in result.mapping.entries] == ["title", "date"]
    assert result.mended == "title: A\ncâu lạc vào đây\ndate: 16/10/2020"


def test_a_key_whose_lines_were_left_out_is_lost_not_missing() -> None:
    result = recover_mapping("title: A\ntags:\n  - a: [\n  - b\ndate: 16/10/2020", 2, KEYS)
    assert result.lost == {"tags"}
    assert [key.text for key, _ in result.mapping.entries] == ["title", "date"]


@pytest.mark.parametrize(
    "text",
    [
        "title: A\ndate: 16/10/2020",
        'title: "A: B"\nsummary: >\n  Hai dòng: một\n  và hai',
        "title: một\n  hai\ntags: [a,\n  b]",
        "tags:\n- a\n- b",
        "title: A # ghi chú: thêm",
    ],
)
def test_what_yaml_reads_is_left_as_it_is(text: str) -> None:
    mistakes, _, mended = recovered(text)
    assert (mistakes, mended) == ([], text)


@pytest.mark.parametrize("text", ["- a\n- b", "[" * 9, "a" * 70_000])
def test_what_cannot_be_read_at_all_is_refused(text: str) -> None:
    with pytest.raises(Mistake):
        recover_mapping(text, 2, KEYS)


@pytest.mark.parametrize("value", ["a: b", '"a" b', "it's", "C:\\a", "'a' \"b\" \\c", "#a"])
def test_a_value_in_quotes_reads_the_same(value: str) -> None:
    assert recovered(f"title: {quoted(value)}")[:2] == ([], {"title": value})
