import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wardnews import text
from wardnews.legacy_encoding import (
    LegacyEncoding,
    convert_legacy,
    decode_legacy,
    encoding_of_font,
    guess_encoding,
    guess_shown,
    is_capitals_font,
)

TCVN3, VNI = LegacyEncoding.TCVN3, LegacyEncoding.VNI
WINDOWS_1258 = LegacyEncoding.WINDOWS_1258

# Each word as the bytes of the old encoding, seen as Latin-1, and as Unicode.
TCVN3_WORDS = [
    ("§¶ng", "Đảng"),
    ("ñy", "ủy"),
    ("ph\xadêng", "phường"),
    ("§øc", "Đức"),
    ("c«ng", "công"),
    ("t¸c", "tác"),
    ("héi", "hội"),
    ("nghÞ", "nghị"),
    ("th\xadêng", "thường"),
    ("vô", "vụ"),
    ("quyÕt", "quyết"),
    ("nhiÖm", "nhiệm"),
    ("®oµn", "đoàn"),
    ("kÕt", "kết"),
    ("ng\xadêi", "người"),
    ("khuyÕn", "khuyến"),
    ("häc", "học"),
    ("xu©n", "xuân"),
    ("n¨m", "năm"),
    ("b»ng", "bằng"),
    ("d©n", "dân"),
    ("vËn", "vận"),
    ("mÆt", "mặt"),
    ("trËn", "trận"),
    ("tæ", "tổ"),
    ("quèc", "quốc"),
    ("gi÷", "giữ"),
    ("¸nh", "ánh"),
    ("§\xadêng", "Đường"),
    ("¢n", "Ân"),
    ("kû", "kỷ"),
    ("niÖm", "niệm"),
    ("truyÒn", "truyền"),
    ("thèng", "thống"),
    ("lµnh", "lành"),
    ("m¹nh", "mạnh"),
    ("bÒn", "bền"),
    ("v÷ng", "vững"),
    ("nghÜa", "nghĩa"),
    ("t×nh", "tình"),
]
VNI_WORDS = [
    ("Ñaûng", "Đảng"),
    ("uûy", "ủy"),
    ("phöôøng", "phường"),
    ("Ñöùc", "Đức"),
    ("coâng", "công"),
    ("taùc", "tác"),
    ("hoäi", "hội"),
    ("nghò", "nghị"),
    ("thöôøng", "thường"),
    ("vuï", "vụ"),
    ("quyeát", "quyết"),
    ("nhieäm", "nhiệm"),
    ("ñoaøn", "đoàn"),
    ("keát", "kết"),
    ("ngöôøi", "người"),
    ("naêm", "năm"),
    ("baèng", "bằng"),
    ("daân", "dân"),
    ("vaän", "vận"),
    ("maët", "mặt"),
    ("toå", "tổ"),
    ("quoác", "quốc"),
    ("giöõ", "giữ"),
    ("kyû", "kỷ"),
    ("nghóa", "nghĩa"),
    ("tình", "tình"),
    ("thieáu", "thiếu"),
    ("ÑAÛNG", "ĐẢNG"),
    ("COÂNG", "CÔNG"),
    ("ÖU", "ƯU"),
    ("lyù", "lý"),
    ("chæ", "chỉ"),
]
SENTENCES = [
    "Đảng ủy phường tổ chức hội nghị sơ kết công tác dân vận",
    "Ủy ban nhân dân phường ra quân lập lại trật tự đô thị, an toàn giao thông.",
    "Bà con khu phố quét dọn, trồng cây, giữ gìn vệ sinh môi trường (đợt 2).",
    "Chi bộ sinh hoạt chuyên đề về học tập và làm theo lời Bác",
]


def in_tcvn3(value: str) -> bytes:
    shown = {convert_legacy(chr(code), TCVN3): code for code in range(0xA1, 0xFF)}
    return bytes(shown.get(character, ord(character)) for character in value)


def in_windows_1258(value: str) -> bytes:
    """As Windows types it: â ă ê ô ơ ư đ whole, each tone after its letter."""
    written = ""
    for character in value:
        parts = unicodedata.normalize("NFD", character)
        tones = "".join(part for part in parts if part in "\u0300\u0309\u0303\u0301\u0323")
        letter = "".join(part for part in parts if part not in tones)
        written += unicodedata.normalize("NFC", letter) + tones
    return written.encode("cp1258")


def in_vni(value: str) -> bytes:
    codes = range(0xC0, 0x100)
    shown = [chr(code) for code in codes] + [
        base + chr(code) for base in "aeouyAEOUYôöÔÖ" for code in codes
    ]
    known = {convert_legacy(each, VNI): each for each in shown}
    return "".join(known.get(character, character) for character in value).encode("latin-1")


