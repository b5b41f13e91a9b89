import pytest

from sources import FRONT, parse_parts, problems, problems_of


@pytest.mark.parametrize("body", ["", "\n \n", "\u00a0"])
def test_an_article_without_a_body_is_not_published(body: str) -> None:
    assert [code for code, _, _ in problems(body=body)] == ["empty-body"]


@pytest.mark.parametrize(
    ("line", "column", "lost"),
    [
        ("title: Bài #1 của phường", 12, "#1 của phường"),
        ("title: Bài\t#1", 12, "#1"),
        ("title: Bài # ", 12, "#"),
        ("title:   #1", 10, "#1"),
    ],
)
def test_a_number_sign_that_cuts_a_text_short_is_told(line: str, column: int, lost: str) -> None:
    found = problems_of(parse_parts(f"{line}\ndate: 16/10/2020\ncategory: Công tác Đảng"))
    (problem,) = (each for each in found if each.code == "cut-by-comment")
    assert (problem.place.line, problem.place.column) == (2, column)
    assert dict(problem.args)["lost"] == lost


@pytest.mark.parametrize(
    "title", ['"Bài #1"', "'Bài #1'", '"Bài" # ghi chú', "Bài#1", "C# và F#", "Bài"]
)
def test_a_number_sign_that_cuts_nothing_is_not(title: str) -> None:
    assert problems(f"title: {title}\ndate: 16/10/2020 # ghi chú\ncategory: Đảng") == []


@pytest.mark.parametrize(
    ("expires", "found"),
    [
        ("15/10/2020", [("expires-before-date", 5, 10)]),
        ("16/10/2020 15:34", [("expires-before-date", 5, 10)]),
        ("16/10/2020 15:35", []),
        ("mai", [("bad-date", 5, 10)]),
    ],
)
def test_an_article_expires_after_its_date(expires: str, found: list[object]) -> None:
    assert problems(more=f"expires: {expires}") == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Một\n\n![Hội trường](a.jpg)", []),
        ("Một\n\n![](a.jpg)", [("missing-alt", 9, 5)]),
        ("Một ![ ](a.jpg) hai", [("missing-alt", 7, 10)]),
        ("![x](https://khac.vn/a.jpg)", [("external-picture", 7, 6)]),
        ("![](//khac.vn/a.jpg)", [("external-picture", 7, 5)]),
        ("![x](data:image/png;base64,AA==)", [("external-picture", 6, 1)]),
    ],
)
def test_a_picture_is_our_own_and_has_words(body: str, found: list[object]) -> None:
    assert problems(body=body) == found


def test_the_main_picture_has_words_too() -> None:
    assert problems(more="image: a.jpg") == [("missing-alt", 5, 8)]
    assert problems(more="image: a.jpg\nimage_alt: Hội trường") == []


def test_the_wrong_letter_is_told_once_a_line() -> None:
    front = FRONT.replace("Công tác Đảng", "Công tác Ðảng")
    assert problems(front, "Ðảng ủy và Ðoàn.\n\nQuận ðội.") == [
        ("legacy-d", 4, 20),
        ("legacy-d", 7, 1),
        ("legacy-d", 9, 6),
    ]
