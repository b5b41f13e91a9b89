"""Synthetic archives of any size: a ward's news in Vietnamese, the same for the same seed."""

from __future__ import annotations

import random
import struct
import zlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from benchmarks.language import read_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from benchmarks.language import Language

SYLLABLES = 775
PAGE_SIZE = 20
FIRST_DAY = datetime(2010, 1, 4, 7, 30)  # noqa: DTZ001  # written without an offset, as editors do
DAYS = 15 * 365
CATEGORIES = (
    ("Công tác Đảng", "cong-tac-dang"),
    ("Chính quyền", "chinh-quyen"),
    ("Dân vận", "dan-van"),
    ("Đoàn thể", "doan-the"),
    ("An ninh – Quốc phòng", "an-ninh-quoc-phong"),
    ("Văn hóa – Xã hội", "van-hoa-xa-hoi"),
    ("Kinh tế – Đô thị", "kinh-te-do-thi"),
    ("Cải cách hành chính", "cai-cach-hanh-chinh"),
)

_ISSUERS = ("QĐ-UBND", "KH-ĐU", "QC/TW", "NQ-HĐND", "CT-UBND", "HD/BTG")
_PICTURES = 4


def write_archive(folder: Path, count: int, seed: int, *, search: bool = True) -> None:
    """Write a site of `count` articles below `folder`, which may exist.

    An article has about 775 syllables (7 KB); a third have headings, lists, bold words, tables,
    pictures or links. They spread evenly over 15 years and 8 categories.
    """
    content = folder / "content"
    content.mkdir(parents=True, exist_ok=True)
    write_settings(folder, search=search)
    years = {_moment(number, count).year for number in range(count)}
    for year in sorted(years):
        beside = content / "articles" / str(year)
        beside.mkdir(parents=True, exist_ok=True)
        for picture in range(_PICTURES):
            (beside / f"anh-{picture}.png").write_bytes(_picture(picture))
    for article in build_articles(count, seed):
        file = content / article.path
        file.write_text(article.source, encoding="utf-8", newline="\n")


