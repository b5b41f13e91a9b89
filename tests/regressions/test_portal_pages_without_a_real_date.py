"""An impossible day on a page of the old portal was a traceback, an impossible hour a bad article."""

import pytest

from wardnews.errors import ImportRefused
from wardnews.importers.portal_text import parse_portal_text
from wardnews.messages import LANGUAGES, explain


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("stamp", "code"),
    [
        ("31/02/2020 | 15:34 | Lượt xem: 1", "no-such-day"),
        ("16/10/2020 | 25:34 | Lượt xem: 1", "no-such-time"),
        ("16/10/1492 | 15:34 | Lượt xem: 1", "year-out-of-range"),
        ("16/10/2020 | 15:34 | Lượt xem: 9999999999", "absurd-views"),
    ],
)
def test_the_page_is_refused_with_a_sentence(stamp: str, code: str, language: str) -> None:
    data = f"TIN TỨC\n\nHội nghị\nNgày đăng {stamp}\n\nNội dung.\n".encode()
    with pytest.raises(ImportRefused) as refused:
        parse_portal_text(data, "bai.txt")
    assert refused.value.code == code
    assert all(explain(code, refused.value.args_, language))
