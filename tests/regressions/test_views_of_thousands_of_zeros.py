"""Python refuses to read an integer of more than 4,300 digits: a traceback reached the editor."""

from sources import good_article


def test_five_thousand_zeros_before_a_number_do_not_count() -> None:
    assert good_article(more="views: " + "0" * 5000 + "162").front.views == 162
