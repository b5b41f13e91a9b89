"""Mending never changes what a valid article means, and a second time finds nothing to do."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from sources import HANOI, parse_bytes
from wardnews.article import Article, Parsed
from wardnews.frontmatter import ARTICLE_FIELDS
from wardnews.mend import Mended, mend_source
from wardnews.parts import split_source

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

WORDS = ["Hội nghị", "Ðảng ủy", "tổng kết: 2020", "#3", '"', "'", "\\", "&", "[", "]", "e\u0302\u0301",
    "https://a.example/Ðx", "\t", "  ", "- a", "@", "\u2028", "ð", "`", "*đậm*", "![Ð](Ða.jpg)", "|"]  # fmt: skip
DATES = ["16/10/2020", "16/10/2020 15:34", "16.10.2020 | 15h34", "1/2/2020", "2020-10-16T15:34:20Z",
    "2020-10-16 15:34:20", "16-10-2020, 9:05:07", '"16/10/2020 | 15:34"', "31/02/2020",
    "16/10/2020 15:34 +07:00", "2020-1-2"]  # fmt: skip
VIEWS = ["162", "0162", "1.656", "1 656", "162 lượt", '"0162"', "'1.000'", "-1", "0162 # ghi chú"]
GOOD = ["\nviews: 0162", "\nviews: '1.656' # đếm", "\nauthor: 'Ban: Ð'", "\nupdated: 1.2.2020",
    "\nsummary: >\n  Hai: dòng\n  Ð", "\nupdated: '2020-10-16T08:00+07:00'", "\ntags: [a, Ð]"]  # fmt: skip
KEYS = ["views", "lượt xem", "author", "summary", "tags", "tiêu đề", "updated", "image", "pinned"]

prose: SearchStrategy[str] = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
value = st.one_of(prose, st.sampled_from(DATES), st.sampled_from(VIEWS), st.text(max_size=12))
entry = st.builds("{}{}{}".format, st.sampled_from(KEYS), st.sampled_from([": ", ":", " ", ":\t"]), value)  # fmt: skip
title = st.builds('title: "Bài {}"'.format, st.integers(0, 9)) | prose.map("title: {}".format)
date = st.sampled_from(DATES).map("date: {}".format)
front = st.tuples(title, date, st.just("category: Ðảng"), st.lists(entry, max_size=3)).map(
    lambda parts: "\n".join([*parts[:3], *parts[3]])
)
careful = st.builds(
    "title: Bài {}\ndate: {}\ncategory: Ðảng{}".format,
    st.integers(0, 9),
    st.sampled_from(DATES).filter(lambda typed: typed != "31/02/2020"),
    st.lists(st.sampled_from(GOOD), max_size=2, unique_by=lambda line: line[:3]).map("".join),
)
body = st.one_of(prose, st.text(max_size=40))
source = st.builds("---\n{}\n---\n\n{}\n".format, front | careful, body) | st.text(max_size=80)


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Return a source as one of many programs might have saved it."""
    written = draw(source)
    form = draw(st.sampled_from(["NFC", "NFD", "as typed"]))
    if form != "as typed":
        written = unicodedata.normalize(form, written)  # type: ignore[arg-type]  # one of the two
    if draw(st.booleans()):
        written = written.replace("\n", "\r\n")
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
    return written.encode(encoding, "surrogatepass" if encoding == "utf-16" else "replace")


def mended(data: bytes) -> Mended | None:
    return mend_source(data, ARTICLE_FIELDS, ZoneInfo(HANOI))


def meaning(parsed: Parsed) -> str:
    """Return all that readers get of the article, with Đ for Ð."""
    assert isinstance(parsed.source, Article)
    bare = replace(parsed.source, marks=(), warnings=(), references=(), digest="", body="")
    return repr((bare, parsed.body.decode())).translate({0xD0: "Đ", 0xF0: "đ"})


@given(files())
def test_a_second_time_finds_nothing_to_mend(data: bytes) -> None:
    once = mended(data)
    if once is not None:
        again = mended(once.after.encode())
        assert again == Mended(before=once.after, after=once.after, unseen=())


@settings(max_examples=400)
@given(files())
def test_a_valid_article_means_the_same(data: bytes) -> None:
    before = parse_bytes(data)
    once = mended(data)
    if isinstance(before, Parsed) and once is not None:
        after = parse_bytes(once.after.encode())
        assert isinstance(after, Parsed), (once.after, after)
        assert meaning(after) == meaning(before)


@given(front, body)
def test_the_words_of_a_body_stay(front: str, body: str) -> None:
    once = mended(f"---\n{front}\n---\n\n{body}\n".encode("utf-8", "replace"))
    if once is not None:
        before, after = split_source(once.before), split_source(once.after)
        assert after.body.translate({0xD0: "Đ", 0xF0: "đ"}) == before.body.translate(
            {0xD0: "Đ", 0xF0: "đ"}
        )
