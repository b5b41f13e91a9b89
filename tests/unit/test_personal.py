import pytest

from wardnews.personal import digits_of, find_personal_data


def found(line: str) -> list[str]:
    return [value for _, value in find_personal_data(line)]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Căn cước số 001085012345 cấp ngày 10/10/2020", "001085012345"),
        ("số 001 085 012 345", "001 085 012 345"),
        ("Số CMND: 012345678", "012345678"),
        ("chứng minh nhân dân số 012 345 678", "012 345 678"),
        ("liên hệ 0912345678", "0912345678"),
        ("ĐT 0912 345 678.", "0912 345 678"),
        ("ĐT: 091.2345.678", "091.2345.678"),
        ("098-765-4321", "098-765-4321"),
        ("gọi +84 912 345 678", "+84 912 345 678"),
        ("gọi 84912345678", "84912345678"),
        ("số cũ 01681234567", "01681234567"),
        ("(0353123456)", "0353123456"),
    ],
)
def test_what_is_personal(line: str, value: str) -> None:
    assert list(find_personal_data(line)) == [(line.index(value), value)]


@pytest.mark.parametrize(
    "line",
    [
        "kinh phí 500.000.000.000 đồng",
        "hỗ trợ 012345678901 đồng",
        "Quyết định số 012345678",
        "Công văn 0912345678/QĐ-UBND",
        "ngày 08-10-2020 15:34",
        "16/10/2020 | 15:34 | Lượt xem: 162",
        "trụ sở: 024 3827 1234, fax 02438271234",
        "đường dây nóng của phường: 0912.345.678",
        "[cổng](https://phuong.example/0912345678)",
        "![ảnh](0912345678.jpg)",
        "https://phuong.example/tin?id=001085012345",
        "IMG_0912345678",
        "1.656 lượt, 0,5 điểm, 90 năm",
        "tài khoản 20201016153400",
        "912345678",
        "097012345678",  # there is no province 097
    ],
)
def test_what_is_not(line: str) -> None:
    assert found(line) == []


def test_several_in_one_line_come_in_order() -> None:
    assert found("0912345678, CCCD 001085012345") == ["0912345678", "001085012345"]


def test_telephones_compare_by_their_digits() -> None:
    assert digits_of("+84 24 3827 1234") == digits_of("024-3827.1234") == "02438271234"
