"""What an editor was told to type lost quotes of the value, or was no YAML at all."""

import pytest

from sources import parse_parts, problems_of
from wardnews.yamltext import Scalar, parse_mapping

VALUES = [
    'Hội nghị: "tổng kết"',
    '"Dân vận khéo" ở phường',
    "'Dân vận khéo' ở phường",
    '"Một" và: "hai"',
    "@phường",
    "C:\\bài: một",
]


@pytest.mark.parametrize("value", VALUES)
def test_a_value_in_quotes_as_told_has_every_character(value: str) -> None:
    (problem,) = problems_of(parse_parts(f"title: {value}\ndate: 16/10/2020\ncategory: Đảng"))
    assert title_of(dict(problem.args)["quoted"]) == value


@pytest.mark.parametrize("value", ['Nói "A" #1', "#1 của phường", "C:\\bài #2"])
def test_a_value_with_a_number_sign_too(value: str) -> None:
    found = problems_of(parse_parts(f"title: {value}\ndate: 16/10/2020\ncategory: Đảng"))
    (whole,) = (dict(each.args)["whole"] for each in found if each.code == "cut-by-comment")
    assert title_of(f'title: "{whole}"') == value


def title_of(line: str) -> str:
    mapping, _ = parse_mapping(line)
    _, node = mapping.entries[0]
    assert isinstance(node, Scalar)
    return node.text
