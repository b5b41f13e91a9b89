import unicodedata

import pytest

from wardnews.decode import decode_source
from wardnews.yamltext import Mistake

TEXT = "---\ntitle: Đảng ủy phường Đức Giang\n---\nHội nghị\n"
NFD = unicodedata.normalize("NFD", TEXT)


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        b"\xff\xfe" + TEXT.encode("utf-16-le"),
        NFD.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.replace("\n", "\u2028").encode(),
        TEXT.replace("\n", "\u2029").encode(),
        TEXT.replace("\n", "\u0085").encode(),
        TEXT.replace("\n", "\f").encode(),
        NFD.replace("\n", "\r\n").encode("utf-16"),
    ],
)
def test_whatever_an_editor_saved_is_the_same_text(data: bytes) -> None:
    assert decode_source(data) == TEXT


@pytest.mark.parametrize("text", ["", "\t", "a\u00a0b", "\u200b", "ảnh 📷"])
def test_other_characters_stay(text: str) -> None:
    assert decode_source(text.encode()) == text


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (TEXT.encode("cp1258", "replace"), 2),
        (b"M\xb5t", 1),
        (b"a\nb\nc\xff", 3),
        (b"\xed\xa0\x80", 1),
        (b"\xff\xfea", 1),
        (b"\xff\xfe\x00\xd8", 1),
    ],
)
def test_bytes_that_are_no_unicode_are_refused(data: bytes, line: int) -> None:
    with pytest.raises(Mistake) as caught:
        decode_source(data)
    assert (caught.value.code, caught.value.line, caught.value.column) == ("not-utf8", line, 1)


@pytest.mark.parametrize(
    ("text", "line", "column", "character"),
    [
        ("\x00", 1, 1, "U+0000"),
        ("một\nhai\x07", 2, 4, "U+0007"),
        ("\r\n\r\nba \x0b", 3, 4, "U+000B"),
        ("\x7f", 1, 1, "U+007F"),
        ("a\u0080", 1, 2, "U+0080"),
        ("a\uffff", 1, 2, "U+FFFF"),
        (NFD + "\x1b", 5, 1, "U+001B"),
    ],
)
def test_a_control_character_is_refused_where_it_stands(
    text: str, line: int, column: int, character: str
) -> None:
    with pytest.raises(Mistake) as caught:
        decode_source(text.encode())
    mistake = caught.value
    assert (mistake.code, mistake.line, mistake.column) == ("control-character", line, column)
    assert mistake.args_ == (("character", character),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_control_character_is_refused(encoding: str) -> None:
    for code in [*range(9), *range(14, 32), *range(127, 133), *range(134, 160), 0xFFFE, 0xFFFF]:
        with pytest.raises(Mistake) as caught:
            decode_source(f"một\u00a0{chr(code)}".encode(encoding))
        assert caught.value.code == "control-character"
