import json
import unicodedata
from datetime import date, datetime
from pathlib import Path

import pytest

from wardnews import text

FOLDING = json.loads(
    (Path(__file__).parent.parent / "data" / "folding.json").read_text(encoding="utf-8")
)
IN_ORDER = [
    "An ninh",
    "Ăn uống",
    "Ân Thi",
    "Ấp Bắc",
    "Công tác Đảng",
    "Dân vận",
    "Đoàn thể",
    "Yên Viên",
]


def nfd(value: str) -> str:
    return unicodedata.normalize("NFD", value)


@pytest.mark.parametrize("case", FOLDING, ids=lambda case: ascii(case["word"]))
def test_folding_cases(case: dict[str, str]) -> None:
    assert text.canon(case["word"]) == case["canon"]
    assert text.fold(case["word"]) == case["fold"]


def test_folding_cases_are_many_and_distinct() -> None:
    assert len({case["word"] for case in FOLDING}) == len(FOLDING) >= 120
    assert any(case["word"] != text.nfc(case["word"]) for case in FOLDING)


def test_nfc_composes() -> None:
    assert text.nfc("a\u0323\u0302") == "\u1ead"


def test_canon_leaves_signs_and_spaces_alone() -> None:
    assert text.canon("“HOÀ”,  Uỷ\tban\n(TUỲ)…") == "“hòa”,  ủy\tban\n(tùy)…"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("", ()),
        (" –, ", ()),
        ("Hoà Bình, 162 lượt", ("Hoà", "Bình", "162", "lượt")),
        ("09-QC/TW", ("09", "QC", "TW")),
        ("16/10/2020 15:34", ("16", "10", "2020", "15", "34")),
        ("một_hai", ("một", "hai")),
        ("Tổ2", ("Tổ2",)),
        (nfd("Đảng ủy"), ("Đảng", "ủy")),
        ("q\u0300x y", ("q\u0300x", "y")),
        ("\u0300 x", ("x",)),
    ],
)
def test_words(given: str, expected: tuple[str, ...]) -> None:
    assert text.words(given) == expected


@pytest.mark.parametrize(
    "typed", ["ấ", "ă", "â", "ê", "ô", "ơ", "ư", "đ", "Đ", "Ð", "ð", "hoà", "Ạ"]
)
def test_marks_are_seen(typed: str) -> None:
    assert text.has_marks(f"cong {typed} x")
    assert text.has_marks(nfd(f"cong {typed} x"))


@pytest.mark.parametrize("typed", ["", "duc giang", "DANG UY", "09-QC/TW", "Köln", "…"])
def test_no_marks_are_seen(typed: str) -> None:
    assert not text.has_marks(typed)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Công tác Đảng", "cong-tac-dang"),
        (nfd("Công tác Đảng"), "cong-tac-dang"),
        ("Công tác Ðảng", "cong-tac-dang"),
        ("ĐẢNG UỶ", "dang-uy"),
        ("đ", "d"),
        ("  Số 09-QC/TW -- ", "so-09-qc-tw"),
        ("Nhà văn hoá “Đức Giang”", "nha-van-hoa-duc-giang"),
        ("a_b.c", "a-b-c"),
        ("Q&amp;A", "q-amp-a"),
        ("1,656", "1656"),
        ("Gặp\u200bmặt", "gap-mat"),
        ("Gặp\u00admặt", "gapmat"),
        ("", ""),
        ("…–!", ""),
    ],
)
def test_slug(given: str, expected: str) -> None:
    assert text.slug(given) == expected


@pytest.mark.parametrize(
    "in_order",
    [
        IN_ORDER,
        list("aăâbcdđeêghiklmnoôơpqrstuưvxy"),
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["ma", "má", "mạ a", "man", "mán", "mao", "măn"],  # the tone counts after every letter
        ["Tổ 1", "Tổ 2", "Tổ 9", "Tổ 10", "Tổ 100", "Tổ a"],
        ["an", "an a", "an  b", "an!a", "an-b", "an2", "ana"],
        ["hòa", "Hòa", "HÒA", "hóa"],
        ["Koln", "Köln", "Kpln", "東"],
        ["da", "Ða", "Đb", "e"],
        ["", "a"],
    ],
    ids=ascii,
)
def test_collation_order(in_order: list[str]) -> None:
    given = in_order[::-1]
    assert sorted(given, key=text.collation_key) == in_order


