"""`categories: []` counted as given, and the first of no categories was an IndexError later on."""

from sources import parse_settings, places, problems_of


def test_an_empty_list_of_categories_is_none() -> None:
    settings = "title: Phường\nbase_url: https://phuong.example\ncategories: []\n"
    assert places(problems_of(parse_settings(settings))) == [("missing-key", 3, 1)]