ENCODERS = [(in_tcvn3, TCVN3), (in_vni, VNI), (in_windows_1258, WINDOWS_1258)]


@pytest.mark.parametrize(("shown", "meant"), TCVN3_WORDS)
def test_tcvn3_words(shown: str, meant: str) -> None:
    assert decode_legacy(shown.encode("latin-1"), TCVN3) == meant


@pytest.mark.parametrize(("shown", "meant"), VNI_WORDS)
def test_vni_words(shown: str, meant: str) -> None:
    assert decode_legacy(shown.encode("latin-1"), VNI) == meant


def test_windows_1258_composes_letter_and_tone() -> None:
    assert decode_legacy(b"\xd0a\xd2ng u\xd2y ph\xfd\xf5\xccng", WINDOWS_1258) == "Đảng ủy phường"


def test_every_letter_with_a_tone_has_a_sign_of_its_own_in_tcvn3() -> None:
    small = "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵăâêôơưđĂÂÊÔƠƯĐ"
    assert decode_legacy(in_tcvn3(small), TCVN3) == small


def test_every_letter_with_a_tone_can_be_written_in_vni() -> None:
    letters = "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵăâêôơưđ"
    both = letters + letters.upper()
    assert decode_legacy(in_vni(both), VNI) == both


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize(("encode", "encoding"), ENCODERS, ids=["tcvn3", "vni", "windows-1258"])
def test_bytes_are_recognised_by_their_syllables(
    sentence: str, encode: Callable[[str], bytes], encoding: LegacyEncoding
) -> None:
    # TCVN3 has no capitals with a tone: offices changed the font for them.
    meant = sentence.replace("Ủ", "ủ") if encoding is TCVN3 else sentence
    data = encode(meant)
    assert guess_encoding(data) is encoding
    assert decode_legacy(data, encoding) == meant


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_bytes_are_left_alone(encoding: str) -> None:
    assert guess_encoding(SENTENCES[0].encode(encoding)) is None


def test_bytes_that_are_no_vietnamese_are_not_guessed() -> None:
    assert guess_encoding("Straße, Größe, Übermut, fährt, Bücher".encode("latin-1")) is None
    assert guess_encoding(bytes(range(128, 256))) is None


def test_text_that_a_program_took_for_unicode_is_recognised() -> None:
    shown = in_tcvn3(SENTENCES[0]).decode("latin-1")
    assert guess_shown(shown) is TCVN3
    assert convert_legacy(shown, TCVN3) == SENTENCES[0]


@pytest.mark.parametrize(
    "unicode",
    [*SENTENCES, "Bà là cô giáo", "tôi có ba quà", "Café à la crème brûlée", "", "Trang 1 – 20"],
)
def test_unicode_text_is_never_taken_for_an_old_encoding(unicode: str) -> None:
    assert guess_shown(unicode) is None
    assert guess_shown(unicodedata.normalize("NFD", unicode)) is None


SYLLABLES = sorted({word for sentence in SENTENCES for word in text.words(sentence)} | {
    "à", "là", "bà", "cô", "tôi", "có", "và", "nhà", "quà", "trông", "hôn", "xã", "tù", "ý", "mê",
    "thôn", "sông", "hè", "về", "mì", "gì", "trí", "đô", "thị",
})  # fmt: skip


@given(st.lists(st.sampled_from(SYLLABLES), max_size=30))
def test_words_of_vietnamese_are_never_converted(words: list[str]) -> None:
    assert guess_shown(" ".join(words)) is None


@given(st.text(max_size=60))
def test_any_text_with_a_letter_of_unicode_alone_is_never_converted(value: str) -> None:
    assume(any(ord(character) > 0x2122 for character in value))
    assert guess_shown(value) is None


@given(st.binary(max_size=200))
def test_any_bytes_can_be_guessed_and_decoded(data: bytes) -> None:
    guess_encoding(data)
    for encoding in LegacyEncoding:
        assert isinstance(decode_legacy(data, encoding), str)


@pytest.mark.parametrize(
    ("font", "encoding", "capitals"),
    [
        (".VnTime", TCVN3, False),
        (".VnTimeH", TCVN3, True),
        (".vnarial", TCVN3, False),
        ("VNI-Times", VNI, False),
        ("Times New Roman", None, False),
        ("Calibri Light H", None, False),
        ("", None, False),
    ],
)
def test_fonts_tell_the_encoding(
    font: str, encoding: LegacyEncoding | None, capitals: bool
) -> None:
    assert encoding_of_font(font) is encoding
    assert is_capitals_font(font) is capitals
