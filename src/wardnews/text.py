"""Vietnamese text: one spelling, search folding, slugs, sort order, numbers and dates in words.

Every function here depends on its arguments alone: no locale, no clock. The search page has a
JavaScript twin of `canon`, `fold`, `words` and `has_marks`; tests/data/folding.json holds for both.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

# Letters and numbers, tones, capitals, spelling: compared in this order.
CollationKey: TypeAlias = tuple[tuple[tuple[int, int], ...], tuple[int, ...], tuple[bool, ...], str]

# What no editor types and no XML 1.0 may hold.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_MARKED_VOWELS = "ăâêôơư"
# Huyền, hỏi, ngã, sắc, nặng, in the order of the dictionaries; ngang, the level tone, has no mark.
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")

# Soft hyphens, spaces and joiners without a width, signs of direction, byte order marks: a text
# that is copied may have them inside of its words, where nobody sees them.
_UNSEEN = r"\u00ad\u200b-\u200f\u2060\ufeff"
# `\w` holds no combining marks, and not every letter with a mark has a code point of its own.
WORD = re.compile(rf"[^\W_]+(?:[\u0300-\u036f{_UNSEEN}]+[^\W_]*)*")
_LETTERS = re.compile(r"([^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*)")  # a group: split keeps it
_UNSEEN_SIGNS = re.compile(f"[{_UNSEEN}]+")
_TONE = re.compile(f"[{_TONES}]")
_LATIN_MARKS = re.compile(r"[\u0300-\u036f]+")
_VIETNAMESE_MARK = re.compile(f"[{_TONES}\u0302\u0306\u031bđĐðÐ]")  # circumflex, breve, horn
_SYLLABLE = re.compile(
    r"""
    (?P<onset> qu | gi(?=[aăâeêioôơuư]) | ngh? | [cknpt]h | gh | tr | [bcdđghklmnprstvx] )?
    (?P<vowels>
        [iy]êu | o[ae]o | oa[iy] | uây | uôi | uy[aêu] | ươ[iu]
      | a[iouy] | â[uy] | eo | êu | i[aêu] | o[aăeio] | ôi | ơi | u[aâêiôơy] | ư[aiơu] | yê
      | [aăâeêioôơuưy]
    )
    (?P<coda> ch | n[gh]? | [cmpt] )?
    """,
    re.VERBOSE,
)
# Python refuses to read very long numbers; 640 digits is the lowest limit that can be set.
_NUMBER_OR_CHARACTER = re.compile(r"[0-9]{1,640}|.", re.DOTALL)

# No comma, which slugify takes out of numbers, and no apostrophe, which it takes out of words.
_SLUG_WORDS = re.compile(r"""[a-z0-9 .:;!?()/"-]*""")
_SLUG_RUN = re.compile("[a-z0-9]+")
_PARTING_IN_SLUGS = str.maketrans("\u200b\u2060", "  ")  # as in addresses that were given before
_LEAST_LIKENESS = 0.6
_SIGN, _NUMBER, _LETTER, _FOREIGN_LETTER = range(4)


def nfc(text: str) -> str:
    """Return the text in Unicode normal form C."""
    return unicodedata.normalize("NFC", text)


def seen(text: str) -> str:
    """Return the text in NFC without soft hyphens and other signs that nobody sees in a word."""
    return nfc(_UNSEEN_SIGNS.sub("", text))


def canon(text: str) -> str:
    """Return the text in lower case and in one spelling, with its marks and tones.

    A syllable's tone stands on its vowel with a mark (`thuở`, `tiến`, in ươ on ơ); else, before a
    final consonant, on the last vowel (`toàn`, `huỳnh`); else on the middle one of three (`ngoài`)
    and the first of two: `hòa`, `khỏe`, `ủy`, never `hoà`, `khoẻ`, `uỷ`. The u of `qu` and the i
    of `gi` before a vowel belong to the consonant: `quý`, `già`. Only what can be one Vietnamese
    syllable with one tone is changed. Eth (Ð, ð), which old fonts typed for Đ, reads as đ. Signs
    that nobody sees, such as soft hyphens, are left out.
    """
    lower = seen(text.lower()).replace("ð", "đ")
    return "".join(map(_with_tone_in_place, _LETTERS.split(lower)))


