"""Problems inside lists lacked the words that their sentences need: a KeyError in place of help."""

import pytest

from sources import parse_parts, parse_settings, places, problems_of
from wardnews.messages import LANGUAGES, explain

SETTINGS = "title: Phường\nbase_url: https://phuong.example\n"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("more", ["attachments: [ke-hoach.pdf]", "corrections: đã sửa"])
def test_an_item_that_is_not_a_mapping(more: str, language: str) -> None:
    (problem,) = problems_of(parse_parts(more=more))
    assert problem.code == "not-an-item"
    what, mend = explain(problem.code, problem.args, language)
    assert more.partition(":")[0] in what
    assert "[{" in mend


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_category_whose_name_gives_no_address(language: str) -> None:
    found = problems_of(
        parse_settings(SETTINGS + "categories:\n  - name: Công tác Đảng\n  - name: '???'\n")
    )
    assert places(found) == [("bad-slug", 5, 5)]
    what, mend = explain(found[0].code, found[0].args, language)
    assert "???" in what
    assert "slug: cong-tac-dang" in mend