def test_collation_reads_both_tone_placements_alike() -> None:
    names = ["hoà b", "hòa a", "hòa c", "hoả a"]
    assert sorted(names, key=text.collation_key) == ["hòa a", "hoả a", "hoà b", "hòa c"]


def test_collation_sorts_very_long_numbers() -> None:
    assert text.collation_key("9" * 5000) > text.collation_key("1" * 5000)


@pytest.mark.parametrize(
    ("name", "candidates", "expected"),
    [
        ("titel", ("title", "date"), "title"),
        ("tiêu dề", ("tiêu đề", "lượt xem"), "tiêu đề"),
        ("CONG TAC DANG", ("Dân vận", "Công tác Đảng"), "Công tác Đảng"),
        ("ab", ("abx", "aby"), "abx"),
        ("ab", ("aby", "abx"), "aby"),
        ("views", ("view", "views"), "views"),
        ("ab " * 100, ("x" + "ab " * 99,), "x" + "ab " * 99),
        ("zzzz", ("title", "date"), None),
        ("title", (), None),
    ],
)
def test_nearest(name: str, candidates: tuple[str, ...], expected: str | None) -> None:
    assert text.nearest(name, iter(candidates)) == expected


@pytest.mark.parametrize(
    ("given", "limit", "expected"),
    [
        ("một hai ba", 10, "một hai ba"),
        (nfd("một hai ba"), 10, "một hai ba"),
        (" một \u00a0hai\n\nba ", 10, "một hai ba"),
        ("một hai ba", 9, "một hai…"),
        ("một hai ba", 8, "một hai…"),
        ("một hai ba", 7, "một…"),
        ("một hai, ba", 9, "một hai…"),
        ("nghiêng", 4, "ngh…"),
        ("nghiêng", 1, "…"),
        ("", 1, ""),
    ],
)
def test_shorten(given: str, limit: int, expected: str) -> None:
    assert text.shorten(given, limit) == expected


def test_shorten_refuses_a_limit_without_room_for_the_ellipsis() -> None:
    with pytest.raises(ValueError, match="0 characters"):
        text.shorten("một", 0)


@pytest.mark.parametrize(
    ("value", "expected"), [(0, "0"), (162, "162"), (1656, "1.656"), (1234567, "1.234.567")]
)
def test_number(value: int, expected: str) -> None:
    assert text.number(value) == expected


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (0, "0 byte"),
        (860, "860 byte"),
        (1023, "1023 byte"),
        (1024, "1 KB"),
        (1536, "2 KB"),
        (12 * 1024 + 100, "12 KB"),
        (1023 * 1024 + 511, "1023 KB"),
        (1023 * 1024 + 512, "1 MB"),
        (1024**2, "1 MB"),
        (1_258_291, "1,2 MB"),
        (1024**3 - 1, "1 GB"),
        (1024**3 * 3 // 2, "1,5 GB"),
    ],
)
def test_file_size(size: int, expected: str) -> None:
    assert text.file_size(size) == expected


@pytest.mark.parametrize(
    ("value", "short", "in_words"),
    [
        (date(2020, 10, 16), "16/10/2020", "Thứ Sáu, ngày 16 tháng 10 năm 2020"),
        (date(2021, 2, 3), "03/02/2021", "Thứ Tư, ngày 03 tháng 02 năm 2021"),
        (date(2021, 1, 31), "31/01/2021", "Chủ Nhật, ngày 31 tháng 01 năm 2021"),
        (date(2021, 3, 9), "09/03/2021", "Thứ Ba, ngày 09 tháng 3 năm 2021"),
    ],
)
def test_dates(value: date, short: str, in_words: str) -> None:
    assert text.day(value) == short
    assert text.long_date(value) == in_words


def test_weekdays() -> None:
    week = [text.weekday(date(2020, 10, 12 + offset)) for offset in range(7)]
    assert week == ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"]


def test_clock() -> None:
    assert text.clock(datetime.fromisoformat("2020-10-16T15:34:59+07:00")) == "15:34"
    assert text.clock(datetime.fromisoformat("2020-10-16T05:04")) == "05:04"


@pytest.mark.parametrize(
    ("month", "expected"),
    [(2, "Tháng 02 năm 2021"), (3, "Tháng 3 năm 2021"), (10, "Tháng 10 năm 2021")],
)
def test_month(month: int, expected: str) -> None:
    assert text.month(2021, month) == expected