def fold(text: str) -> str:
    """Return the text in lower case without any mark or sign that nobody sees, and đ as d."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    return seen(_LATIN_MARKS.sub("", decomposed)).replace("đ", "d").replace("ð", "d")


def words(text: str) -> tuple[str, ...]:
    """Return the runs of letters and digits, in order, as they are spelled (in NFC).

    Signs inside of them that nobody sees are still there; `canon` and `fold` leave them out.
    """
    return tuple(WORD.findall(nfc(text)))


def has_marks(text: str) -> bool:
    """Tell whether a tone, the mark of ă â ê ô ơ ư, or a đ stands in the text."""
    return _VIETNAMESE_MARK.search(unicodedata.normalize("NFD", text)) is not None


def is_syllable(word: str) -> bool:
    """Tell whether the word can be one Vietnamese syllable, in any case and with at most one tone.

    Before c, ch, p and t only sắc and nặng are possible.
    """
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = _TONE.findall(decomposed)
    syllable = _SYLLABLE.fullmatch(nfc(_TONE.sub("", decomposed)))
    if syllable is None or len(tones) > 1:
        return False
    return syllable["coda"] not in {"c", "ch", "p", "t"} or "".join(tones) in {"\u0301", "\u0323"}


def slug(text: str) -> str:
    """Return the text as one URL segment of a-z, 0-9 and single hyphens; "" if nothing is left."""
    folded = fold(text.translate(_PARTING_IN_SLUGS))
    if _SLUG_WORDS.fullmatch(folded):
        return "-".join(_SLUG_RUN.findall(folded))
    from slugify import slugify  # noqa: PLC0415  # few titles need it

    # Folded first, since slugify's own table depends on which transliterator is installed.
    return slugify(folded, entities=False, decimal=False, hexadecimal=False)


def collation_key(text: str) -> CollationKey:
    """Return the key that sorts names in Vietnamese order.

    Spaces, then other signs, numbers by value, letters (a ă â b c d đ e ê …), foreign letters.
    Names alike so far are told apart by tone (ngang, huyền, hỏi, ngã, sắc, nặng), then by capitals,
    then by spelling; equal keys mean equal text (in NFC).
    """
    spelling = nfc(text)
    ranks: list[tuple[int, int]] = []
    tones: list[int] = []
    for part in _NUMBER_OR_CHARACTER.findall(" ".join(canon(spelling).split())):
        if not _LATIN_MARKS.match(part):
            rank, tone = _rank_and_tone(part)
            ranks.append(rank)
            tones.append(tone)
    capitals = tuple(character.isupper() for character in spelling)
    return tuple(ranks), tuple(tones), capitals, spelling


def nearest(name: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate most like the name after folding, the first of equals, None if none."""
    # autojunk would ignore frequent letters of long names.
    matcher = SequenceMatcher(None, b=fold(name), autojunk=False)
    best, best_likeness = None, 0.0
    for candidate in candidates:
        matcher.set_seq1(fold(candidate))
        likeness = matcher.ratio()
        if likeness >= _LEAST_LIKENESS and likeness > best_likeness:
            best, best_likeness = candidate, likeness
    return best


def shorten(text: str, limit: int) -> str:
    """Return the text with single spaces, cut after a word and marked "…" if over the limit.

    A first word that is over the limit by itself is cut. ValueError if the limit is below 1.
    """
    if limit < 1:
        raise ValueError(f"A text cannot be shortened to {limit} characters.")
    collapsed = " ".join(nfc(text).split())
    if len(collapsed) <= limit:
        return collapsed
    whole_words = collapsed[:limit].rpartition(" ")[0].rstrip(" ,.;:-–—")
    return (whole_words or collapsed[: limit - 1]) + "…"


