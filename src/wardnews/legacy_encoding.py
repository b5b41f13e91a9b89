"""The encodings of Vietnamese before Unicode: recognised by their syllables, and converted.

A text in one of them is looked at as Windows shows it in a font that is not its own: each byte
as a character of Windows-1252 (`§¶ng ñy` for "Đảng ủy" in TCVN3).
"""

from __future__ import annotations

import codecs
import enum
import re
from typing import TYPE_CHECKING

from wardnews import text

if TYPE_CHECKING:
    from collections.abc import Mapping


class LegacyEncoding(enum.Enum):
    """An encoding by the name that offices know it by."""

    TCVN3 = "TCVN3"
    VNI = "VNI"
    WINDOWS_1258 = "Windows-1258"


FONTS = ((".vn", LegacyEncoding.TCVN3), ("vni", LegacyEncoding.VNI))
"""How the names of the fonts begin that show each encoding: `.VnTime`, `VNI-Times`."""


def decode_legacy(data: bytes, encoding: LegacyEncoding) -> str:
    """Return the Unicode text (NFC) of bytes in that encoding; a byte without meaning stays."""
    return convert_legacy(as_windows_shows(data), encoding)


def convert_legacy(shown: str, encoding: LegacyEncoding) -> str:
    """Return the Unicode text (NFC) of a text as Windows shows it; other characters stay."""
    if encoding is LegacyEncoding.TCVN3:
        return text.nfc(shown.translate(_TCVN3))
    if encoding is LegacyEncoding.VNI:
        return text.nfc(_VNI_LETTER.sub(lambda match: _VNI[match[0]], shown))
    return text.nfc(shown.translate(_WINDOWS_1258))


def guess_encoding(data: bytes) -> LegacyEncoding | None:
    """Return which encoding the bytes are in; `None` for UTF-8, UTF-16 and what is none of them."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _most_likely(as_windows_shows(data))
    return None


def guess_shown(shown: str) -> LegacyEncoding | None:
    """Return which encoding a text that is Unicode by its form was typed in; mostly `None`.

    A text with one letter that Windows-1252 has not (ả, ơ, đ …) is Unicode, and so is one whose
    words with marks are Vietnamese as they stand.
    """
    if shown.isascii() or _BEYOND_WINDOWS_1252.search(shown):
        return None
    if len(_marked(shown)) < LEAST_WORDS:
        return None
    if _share_of_syllables(shown) > _PERHAPS:
        return None
    return _most_likely(shown)


def encoding_of_font(font: str) -> LegacyEncoding | None:
    """Return the encoding that text in that font is in, `None` for the fonts of Unicode."""
    folded = font.casefold()
    return next((encoding for start, encoding in FONTS if folded.startswith(start)), None)


def is_typed_in(shown: str, encoding: LegacyEncoding) -> bool | None:
    """Return whether a text in a font of that encoding was typed in it; `None` if it does not tell.

    Word shows Unicode in such a font with letters of another one, and nobody sees the difference.
    """
    if _UNICODE_ALONE.search(text.nfc(shown)):
        return False
    meant, as_it_stands = map(_share_of_syllables, (convert_legacy(shown, encoding), shown))
    return None if meant == as_it_stands else meant > as_it_stands


def is_capitals_font(font: str) -> bool:
    """Return whether the font shows small letters as capitals: `.VnTimeH`."""
    return encoding_of_font(font) is LegacyEncoding.TCVN3 and font.rstrip().endswith("H")


def as_windows_shows(data: bytes) -> str:
    """Return the bytes as characters of Windows-1252; its five holes as Latin-1 has them."""
    return "".join(map(_shown_byte, data))


LEAST_WORDS = 2
_CLEARLY = 0.8
_PERHAPS = 0.5

# The letters of TCVN 5712:1993 (VN2) from A1 to FE; B0 to B4 are tones by themselves.
_TCVN3_LETTERS = (
    "ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò"
    "ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵ"
)
_TCVN3: Mapping[int, str] = dict(zip(range(0xA1, 0xFF), _TCVN3_LETTERS, strict=True))


def _shown_byte(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


_WINDOWS_1252 = "".join(map(_shown_byte, range(256)))
_BEYOND_WINDOWS_1252 = re.compile(f"[^{re.escape(_WINDOWS_1252)}]")
_UNICODE_ALONE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")
_WINDOWS_1258: Mapping[int, str] = {
    ord(_shown_byte(byte)): bytes([byte]).decode("cp1258", "replace")
    for byte in range(0x80, 0x100)
    if bytes([byte]).decode("cp1258", "ignore")
}


def _vni_letters() -> dict[str, str]:
    """Return VNI's letters: a base, then one sign that stands for its marks, in each case."""
    tones = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
    hat_tones = dict(zip("áàåãä", "\u0301\u0300\u0309\u0303\u0323", strict=True))
    breve_tones = dict(zip("éèúüë", "\u0301\u0300\u0309\u0303\u0323", strict=True))
    letters = dict(zip("íìæóòîôöñ", "íìỉĩịỵơưđ", strict=True))
    for base, meant in zip("aeouyôö", "aeouyơư", strict=True):
        letters.update({base + sign: meant + tone for sign, tone in tones.items()})
    for base in "aeo":
        letters[base + "â"] = base + "\u0302"
        letters.update({base + sign: base + "\u0302" + tone for sign, tone in hat_tones.items()})
    letters["aê"] = "ă"
    letters.update({"a" + sign: "ă" + tone for sign, tone in breve_tones.items()})
    small = {shown: text.nfc(meant) for shown, meant in letters.items()}
    capitals = {shown.upper(): meant.upper() for shown, meant in small.items()}
    mixed = {shown.capitalize(): meant.upper() for shown, meant in small.items()}
    return {**small, **mixed, **capitals}


_VNI = _vni_letters()
_VNI_LETTER = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))
_PUNCTUATION = " \t.,;:!?()[]{}\"'<>/|*_-+=%&#@~`“”‘’–—…•"


def _most_likely(shown: str) -> LegacyEncoding | None:
    """Return the encoding in which nearly all words with marks are Vietnamese."""
    shares = {each: _share_of_syllables(convert_legacy(shown, each)) for each in LegacyEncoding}
    best = max(shares, key=lambda each: shares[each])
    return best if shares[best] >= _CLEARLY else None


def _share_of_syllables(meant: str) -> float:
    words = _marked(meant)
    return sum(map(text.is_syllable, words)) / len(words) if words else 0.0


def _marked(meant: str) -> list[str]:
    """Return the words that hold a letter or sign outside ASCII."""
    words = (word.strip(_PUNCTUATION) for word in re.split(r"[\s/\-–]+", meant))
    return [word for word in words if word and not word.isascii()]
