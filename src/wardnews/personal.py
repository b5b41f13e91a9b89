"""Personal data that should not stand in a public text: identity numbers and private telephones.

Decree 13/2023/NĐ-CP, article 2, counts both among personal data. What is found is a guess that an
editor is asked to look at; dates, sums of money and the numbers of documents are left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def find_personal_data(line: str) -> Iterator[tuple[int, str]]:
    """Yield the offset and the text of everything in the line that may be personal data."""
    if not _MANY_DIGITS.search(line):
        return
    words = _ADDRESS.sub(lambda match: " " * len(match[0]), line)
    found = [*_identity_numbers(words), *_old_identity_numbers(words), *_telephones(words)]
    yield from sorted(found)


def may_hold_personal_data(data: bytes) -> bool:
    """Return whether the bytes of a source, UTF-8 or UTF-16, hold nine digits with little between.

    Where they do not, no line of the source holds personal data; a file is looked at much faster
    than its lines are.
    """
    return _NINE_ZEROS in data.translate(_DIGITS_AS_ZEROS, _BETWEEN_DIGITS)


def digits_of(value: str) -> str:
    """Return the digits of a number, a telephone's country code written as 0."""
    digits = re.sub(r"\D", "", value)
    return "0" + digits[2:] if digits.startswith("84") and len(digits) in (11, 12) else digits


def _identity_numbers(line: str) -> Iterator[tuple[int, str]]:
    """Twelve digits that begin with the code of a province or city: 001 to 096."""
    for match in _TWELVE_DIGITS.finditer(line):
        if "001" <= digits_of(match[0])[:3] <= "096" and not _FOLLOWS_MONEY.match(
            line, match.end()
        ):
            yield match.start(), match[0]


def _old_identity_numbers(line: str) -> Iterator[tuple[int, str]]:
    """Nine digits, the older form, mean many things: only after a word that says what they are."""
    for match in _NINE_DIGITS.finditer(line):
        if _SAYS_IDENTITY.search(line, max(0, match.start() - 60), match.start()):
            yield match.start(), match[0]


def _telephones(line: str) -> Iterator[tuple[int, str]]:
    """Mobile numbers are private, unless the words before say that the office answers them."""
    for match in _TELEPHONE.finditer(line):
        before = line[max(0, match.start() - 40) : match.start()]
        if _MOBILE.fullmatch(digits_of(match[0])) and not _SAYS_OFFICE.search(before):
            yield match.start(), match[0]


_NINE_ZEROS = b"0" * 9
_DIGITS_AS_ZEROS = bytes.maketrans(b"0123456789", b"0" * 10)
_BETWEEN_DIGITS = b" .-\0"  # every second byte of a digit in UTF-16 is 0
_MANY_DIGITS = re.compile(r"\d(?:[ .-]?\d){8}")
_ADDRESS = re.compile(r"\w+://\S+|\]\([^)\s]*|<[^>\s]*@[^>\s]*>")
_STARTS = r"(?<![\w/=.,+-])"
_ENDS = r"(?![\w/]|[.,-]\d)"
_TWELVE_DIGITS = re.compile(
    rf"{_STARTS}(?:\d{{12}}|\d{{3}}([ .-])\d{{3}}\1\d{{3}}\1\d{{3}}){_ENDS}", re.ASCII
)
_NINE_DIGITS = re.compile(rf"{_STARTS}(?:\d{{9}}|\d{{3}}([ .-])\d{{3}}\1\d{{3}}){_ENDS}", re.ASCII)
_TELEPHONE = re.compile(
    rf"(?<![\w/=.,-])(?:(?:\+84|84|0)[ .]?\d{{9,10}}"
    rf"|(?:\+84[ .-]?|0)\d{{1,3}}([ .-])\d{{3,4}}\1\d{{3,4}}"
    rf"|0\d{{3}}[ .-]\d{{6,7}}){_ENDS}",
    re.ASCII,
)
# The ranges of the numbering plan (Circular 22/2014/TT-BTTTT and its changes), before 2018 too.
_MOBILE = re.compile(r"0(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}|01(?:2\d|6[2-9]|88|99)\d{7}")
_SAYS_IDENTITY = re.compile(
    r"CMND|CMTND|CMT\b|CCCD|căn cước|chứng minh (?:nhân dân|thư)|giấy chứng minh", re.IGNORECASE
)
_SAYS_OFFICE = re.compile(r"đường dây nóng|hotline|tổng đài|trực ban|cơ quan", re.IGNORECASE)
_FOLLOWS_MONEY = re.compile(r" ?(?:đồng|đ\b|VND|VNĐ)", re.IGNORECASE)
