from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardnews.search.terms import BLOCK_END, Vocabulary, canonical_words, text_blocks


def read(title: str, summary: str, body: str) -> list[str]:
    vocabulary = Vocabulary()
    numbers = vocabulary.numbers((title, summary, body))
    return [vocabulary.words[number] for number in numbers]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<p>Hoà giải, Ðảng uỷ</p>", ["hòa", "giải", "đảng", "ủy"]),
        ("<p>An ninh – Quốc phòng</p>", ["an", "ninh", "quốc", "phòng"]),
        ("<p>“Đức Giang”…</p><p>một\u00a0hai</p>", ["đức", "giang", "", "", "một", "hai"]),
        ("<p>số 09-QC/TW_1</p>", ["số", "09", "qc", "tw", "1"]),
        ("<p>cộng <b>đồ</b>ng</p>", ["cộng", "đồng"]),
    ],
)
def test_words_are_read_in_order_block_by_block(body: str, words: list[str]) -> None:
    numbers = read("Tin", "", body)
    assert numbers[:4] == ["tin", "", "", ""]
    assert numbers[4:][: len(words)] == words


@given(st.lists(st.text("aă –-/,.đ\u00a0\u0301Ð1_“", max_size=12), min_size=1, max_size=5))
def test_a_text_has_the_words_that_its_blocks_have(blocks: list[str]) -> None:
    body = "".join(f"<p>{block}</p>" for block in blocks)
    words = [word for word in read("", "", body) if word]
    assert words == [word for block in text_blocks("", body) for word in canonical_words(block)]


def test_a_block_ends_with_a_number_of_no_word() -> None:
    vocabulary = Vocabulary()
    assert vocabulary.numbers(("một", "hai", "<p>một</p>"))[:4] == [1, BLOCK_END, 2, BLOCK_END]


WORDS = st.text("aộ &.\n|1", max_size=12).map(lambda words: words.replace("&", "&amp;"))


@given(st.lists(WORDS, max_size=4), st.sampled_from(["", "\n", " "]))
def test_paragraphs_alone_are_read_as_those_among_other_elements(
    paragraphs: list[str], between: str
) -> None:
    body = between.join(f"<p>{words}</p>" for words in paragraphs)
    assert text_blocks("", body) == text_blocks("", f"{body}<b></b>")
    assert read("", "", body) == read("", "", f"{body}<b></b>")
