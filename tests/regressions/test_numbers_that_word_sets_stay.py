"""Numbers that Word sets by itself ("I.", "Điều 2.") were lost, and lists began again with 1."""

from __future__ import annotations

import pytest

from wardnews.body import clean_html
from wardnews.importers.word import parse_word
from word_files import NAMESPACES, with_markup, with_part

Line = tuple[str, int, str]
LEVEL = """<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>
<w:lvlText w:val="{words}"/></w:lvl>"""
OFFICIAL = [("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-")]
PLAIN = [("decimal", "%1."), ("decimal", "%2."), ("bullet", "-")]


def page(
    levels: list[tuple[str, str]], *lines: tuple[int | None, str], start: int = 1
) -> list[str]:
    """Return the blocks of lines that stand on these levels, or on none."""
    written = "".join(
        LEVEL.format(at=at, form=form, words=words, start=start if at == 0 else 1)
        for at, (form, words) in enumerate(levels)
    )
    numbering = f"""<w:numbering xmlns:w="{NAMESPACES["w"]}">
        <w:abstractNum w:abstractNumId="7">{written}</w:abstractNum>
        <w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>
        <w:num w:numId="4"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">
        <w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>"""
    data = with_markup("".join(_line(at, words) for at, words in lines))
    data = with_part(data, "word/numbering.xml", numbering.encode())
    return list(parse_word(data, "a.docx", None).blocks[1:])


def _line(at: int | None, words: str) -> str:
    number = 4 if words.startswith("!") else 3
    style = '<w:pStyle w:val="Heading1"/>' if words.startswith("#") else ""
    place = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>'
    properties = f"{style}{place if at is not None else ''}"
    text = f"<w:r><w:t>{words.strip('#!')}</w:t></w:r>"
    return f"<w:p><w:pPr>{properties}</w:pPr>{text}</w:p>"


def test_the_numbers_of_an_official_letter() -> None:
    lines = [(0, "Kết quả"), (1, "Dân vận"), (2, "một"), (2, "hai"), (3, "chấm"), (1, "Tổ chức")]
    blocks = page(OFFICIAL, *lines, (None, "Đoạn"), (0, "Nhiệm vụ"), (1, "Dân vận"))
    assert blocks == [
        "I. Kết quả",
        "1\\. Dân vận",
        "a) một",
        "b) hai",
        "- chấm",
        "2\\. Tổ chức",
        "Đoạn",
        "II. Nhiệm vụ",
        "1\\. Dân vận",
    ]
    assert "<p>1. Dân vận</p>" in clean_html("\n\n".join(blocks))


def test_the_number_of_a_heading_and_of_an_article_of_law() -> None:
    assert page([("decimal", "Điều %1.")], (0, "#Phạm vi"), (None, "Đoạn"), (0, "Đối tượng")) == [
        "# Điều 1. Phạm vi",
        "Đoạn",
        "Điều 2. Đối tượng",
    ]


def test_a_plain_list_stays_a_list_and_goes_on_after_a_paragraph() -> None:
    lines = [(0, "Một"), (1, "Một một"), (2, "chấm"), (0, "Hai")]
    assert page(PLAIN, *lines, (None, "Đoạn"), (0, "Ba"), (0, "Bốn"), (0, "!Một")) == [
        "1. Một\n    1. Một một\n        - chấm\n2. Hai",
        "Đoạn",
        "3\\. Ba",
        "4\\. Bốn",
        "1. Một",
    ]


@pytest.mark.parametrize(
    ("form", "start", "shown"),
    [
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerRoman", 49, "xlix"),
        ("upperLetter", 27, "AA"),
        ("decimalZero", 7, "07"),
        ("decimal", 7, "7"),
        ("none", 7, ""),
    ],
)
def test_the_forms_of_numbers(form: str, start: int, shown: str) -> None:
    assert page([(form, "(%1)")], (0, "Mục"), start=start) == [f"({shown}) Mục"]