def number(value: int) -> str:
    """Return the number with its thousands set apart by points: 1.656."""
    return f"{value:,}".replace(",", ".")


def file_size(size: int) -> str:
    """Return a size in bytes as `860 byte`, `12 KB`, `1,2 MB`; a KB has 1024 bytes."""
    if size < 1024:
        return f"{size} byte"
    kilobytes = _rounded_quotient(size, 1024)
    if kilobytes < 1024:
        return f"{kilobytes} KB"
    tenths, unit = _rounded_quotient(size * 10, 1024**2), "MB"
    if tenths >= 10240:
        tenths, unit = _rounded_quotient(size * 10, 1024**3), "GB"
    return f"{number(tenths // 10)},{tenths % 10}".removesuffix(",0") + f" {unit}"


def day(value: date) -> str:
    """Return the date as 16/10/2020."""
    return f"{value.day:02}/{value.month:02}/{value.year}"


def clock(value: datetime) -> str:
    """Return the time of day as 15:34."""
    return f"{value.hour:02}:{value.minute:02}"


def weekday(value: date) -> str:
    """Return the name of the day of the week, from Thứ Hai to Chủ Nhật."""
    return _WEEKDAYS[value.weekday()]


def long_date(value: date) -> str:
    """Return the date in words: Thứ Sáu, ngày 16 tháng 10 năm 2020.

    Days below 10 and the months 1 and 2 are written with a leading zero, as Decree
    30/2020/NĐ-CP, Annex I, has it for administrative documents.
    """
    month_in_digits = _month_in_digits(value.month)
    return f"{weekday(value)}, ngày {value.day:02} tháng {month_in_digits} năm {value.year}"


def month(year: int, month: int) -> str:
    """Return the month in words, Tháng 10 năm 2020, with the leading zero of `long_date`."""
    return f"Tháng {_month_in_digits(month)} năm {year}"


# Vietnamese has some 7,000 syllables; the rest of the room is for names and numbers.
@lru_cache(maxsize=32_768)
def _with_tone_in_place(letters: str) -> str:
    decomposed = unicodedata.normalize("NFD", letters)
    tones = _TONE.findall(decomposed)
    if len(tones) != 1:
        return letters
    level = nfc(_TONE.sub("", decomposed))
    syllable = _SYLLABLE.fullmatch(level)
    if syllable is None:
        return letters
    bearer = syllable.start("vowels") + _tone_bearer(syllable["vowels"], bool(syllable["coda"]))
    return nfc(level[: bearer + 1] + tones[0] + level[bearer + 1 :])


def _tone_bearer(vowels: str, closed: bool) -> int:
    marked = [place for place, vowel in enumerate(vowels) if vowel in _MARKED_VOWELS]
    if marked:
        return marked[-1]
    return len(vowels) - 1 if closed else (len(vowels) - 1) // 2


def _rank_and_tone(part: str) -> tuple[tuple[int, int], int]:
    """Return where a number or one lower-case character sorts, and its tone from 0 to 5."""
    if part.isascii() and part.isdigit():
        return (_NUMBER, int(part)), 0
    if not part.isalpha():
        return (_SIGN, ord(part)), 0  # the space before all others
    decomposed = unicodedata.normalize("NFD", part)
    tone = _TONE.search(decomposed)
    level = nfc(_TONE.sub("", decomposed))
    letter = level if level in _ALPHABET else decomposed[0]  # ö sorts with o
    if letter in _ALPHABET:
        return (_LETTER, _ALPHABET.index(letter)), _TONES.index(tone[0]) + 1 if tone else 0
    return (_FOREIGN_LETTER, ord(part)), 0


def _month_in_digits(value: int) -> str:
    return f"{value:02}" if value <= 2 else f"{value}"


def _rounded_quotient(dividend: int, divisor: int) -> int:
    """Divide, halves upwards, without the surprises of floats."""
    return (dividend + divisor // 2) // divisor
