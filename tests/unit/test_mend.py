from zoneinfo import ZoneInfo

import pytest

from sources import HANOI
from wardnews.frontmatter import ARTICLE_FIELDS
from wardnews.mend import mend_settings, mend_source
from wardnews.settings import SITE_FIELDS

ZONE = ZoneInfo(HANOI)
REST = "date: 16/10/2020\ncategory: Công tác Đảng"


def mended(front: str, body: str = "Nội dung.") -> str:
    source = f"---\n{front}\n---\n\n{body}\n"
    result = mend_source(source.encode(), ARTICLE_FIELDS, ZONE)
    assert result is not None
    assert result.before == source
    return result.after.removeprefix("---\n").partition("\n---\n")[0]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("title: Hội nghị: tổng kết", 'title: "Hội nghị: tổng kết"'),
        ('title: "Hội nghị', 'title: "Hội nghị"'),
        ("title Hội nghị", "title: Hội nghị"),
        ("tiêu đề: Hội nghị", "title: Hội nghị"),
        ("lượt xem: 0162", "views: 162"),
        ("views: 0162", "views: 162"),
        ("views: 1.656", "views: 1656"),
        ("views: 162 lượt  # đã đếm", "views: 162  # đã đếm"),
        ('views: "1 656"', "views: 1656"),
        ("views: -5", "views: -5"),
        ("updated: 1/2/2020", "updated: 01/02/2020"),
        ("updated: 16.10.2020 | 15h34", "updated: 16/10/2020 15:34"),
        ("updated: 16-10-2020 9:05:07", "updated: 16/10/2020 09:05:07"),
        ("updated: 2020-10-16T15:34:00Z", "updated: 2020-10-16T15:34:00Z"),
        ("updated: 31/02/2020", "updated: 31/02/2020"),
        ("author: Ðảng ủy", "author: Đảng ủy"),
        ("image: Ðảng.jpg", "image: Ðảng.jpg"),
        ("title: Số 1 # hai", "title: Số 1 # hai"),
    ],
)
def test_a_line_and_what_it_should_be(line: str, expected: str) -> None:
    assert mended(f"{REST}\n{line}") == f"{REST}\n{expected}"


def test_a_key_that_is_there_already_is_not_renamed_to() -> None:
    front = f"title: Một\ntiêu đề: Hai\n{REST}"
    assert mended(front) == front


def test_what_no_line_shows_is_said() -> None:
    source = "---\r\ntitle: Ho\u0323\u0302i\r\n---\r\n\r\nBa\u0300i\r\n"
    result = mend_source(b"\xef\xbb\xbf" + source.encode(), ARTICLE_FIELDS, ZONE)
    assert result is not None
    assert result.after == "---\ntitle: Hội\n---\n\nBài\n"
    assert result.unseen == ("mended-bom", "mended-line-ends", "mended-nfc")
    utf16 = mend_source(source.encode("utf-16"), ARTICLE_FIELDS, ZONE)
    assert utf16 is not None
    assert (utf16.after, utf16.unseen) == (result.after, ("mended-utf16",))


def test_of_the_body_only_the_letter_d_is_mended() -> None:
    body = "Ðảng  ủy \\\n\n![Ð](Ð.jpg) <Ð> https://a.example/Ð Ð\n\n[1]: Ð.pdf\n\ttiêu đề: x: y"
    source = f"---\ntitle: A\n{REST}\n---\n{body}"
    result = mend_source(source.encode(), ARTICLE_FIELDS, ZONE)
    assert result is not None
    wanted = body.replace("Ðảng", "Đảng").replace("/Ð Ð\n", "/Ð Đ\n").replace("![Ð", "![Đ")
    assert result.after == f"---\ntitle: A\n{REST}\n---\n{wanted}"


@pytest.mark.parametrize("data", [b"\xff\xfe\xfd", b"---\ntitle: \x07\n---\n", b"\xa7\xb6ng"])
def test_what_cannot_be_read_is_left_alone(data: bytes) -> None:
    assert mend_source(data, ARTICLE_FIELDS, ZONE) is None
    assert mend_settings(data, SITE_FIELDS, ZONE) is None


def test_settings_are_mended_too() -> None:
    result = mend_settings("tên trang: Ðảng ủy: phường\r\n".encode(), SITE_FIELDS, ZONE)
    assert result is not None
    assert result.after == 'title: "Đảng ủy: phường"\n'
