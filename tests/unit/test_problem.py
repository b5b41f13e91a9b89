from wardnews.problem import (
    Place,
    Problem,
    Severity,
    as_strict,
    build_problem,
    has_errors,
    with_excerpts,
)

BAD_DATE = build_problem("bad-date", "b.md", 3, 7, value="mai", key="date")
LEGACY_D = build_problem("legacy-d", "a.md", 9, 1)


def test_a_problem_is_an_error_unless_its_code_is_a_warning() -> None:
    assert BAD_DATE.severity is Severity.ERROR
    assert LEGACY_D.severity is Severity.WARNING


def test_its_words_are_sorted_so_that_equal_problems_are_equal() -> None:
    assert BAD_DATE.args == (("key", "date"), ("value", "mai"))


def test_problems_sort_by_file_line_and_column() -> None:
    later = build_problem("bad-date", "b.md", 3, 8)
    above = build_problem("bad-date", "b.md", 2, 90)
    assert sorted([later, BAD_DATE, LEGACY_D, above], key=lambda each: each.order) == [
        LEGACY_D,
        above,
        BAD_DATE,
        later,
    ]


def test_only_an_error_keeps_a_site_from_being_published() -> None:
    assert has_errors([LEGACY_D, BAD_DATE])
    assert not has_errors([LEGACY_D])
    assert not has_errors([])


def test_strict_makes_errors_of_warnings() -> None:
    assert has_errors(as_strict([LEGACY_D]))


def test_a_warning_can_be_allowed_and_an_error_cannot() -> None:
    allowed = frozenset({"bad-date", "legacy-d"})
    assert LEGACY_D.is_silenced(allowed)
    assert not LEGACY_D.is_silenced(frozenset())
    assert not BAD_DATE.is_silenced(allowed)


def test_a_problem_is_shown_with_the_line_that_it_points_at() -> None:
    (shown,) = with_excerpts([BAD_DATE], {"b.md": "---\ntitle: x\ndate: mai\n---"})
    assert shown.place == Place(path="b.md", line=3, column=7, excerpt="date: mai")


def test_a_line_that_is_not_there_or_known_already_is_left_alone() -> None:
    whole_file = build_problem("no-slug", "b.md")
    known = Problem(code="x", place=Place(path="b.md", line=1, excerpt="đã biết"))
    given = (whole_file, BAD_DATE, known)
    assert with_excerpts(given, {"b.md": "một dòng"}) == given
    assert with_excerpts(given, {}) == given