def write_settings(folder: Path, *, search: bool) -> None:
    """Write the settings of the site below `folder`, in place of those that are there."""
    file = folder / "content" / "site.yml"
    file.write_text(_settings(search=search), encoding="utf-8", newline="\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class SyntheticArticle:
    """An article as it is written (`path` below `content/`), and its parts as they are known."""

    path: str
    source: str
    title: str
    date: datetime
    category: str
    summary: str
    blocks: tuple[str, ...]
    """The text of each paragraph, heading, list item and table cell, without markup."""


def build_articles(
    count: int, seed: int, numbers: Iterable[int] | None = None
) -> Iterator[SyntheticArticle]:
    """Yield the articles of an archive, oldest first, or those of these numbers."""
    language = read_language()
    for number in range(count) if numbers is None else numbers:
        yield _article(language, random.Random(f"{seed}:{number}"), number, count)


def _article(language: Language, rng: random.Random, number: int, count: int) -> SyntheticArticle:
    date = _moment(number, count)
    category = CATEGORIES[rng.randrange(len(CATEGORIES))][0]
    title = language.sentence(rng, rng.randint(5, 9)).replace(",", "")
    summary = language.sentence(rng, 14) + "." if rng.random() < 0.5 else ""
    paragraphs = tuple(_paragraphs(language, rng, date))
    rich = rng.random() < 1 / 3
    parts = _rich_parts(rng, paragraphs) if rich else [(each, (each,)) for each in paragraphs]
    body = "\n\n".join(source for source, _ in parts)
    front = [
        "---",
        f"title: {title}",
        f"date: {date:%d/%m/%Y %H:%M}",
        f"category: {category}",
        f"views: {rng.randrange(4000)}",
        *([f"summary: {summary}"] if summary else []),
        "---",
    ]
    return SyntheticArticle(
        path=f"articles/{date.year}/{date:%Y-%m-%d}-bai-{number:06}.md",
        source="\n".join(front) + f"\n\n{body}\n",
        title=title,
        date=date,
        category=category,
        summary=summary,
        blocks=tuple(block for _, blocks in parts for block in blocks),
    )


def _moment(number: int, count: int) -> datetime:
    return FIRST_DAY + timedelta(days=number * DAYS // max(1, count), minutes=number % 500)


def _paragraphs(language: Language, rng: random.Random, date: datetime) -> Iterator[str]:
    """Yield paragraphs of some three sentences, with a date, a number or a document here and there."""
    written = 0
    wanted = rng.randint(SYLLABLES - 215, SYLLABLES + 135)  # the last one runs over
    while written < wanted:
        sentences = [language.sentence(rng, rng.randint(10, 24)) for _ in range(3)]
        if rng.random() < 0.4:
            sentences.append(_fact(rng, date))
        paragraph = ". ".join(sentences) + "."
        written += paragraph.count(" ") + 1
        yield paragraph


def _fact(rng: random.Random, date: datetime) -> str:
    day = date - timedelta(days=rng.randrange(60))
    match rng.randrange(3):
        case 0:
            return (
                f"Việc này được ghi tại văn bản số {rng.randint(1, 99):02}-{rng.choice(_ISSUERS)}"
            )
        case 1:
            return f"Hội nghị họp ngày {day:%d/%m/%Y}, có {rng.randrange(20, 900)} người dự"
        case _:
            return f"Đến nay đã có {rng.randrange(100, 9999)} hộ đăng ký, đạt {rng.randrange(60, 100)}%"


def _rich_parts(
    rng: random.Random, paragraphs: tuple[str, ...]
) -> list[tuple[str, tuple[str, ...]]]:
    """Return the paragraphs with what editors add to them, as Markdown and as blocks of text."""
    parts: list[tuple[str, tuple[str, ...]]] = []
    for place, paragraph in enumerate(paragraphs):
        first, second, *rest = paragraph.split(" ")
        match rng.randrange(7) if place else 6:
            case 0:
                heading = " ".join([first, second, *rest[:4]]).rstrip(",.")
                parts += [(f"## {heading}", (heading,)), (paragraph, (paragraph,))]
            case 1:
                items = tuple(paragraph.split(". "))
                parts.append(("\n".join(f"- {item}" for item in items), items))
            case 2:
                parts.append((f"**{first} {second}** {' '.join(rest)}", (paragraph,)))
            case 3:
                parts += [(paragraph, (paragraph,)), _table(rng)]
            case 4:
                picture = f"![Quang cảnh buổi làm việc](anh-{rng.randrange(_PICTURES)}.png)"
                parts += [(paragraph, (paragraph,)), (picture, ())]
            case 5:
                link = "[trang của quận](https://quan.example/tin)"
                text = f"{paragraph} Xem trang của quận."
                parts.append((f"{paragraph} Xem {link}.", (text,)))
            case _:
                parts.append((paragraph, (paragraph,)))
    return parts


def _table(rng: random.Random) -> tuple[str, tuple[str, ...]]:
    rows = [
        ("Tổ dân phố", "Số hộ"),
        *((f"Tổ {row}", f"{rng.randrange(500)}") for row in range(1, 5)),
    ]
    lines = [f"| {first} | {second} |" for first, second in rows]
    source = "\n".join([lines[0], "|---|---|", *lines[1:]])
    return source, tuple(cell for row in rows for cell in row)


def _settings(*, search: bool) -> str:
    categories = "".join(f"  - name: {name}\n    slug: {slug}\n" for name, slug in CATEGORIES)
    return (
        "title: Trang tin thử nghiệm của một phường\n"
        'base_url: "https://phuong.example"\n'
        f"page_size: {PAGE_SIZE}\n"
        f"categories:\n{categories}"
        f"search: {'true' if search else 'false'}\n"
    )


def _picture(shade: int) -> bytes:
    """Return a small grey PNG."""
    width, height = 64, 48
    row = b"\0" + bytes([60 + 40 * shade]) * width

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(row * height, 9)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )
